import { sameFact } from '../facts/compare-facts.ts';
import type { Fact } from '../facts/fact.ts';
import { readFacts } from '../facts/read-facts.ts';
import { foldText } from '../language/fold-character.ts';
import { foldVariants } from '../language/fold-variant.ts';
import { sourceSpan } from '../ledger/source-span.ts';
import type { Conflict, Paragraph, Report } from '../types.ts';

/** A fact of a paragraph's text: the words around it, and the values that stand near. */
interface WordedFact extends Words {
  readonly fact: Fact;
  readonly near: readonly string[];
}

/** A fact where it stands. */
interface Place extends WordedFact {
  readonly paragraph: Paragraph;
  readonly article: number;
}

/** What stands before and behind a fact, without figures. */
interface Words {
  readonly left: string;
  readonly right: string;
}

/** Characters in front of a fact that must agree to the letter: `肉牛饲养量达到`. */
const KEY = 6;

/** Characters on either side that are compared. */
const WINDOW = 24;

/** Characters on either side in which other facts are looked at. */
const NEAR = 40;

/** A wording in more places than this is a formula. */
const COMMON = 6;

/** What must agree for two places to say the same thing: letter pairs on either side, and facts near, and how many of them. */
interface Demand {
  readonly agreement: number;
  readonly shared: number;
  readonly fewest: number;
}

/** A foreword sums up its report in other words. */
const BETWEEN: Demand = { agreement: 0.5, shared: 0.5, fewest: 1 };

/**
 * One article says like things of several subjects (a report of two years, of two counties): only the whole sentence printed again with
 * one other fact is the same. On 1,635 laws and reports that say nothing twice otherwise it is silent.
 */
const WITHIN: Demand = { agreement: 0.9, shared: 1, fewest: 2 };

/**
 * Finds facts that a report gives differently in what is otherwise the same sentence: a foreword that says 132万头 where the report
 * says 122.8万头. Compared by value: 38.82% and 38.8% agree, as do 三成 and 3成. Rows of tables are no sentences.
 *
 * In: a report. Out: conflicts whose spans hold the facts with their units in the source.
 */
export function findFactConflicts(report: Report): readonly Conflict[] {
  const byKey = new Map<string, Place[]>();
  const read = new Map<string, readonly WordedFact[]>();
  const conflicts: Conflict[] = [];
  for (const [article, { paragraphs }] of report.articles.entries()) {
    const prose = paragraphs.filter(({ kind }) => kind !== 'table');
    for (const each of prose.flatMap((paragraph) => placesOf(paragraph, article, read))) {
      const key = `${each.left.slice(-KEY)} ${each.fact.kind} ${each.fact.unit ?? ''}`;
      const known = byKey.get(key) ?? [];
      for (const other of known) if (clashes(other, each)) conflicts.push(describe(other, each));
      if (known.length < COMMON) byKey.set(key, [...known, each]);
    }
  }
  lastRead = read;
  return conflicts;
}

/** What was read in the paragraphs of the last report: `settle` looks at the same ones again, and reading is what costs. */
let lastRead: ReadonlyMap<string, readonly WordedFact[]> = new Map();

function placesOf(paragraph: Paragraph, article: number, read: Map<string, readonly WordedFact[]>): readonly Place[] {
  const facts = lastRead.get(paragraph.text) ?? read.get(paragraph.text) ?? wordedFacts(paragraph.text);
  read.set(paragraph.text, facts);
  // Field by field: V8 of Node 20 makes a hidden class for every single `{ ...each, more }`, and whatever reads it is slow from then on.
  return facts.map(({ fact, left, right, near }) => ({ fact, left, right, near, paragraph, article }));
}

function wordedFacts(text: string): readonly WordedFact[] {
  const facts = readFacts(text);
  return facts.flatMap((fact, k): readonly WordedFact[] => {
    const left = foldedBefore(text, fact.start);
    if (left.length < KEY || isPeriod(fact) || isTorn(text, fact)) return [];
    return [{ fact, left, right: foldedBehind(text, fact.end), near: valuesNear(facts, k) }];
  });
}

