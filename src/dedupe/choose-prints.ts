import type { DocumentLanguage } from '../language/document-language.ts';
import { endsSentence } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { alignCopies, type Copy, describeCopies } from './find-copies.ts';
import { type JudgedCopy, judgeCopies, lettersIn } from './judge-copy.ts';

/** A stretch of a text that is a print of a stretch of another one, which stays. UTF-16 offsets. */
export interface SecondPrint {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly of: { readonly text: number; readonly start: number; readonly end: number };
  /** The part of it that was aligned with `of`: it may lack marks and misread letters at its ends. */
  readonly aligned: { readonly start: number; readonly end: number };
  readonly similarity: number;
}

/**
 * Letters that a stretch must have to be a print by two, by three and by more misreadings. Of the near-copies in 1,635 laws and reports
 * that differ by two misreadings none has more than 27.
 */
const FEWEST_LETTERS = [40, 24, 0];
const FEWEST_MISREAD = 2;

/** Where so many texts are proven to be printed twice, what is printed twice without a misreading is a second print too. */
const PRINTED_TWICE = 3;

/** Letters that such a one must have: greetings, slogans and the names of ceremonies have fewer. */
const FEWEST_ALIKE = 40;

/**
 * Nats by which the differences of two that are alike must speak for misreadings: two schools, two surnames and two towns differ in one
 * letter too, and both read well. Of a rare town's letter the model may think ill by 6.
 */
const MISREAD_ALIKE = 8;
const SHARE_MISREAD_ALIKE = 0.5;

/** Share of all letters that stand twice where a text is printed twice throughout, as a text layer under a scan is, and fewest such texts. */
const THROUGHOUT = 0.9;
const FEWEST_PAIRS = 8;

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
  const judged = judgeCopies(
    texts,
    copies.filter((copy) => !isRenumbered(texts, copy)),
    language,
  );
  const proven = new Set(judged.filter(isProven));
  const alike = judged.filter(isAlike);
  const isDoubled = isThroughout(texts, alike);
  if (proven.size === 0 && !isDoubled) return [];
  const isDamaged = isDoubled || new Set([...proven].map(({ second }) => second.text)).size >= PRINTED_TWICE;
  if (isDamaged) for (const each of alike) if (each.letters >= FEWEST_ALIKE) proven.add(each);
  for (const each of besideProven(proven, alike)) proven.add(each);
  const prints = withoutParallels([...proven], judged, new Set([...proven, ...alike]));
  const clusterOf = joinClusters(prints);
  const isJoined = ({ first, second }: JudgedCopy) =>
    clusterOf(first.text) !== undefined && clusterOf(first.text) === clusterOf(second.text);
  return [...prints, ...alike.filter((each) => !proven.has(each) && isJoined(each))];
}

/** Whether two texts are equal, or differ as misreadings differ, though too little to prove a print. */
function isAlike({ relation, numbers, similarity, misread, singles, lead }: JudgedCopy): boolean {
  if (relation === 'reuse' || numbers > 0) return false;
  return similarity === 1 || (misread >= SHARE_MISREAD_ALIKE * singles && Math.abs(lead) >= MISREAD_ALIKE);
}

/** Whether nearly all of a text stands twice, and no more than twice: forms and formulas stand more often. */
function isThroughout(texts: readonly string[], alike: readonly JudgedCopy[]): boolean {
  const whole = alike.filter(({ letters, firstShare, secondShare }) => {
    return letters >= FEWEST_ALIKE && Math.min(firstShare, secondShare) >= THROUGHOUT;
  });
  const paired = new Set(whole.flatMap(({ first, second }) => [first.text, second.text]));
  if (whole.length < FEWEST_PAIRS || paired.size !== 2 * whole.length) return false;
  const lettersOf = (some: Iterable<string>) => [...some].reduce((sum, text) => sum + lettersIn(text), 0);
  return lettersOf([...paired].map((text) => texts[text]!)) >= THROUGHOUT * lettersOf(texts);
}

/**
 * Leaves out what is a print of something else: a misread print of one of two parallel statements differs from the other one by its
 * misreadings too, but it is nearer to its own, and those two are no prints of one another.
 */
