import type { DocumentLanguage } from '../language/document-language.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { Copy } from './find-copies.ts';
import { isBounded, type JudgedCopy, judgeCopies, lettersIn, mostMisread } from './judge-copy.ts';

/**
 * Letters that a stretch must have to be a print by two, by three and by more misreadings. Of the near-copies in 1,635 laws and reports
 * that differ by two misreadings one has more than 27, and there each text reads better in one of the two.
 */
const FEWEST_LETTERS = [40, 24, 0];
const FEWEST_MISREAD = 2;

/** Nats by which one of two that differ by two misreadings only must read better: an author's two words may each fit its place. */
const LEAST_LEAD = 10;

/** Where so many texts are proven to be printed twice, what is printed twice without a misreading is a second print too. */
const PRINTED_TWICE = 3;

/** Letters that such a one must have: greetings, slogans and the names of ceremonies have fewer. */
const FEWEST_ALIKE = 40;

/** Share of letters that must agree in a paragraph that stands between two prints in both places. */
const ALIKE_BETWEEN = 0.75;

/**
 * Nats by which the differences of two that are alike must speak for misreadings: two schools, two surnames and two towns differ in one
 * letter too, and both read well. Of a rare town's letter the model may think ill by 6.
 */
const MISREAD_ALIKE = 8;
const SHARE_MISREAD_ALIKE = 0.5;

/** Share of either text that must stand in the other where both are equal to the letter. */
const WHOLE = 0.8;

/** Share of all letters that stand twice where a text is printed twice throughout, as a text layer under a scan is, and fewest such texts. */
const THROUGHOUT = 0.9;
const FEWEST_PAIRS = 8;

/**
 * Of what two paragraphs have in common, that which is proven to be two prints: by misreadings; by a block of prints that it stands in;
 * in a text of which much is printed twice by being alike to the letter; and by what both are prints of.
 *
 * In: paragraphs, copies of which one text holds the other for the greater part, and the language of the paragraphs.
 */
export function provePrints(
  texts: readonly string[],
  copies: readonly Copy[],
  language: DocumentLanguage,
): readonly JudgedCopy[] {
  const asked = copies.filter((copy) => !isRenumbered(texts, copy));
  if (!asked.some((copy) => mayBeProven(texts, copy)) && !mayBeThroughout(texts, asked)) return [];
  const judged = judgeCopies(texts, asked, language);
  const proven = new Set(judged.filter(isProven));
  const alike = judged.filter(isAlike);
  const isDoubled = isThroughout(texts, alike);
  if (proven.size === 0 && !isDoubled) return [];
  const isDamaged = isDoubled || new Set([...proven].map(({ second }) => second.text)).size >= PRINTED_TWICE;
  if (isDamaged) for (const each of alike) if (each.letters >= FEWEST_ALIKE) proven.add(each);
  for (const each of besideProven(proven, judged)) proven.add(each);
  const equal = judged.filter(({ relation, similarity }) => relation !== 'reuse' && similarity === 1);
  const prints = withoutParallels([...proven], judged, new Set([...proven, ...alike, ...equal]));
  const clusterOf = joinClusters(prints);
  const isJoined = ({ first, second }: JudgedCopy) =>
    clusterOf(first.text) !== undefined && clusterOf(first.text) === clusterOf(second.text);
  return [...prints, ...alike.filter((each) => !proven.has(each) && isJoined(each))];
}

/**
 * Whether two texts are equal, or differ as misreadings differ, though too little to prove a print. A part that is equal to the letter is
 * none: a heading that the body takes up.
 */
function isAlike(copy: JudgedCopy): boolean {
  const { relation, numbers, similarity, misread, singles, lead, firstShare, secondShare } = copy;
  if (relation === 'reuse' || numbers > 0) return false;
  if (similarity === 1) return Math.min(firstShare, secondShare) >= WHOLE;
  return misread >= SHARE_MISREAD_ALIKE * singles && Math.abs(lead) >= MISREAD_ALIKE;
}