/** A year, a month, a term: the same sentence about another one is no other reading of it. */
function isPeriod({ kind, value, unit }: Fact): boolean {
  return kind === 'date' ? !/^(?:\d{4}-)?\d\d-\d\d$/u.test(String(value)) : /^(?:[年月日]|个月)$/u.test(unit ?? '');
}

/** Figures set apart by blanks (1 9 9 8, 38 .82%, a row of a table) are no numbers of their own. */
function isTorn(text: string, { start, end }: Fact): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return (
    /[\d０-９][.．]?\s+$|[\d０-９.．]$/u.test(before) || /^\s+[.．]?[\d０-９]|^[.．]/u.test(text.slice(end, end + 3))
  );
}

function valuesNear(facts: readonly Fact[], k: number): readonly string[] {
  const { start, end } = facts[k]!;
  let [low, high] = [k, k + 1];
  while (low > 0 && facts[low - 1]!.end > start - NEAR) low -= 1;
  while (high < facts.length && facts[high]!.start < end + NEAR) high += 1;
  const others = facts.slice(low, high).filter((fact) => fact !== facts[k]);
  return [...new Set(others.map(({ value }) => String(value)))];
}

function foldedBefore(text: string, offset: number): string {
  return fold(text.slice(Math.max(0, offset - 2 * WINDOW), offset)).slice(-WINDOW);
}

function foldedBehind(text: string, offset: number): string {
  return fold(text.slice(offset, offset + 2 * WINDOW)).slice(0, WINDOW);
}

/** Numbers stay out of the comparison: they are what may differ. */
function fold(text: string): string {
  return String.fromCodePoint(...foldText(foldVariants(text))).replace(/0[0.]*/gu, '');
}

function clashes(a: Place, b: Place): boolean {
  if (sameFact(a.fact, b.fact)) return false;
  if (a.article !== b.article) return repeats(a, b, BETWEEN) && agree(a, b, BETWEEN);
  const [one, two] = [sentenceOf(a), sentenceOf(b)];
  const length = one.left.length + one.right.length;
  return repeats(a, b, WITHIN) && length >= WINDOW && !isRule(a) && !isRule(b) && agree(one, two, WITHIN);
}

/** Parallel provisions set other bounds for other subjects, in the same words. */
function isRule({ left, right, fact }: Place): boolean {
  return /以上|以下|不满|不足|超过|以内|罚|徒刑/u.test(`${left}${fact.reading}${right}`);
}

function sentenceOf({ left, right }: Words): Words {
  return { left: /[^。！？]*$/u.exec(left)![0], right: /^[^。！？]*/u.exec(right)![0] };
}

function agree(a: Words, b: Words, { agreement: least }: Demand): boolean {
  return agreement(a.left, b.left) >= least && agreement(a.right, b.right) >= least;
}

function repeats(a: Place, b: Place, { shared, fewest }: Demand): boolean {
  return sharedNear(a, b) >= Math.max(fewest, shared * Math.min(a.near.length, b.near.length));
}

/** A sentence said twice repeats most of its numbers; one in which all differ is the same sentence about another year. */
function sharedNear(a: Place, b: Place): number {
  return a.near.filter((value) => b.near.includes(value)).length;
}

/** Dice score of letter pairs. */
function agreement(a: string, b: string): number {
  const pairs = (text: string) => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length + right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count > 0) shared += 1;
    counts.set(pair, count - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

function describe(a: Place, b: Place): Conflict {
  const spanOf = ({ paragraph, fact: { start, end } }: Place) => sourceSpan(paragraph, start, end);
  return { a: spanOf(a), b: spanOf(b), kind: a.fact.kind, readings: [a.fact.reading, b.fact.reading] };
}
