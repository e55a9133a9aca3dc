import type { DocumentLanguage } from '../language/document-language.ts';
import type { Line } from '../types.ts';
import { alignCopies, type Copy, describeCopies } from './find-copies.ts';
import { type JudgedCopy, judgeCopy, lettersIn } from './judge-copy.ts';

/** A stretch of a text that is a print of a stretch of another one, which stays. UTF-16 offsets. */
export interface SecondPrint {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly of: { readonly text: number; readonly start: number; readonly end: number };
  readonly similarity: number;
}

/**
 * A stretch that is a print of another one by its misreadings must have so many letters, or so many misreadings: of the near-copies in
 * 1,635 laws and reports that pass for prints none has more than 27 letters, nor more than two misreadings.
 */
const FEWEST_LETTERS = 30;
const MANY_MISREAD = 4;

/** Where so many texts are proven to be printed twice, what is printed twice without a misreading is a second print too. */
const PRINTED_TWICE = 3;

/** Letters that such a one must have: greetings, slogans and the names of ceremonies have fewer. */
const FEWEST_ALIKE = 40;

/** Letters of a text that may stand in no copy: noise has cost them. */
const LEFT_OVER = 4;

/** Nats by which one print must read better to stay in place of one that stands before it. */
const BETTER = 10;

/**
 * Finds paragraphs that are second prints of others, by how they differ; the one with fewer misreadings stays, of equals the first.
 * What holds text of its own beside the print keeps it.
 *
 * In: the paragraphs of a flowing text, '' for what is none, and its language. Out: what goes, by place. Of paragraphs that are alike
 * to the letter and stand in no block of prints nothing goes: an author may say a thing twice.
 *
 * @example
 * choosePrints(['全市肉牛饲养量达到132万头，…', …, '全市肉午饲养量达到132万头，增氏…'], language)   // [{ text: 7, start: 0, …, of: { text: 0, … } }]
 */
export function choosePrints(texts: readonly string[], language: DocumentLanguage): readonly SecondPrint[] {
  const copies = describeCopies(alignCopies(texts)).filter(
    ({ first, second, firstShare, secondShare }) =>
      first.text !== second.text && Math.max(firstShare, secondShare) >= HELD,
  );
  if (copies.length === 0) return [];
  const prints = provenPrints(texts, copies, language);
  return prints.length === 0 ? [] : dropCovered(texts, prints);
}

/** One of the two must be held by the other for the greater part. */
const HELD = 0.5;

function provenPrints(
  texts: readonly string[],
  copies: readonly Copy[],
  language: DocumentLanguage,
): readonly JudgedCopy[] {
  const disputed = new Set(
    copies.flatMap(({ first, second, similarity }) => (similarity < 1 ? [first.text, second.text] : [])),
  );
  let measure: ((line: Line) => number) | undefined;
  const coherence = (text: string) => {
    measure ??= language.coherence(disputed);
    return measure({ text } as Line);
  };
  const judged = copies.map((copy) => judgeCopy(texts, copy, coherence));
  const proven = new Set(judged.filter(isProven));
  if (proven.size === 0) return [];
  const alike = judged.filter(({ relation, numbers }) => relation !== 'reuse' && numbers === 0);
  const isDamaged = new Set([...proven].map(({ second }) => second.text)).size >= PRINTED_TWICE;
  if (isDamaged) for (const each of alike) if (each.letters >= FEWEST_ALIKE) proven.add(each);
  return [...proven, ...besideProven(proven, alike)];
}

/** A block that is printed twice has paragraphs without a misreading too: those that stand beside a proven print in both places. */
function besideProven(proven: ReadonlySet<JudgedCopy>, alike: readonly JudgedCopy[]): readonly JudgedCopy[] {
  const byPair = new Map(alike.map((each) => [`${each.first.text} ${each.second.text}`, each]));
  const found = new Set<JudgedCopy>();
  const open = [...proven];
  for (let each = open.pop(); each; each = open.pop()) {
    for (const step of [-1, 1]) {
      const beside = byPair.get(`${each.first.text + step} ${each.second.text + step}`);
      if (!beside || proven.has(beside) || found.has(beside)) continue;
      found.add(beside);
      open.push(beside);
    }
  }
  return [...found];
}

function isProven({ relation, letters, misread }: JudgedCopy): boolean {
  return relation === 'print' && (letters >= FEWEST_LETTERS || misread >= MANY_MISREAD);
}

/** A stretch of one text with what it is a print of. */
interface Held {
  readonly start: number;
  readonly end: number;
  readonly of: SecondPrint['of'];
  readonly similarity: number;
  /** Nats by which the other one reads better. */
  readonly lead: number;
}

/** Drops texts that others hold, the one that reads worst first, as long as what holds it stays. */
function dropCovered(texts: readonly string[], prints: readonly JudgedCopy[]): readonly SecondPrint[] {
  const held = new Map<number, Held[]>();
  const add = (text: number, each: Held) => held.set(text, [...(held.get(text) ?? []), each]);
  for (const { first, second, similarity, lead } of prints) {
    add(first.text, { start: first.start, end: first.end, of: second, similarity, lead: -lead });
    add(second.text, { start: second.start, end: second.end, of: first, similarity, lead });
  }
  const worse = (text: number) => held.get(text)!.reduce((sum, { lead }) => sum + lead, 0);
  const step = (nats: number) => Math.round(nats / BETTER);
  const order = [...held.keys()].sort((a, b) => step(worse(b)) - step(worse(a)) || b - a);
  const gone = new Set<number>();
  const found: SecondPrint[] = [];
  for (const text of order) {
    const kept = held.get(text)!.filter(({ of }) => !gone.has(of.text));
    const parts = coverText(texts[text]!, kept);
    if (!parts) continue;
    gone.add(text);
    found.push(...parts.map((part) => ({ text, ...part })));
  }
  return found.sort((a, b) => a.text - b.text || a.start - b.start);
}

type Part = Omit<SecondPrint, 'text'>;

/** The text cut into parts that are prints of others, or null where it holds letters of its own. */
function coverText(text: string, held: readonly Held[]): readonly Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  while (lettersIn(text.slice(at)) > LEFT_OVER || parts.length === 0) {
    const next = held
      .filter(({ start, end }) => lettersIn(text.slice(at, Math.max(at, start))) <= LEFT_OVER && end > at)
      .reduce<Held | null>((best, each) => (best === null || each.end > best.end ? each : best), null);
    if (!next) return null;
    parts.push({ start: at, end: next.end, of: next.of, similarity: next.similarity });
    at = next.end;
  }
  parts[parts.length - 1] = { ...parts.at(-1)!, end: text.length };
  return parts;
}