/** Whether nearly all of a text stands twice, and no more than twice: forms and formulas stand more often. */
function isThroughout(texts: readonly string[], alike: readonly Copy[]): boolean {
  const whole = alike.filter(isWhole);
  const paired = textsOf(whole);
  return whole.length >= FEWEST_PAIRS && paired.size === 2 * whole.length && areNearlyAll(texts, paired);
}

/** Whether {@link isThroughout} may hold of some of the copies, before anything is judged. */
function mayBeThroughout(texts: readonly string[], copies: readonly Copy[]): boolean {
  const whole = copies.filter(isWhole);
  return whole.length >= FEWEST_PAIRS && areNearlyAll(texts, textsOf(whole));
}

function isWhole({ letters, firstShare, secondShare }: Copy): boolean {
  return letters >= FEWEST_ALIKE && Math.min(firstShare, secondShare) >= THROUGHOUT;
}

function textsOf(copies: readonly Copy[]): ReadonlySet<number> {
  return new Set(copies.flatMap(({ first, second }) => [first.text, second.text]));
}

function areNearlyAll(texts: readonly string[], some: ReadonlySet<number>): boolean {
  const lettersOf = (list: readonly string[]) => list.reduce((sum, text) => sum + lettersIn(text), 0);
  return lettersOf([...some].map((text) => texts[text]!)) >= THROUGHOUT * lettersOf(texts);
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

/**
 * A block that is printed twice has paragraphs without a misreading too: those that stand beside a proven print in both places; and
 * of those between two proven ones, in both places, any that is like enough, whatever was misread in it.
 */
function besideProven(proven: ReadonlySet<JudgedCopy>, judged: readonly JudgedCopy[]): readonly JudgedCopy[] {
  const alike = judged.filter(isAlike);
  const byPair = new Map(alike.map((each) => [pairOf(each), each]));
  const found = new Set<JudgedCopy>();
  const open = [...proven];
  for (let each = open.pop(); each; each = open.pop()) {
    for (const step of [-1, 1]) {
      const beside = byPair.get(pairOf(each, step));
      if (!beside || proven.has(beside) || found.has(beside)) continue;
      found.add(beside);
      open.push(beside);
    }
  }
  const pairs = new Set([...proven, ...found].map((each) => pairOf(each)));
  const isBetween = (each: JudgedCopy) => [-1, 1].every((step) => pairs.has(pairOf(each, step)));
  const between = judged.filter(
    (each) => each.reason !== 'part' && each.similarity >= ALIKE_BETWEEN && !pairs.has(pairOf(each)) && isBetween(each),
  );
  return [...found, ...between];
}

function pairOf({ first, second }: JudgedCopy, step = 0): string {
  return `${first.text + step} ${second.text + step}`;
}

/** Whether both texts open with a number of their own, which is not what they have in common: two items of a list. */
function isRenumbered(texts: readonly string[], { first, second }: Copy): boolean {
  const [a, b] = [parseMarker(texts[first.text]!), parseMarker(texts[second.text]!)];
  return a !== null && b !== null && a.value !== b.value && first.start > 0 && second.start > 0;
}

/** Whether a copy may be proven, as far as its letters tell. */
function mayBeProven(texts: readonly string[], copy: Copy): boolean {
  const { first, second, letters } = copy;
  if (!isBounded(texts[first.text]!, first, texts[second.text]!, second)) return false;
  const misread = mostMisread(texts, copy);
  return misread >= FEWEST_MISREAD && letters >= (FEWEST_LETTERS[misread - FEWEST_MISREAD] ?? 0);
}

function isProven({ relation, letters, misread, lead }: JudgedCopy): boolean {
  if (misread === FEWEST_MISREAD && Math.abs(lead) < LEAST_LEAD) return false;
  return relation === 'print' && letters >= (FEWEST_LETTERS[misread - FEWEST_MISREAD] ?? 0);
}