function withoutParallels(
  prints: readonly JudgedCopy[],
  judged: readonly JudgedCopy[],
  related: ReadonlySet<JudgedCopy>,
): readonly JudgedCopy[] {
  const near = new Map<number, Map<number, JudgedCopy>>();
  const add = (text: number, other: number, each: JudgedCopy) => {
    const others = near.get(text) ?? new Map<number, JudgedCopy>();
    const known = others.get(other);
    if (!known || known.letters < each.letters) others.set(other, each);
    near.set(text, others);
  };
  for (const each of judged) {
    add(each.first.text, each.second.text, each);
    add(each.second.text, each.first.text, each);
  }
  const isNearer = (text: number, other: number, similarity: number) =>
    [...near.get(text)!].some(([third, copy]) => {
      const apart = near.get(other)!.get(third);
      return copy.similarity > similarity && apart !== undefined && !related.has(apart);
    });
  return prints.filter(
    ({ first, second, similarity }) =>
      !isNearer(first.text, second.text, similarity) && !isNearer(second.text, first.text, similarity),
  );
}

/** The cluster of every text that is a print of another: what two prints of a third have in common they have as its prints. */
function joinClusters(pairs: readonly JudgedCopy[]): (text: number) => number | undefined {
  const parent = new Map<number, number>();
  const rootOf = (text: number): number => {
    const above = parent.get(text) ?? text;
    if (above === text) return text;
    const root = rootOf(above);
    parent.set(text, root);
    return root;
  };
  for (const { first, second } of pairs) {
    const [low, high] = [rootOf(first.text), rootOf(second.text)].sort((a, b) => a - b) as [number, number];
    parent.set(low, low);
    parent.set(high, low);
  }
  return (text) => (parent.has(text) ? rootOf(text) : undefined);
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

/** Whether both texts open with a number of their own, which is not what they have in common: two items of a list. */
function isRenumbered(texts: readonly string[], { first, second }: Copy): boolean {
  const [a, b] = [parseMarker(texts[first.text]!), parseMarker(texts[second.text]!)];
  return a !== null && b !== null && a.value !== b.value && first.start > 0 && second.start > 0;
}

function isProven({ relation, letters, misread }: JudgedCopy): boolean {
  return relation === 'print' && letters >= (FEWEST_LETTERS[misread - FEWEST_MISREAD] ?? 0);
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
  // Texts that hold what was cut out of another one: they stay.
  const leant = new Set<number>();
  const found: SecondPrint[] = [];
  for (const text of order) {
    const kept = held.get(text)!.filter(({ of }) => !gone.has(of.text));
    const whole = leant.has(text) ? null : coverText(texts[text]!, kept);
    if (whole) gone.add(text);
    const better = kept.filter(({ of }) => step(worse(of.text)) <= step(worse(text)));
    const parts = whole ?? sentencesHeld(texts, text, better);
    if (!whole) for (const { of } of parts) leant.add(of.text);
    found.push(...parts.map((part) => ({ text, ...part })));
  }
  return found.sort((a, b) => a.text - b.text || a.start - b.start);
}

/**
 * Whole sentences of a text that are another whole paragraph again: two paragraphs have run into one, of which the other one stands
 * by itself too.
 */
function sentencesHeld(texts: readonly string[], text: number, held: readonly Held[]): readonly Part[] {
  const whole = texts[text]!;
  const parts: Part[] = [];
  for (const { start, end, of, similarity } of [...held].sort((a, b) => a.start - b.start)) {
    const other = texts[of.text]!;
    if (lettersIn(other.slice(0, of.start)) + lettersIn(other.slice(of.end)) > LEFT_OVER) continue;
    const until = end + (/^[。！？；”）]*/u.exec(whole.slice(end))?.[0].length ?? 0);
    const opens = start === 0 || endsSentence(whole.slice(0, start));
    const closes = lettersIn(whole.slice(until)) === 0 || endsSentence(whole.slice(0, until));
    const isApart = parts.every((part) => part.end <= start);
    if (opens && closes && isApart) parts.push({ start, end: until, of, aligned: { start, end }, similarity });
  }
  return parts;
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
    const { start, end, of, similarity } = next;
    parts.push({ start: at, end, of, aligned: { start, end }, similarity });
    at = next.end;
  }
  parts[parts.length - 1] = { ...parts.at(-1)!, end: text.length };
  return parts;
}
