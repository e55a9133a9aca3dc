import { parseMarker } from '../markers/parse-marker.ts';
import type { Line } from '../types.ts';
import { rememberGrams } from './gram-lines.ts';
import { alignedSimilarity, lineGrams, variantKey } from './line-key.ts';
import { rememberAnswer } from './remember-answer.ts';

/** Two stretches of lines that print the same text; `pairs` are line indices, first copy first, rising in both. */
export interface Repeat {
  readonly pairs: readonly (readonly [first: number, second: number])[];
  /** Line ranges, end excluded: lines between pairs belong to them. */
  readonly first: readonly [start: number, end: number];
  readonly second: readonly [start: number, end: number];
  /** Share of characters that agree, over the paired lines. */
  readonly similarity: number;
  /** Share of the paired lines that agree in most of their characters. */
  readonly alike: number;
}

/** A 3-gram in more lines than this tells nothing; nor does a line printed more often (ORDER-NOTES 4.3). */
const COMMON = 12;

/** Dice score of two lines' 3-grams from which they may be prints of one line (ORDER-NOTES 4.3: .5). */
const LINE_DICE = 0.5;

/** Lines that a noisy print may skip between two that match (ORDER-NOTES 4.3: 4). */
const REACH = 5;

/** The first and last line of a repeat must agree in this share of their characters: at 10% noise a line has .9. */
const END_SIMILARITY = 0.8;

/** Shorter lines are no evidence of their own. */
const SEED_LENGTH = 5;

/** A repeat of set lines: with three lines real reuse was deleted (ORDER-NOTES 4.3: 8 lines and 40 characters; laws
 * repeat lists of nine items). */
const WRAPPED = { lines: 10, characters: 40, similarity: 0.85 };

/** A short run must be nearly equal: parallel provisions of a law are alike over ten lines. */
const LONG_RUN = 16;
const SHORT_RUN_SIMILARITY = 0.95;

/** In this share of its lines a copy must agree in most characters: provisions that are merely alike do so in a few. */
const ALIKE_LINES = 0.9;
const LINE_SIMILARITY = 0.6;

/**
 * One paragraph a line, only a long run of whole paragraphs, nearly all equal to the letter, is a repeat: laws repeat their
 * articles with other words, and an amendment quotes what it amends.
 */
const FLOWING = { lines: 8, characters: 800, similarity: 0.97 };
const FLOWING_EQUAL = 0.8;

/** Where this share of an issue's lines is printed twice, two lines that are alike are copies too. */
const PRINTED_TWICE = 0.5;
const SHORT_SIMILARITY = 0.85;

/** A copy with other numbers in more than this share of its lines that hold any is a template or a revision. */
const OTHER_NUMBERS = 0.5;

/** Items that count otherwise in the other place are other items; a misread ordinal or two are not. */
const OTHER_ORDINALS = 0.2;

interface Pair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
  score: number;
  from: Pair | null;
  used: boolean;
}

/**
 * Finds stretches printed twice in one sequence of lines, exact or noisy, by chaining similar lines.
 *
 * In: lines in raw order; `isSet(i)` says whether line i was set to a measure (a column) or is a whole paragraph.
 * Out: repeats, the longest first; a line may be in several (a page printed three times).
 * Cost is linear in the lines: every 3-gram counts in at most {@link COMMON} lines.
 */
export function findRepeats(lines: readonly Line[], isSet: (line: number) => boolean): readonly Repeat[] {
  const asked = lines.map(({ text }, i) => `${isSet(i) ? 'set' : ''}\n${text}`);
  return remembered(asked, () => searchRepeats(lines, isSet));
}

const remembered = rememberAnswer<readonly Repeat[]>();

function searchRepeats(lines: readonly Line[], isSet: (line: number) => boolean): readonly Repeat[] {
  const keys = lines.map((line) => variantKey(line.text));
  const pairs = seedPairs(lines, keys);
  const long = chainPairs(pairs)
    .map((chain) => pairUp(chain, lines, keys, isSet))
    .filter(({ length }) => length >= FLOWING.lines)
    .map((paired) => describeRepeat(paired, lines, keys))
    .filter((repeat) => isLongEnough(repeat, keys, isSet) && !isTemplate(repeat, keys));
  const covered = new Uint8Array(lines.length);
  for (const repeat of long) cover(repeat, covered);
  if (covered.reduce((a, b) => a + b, 0) < PRINTED_TWICE * lines.length) return long;
  const short = chainPairs(pairs.map((pair) => ({ ...pair, score: 0, from: null, used: false })))
    .map((chain) => describeRepeat(pairUp(chain, lines, keys, isSet), lines, keys))
    .filter((repeat) => {
      const free = repeat.pairs.every(([a, b]) => !covered[a] && !covered[b]);
      if (!free || repeat.similarity < SHORT_SIMILARITY || isTemplate(repeat, keys)) return false;
      return repeat.pairs.length >= 2 || keys[repeat.pairs[0]![0]]!.length >= 2 * SEED_LENGTH;
    });
  return [...long, ...short];
}

function cover(repeat: Repeat, covered: Uint8Array): void {
  for (const [a, b] of repeat.pairs) {
    covered[a] = 1;
    covered[b] = 1;
  }
}

function seedPairs(lines: readonly Line[], keys: readonly string[]): Pair[] {
  const found: Pair[] = [];
  const add = (first: number, second: number, dice: number) =>
    found.push({ first, second, weight: dice * keys[second]!.length, score: 0, from: null, used: false });
  const exact = new Map<string, number[]>();
  const meet = rememberGrams(
    keys.reduce((sum, key) => sum + key.length, 0),
    COMMON,
  );
  const gramCounts = new Uint32Array(lines.length);
  const shared = new Uint32Array(lines.length);
  const count = new Map<string, number>();
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
  for (let j = 0; j < lines.length; j += 1) {
    const equal = exact.get(keys[j]!) ?? [];
    // Of a line that stands more often no two are taken for prints: what is left of them would be taken in the next pass.
    const isSeed = keys[j]!.length >= SEED_LENGTH && count.get(keys[j]!)! <= COMMON;
    if (isSeed) for (const i of equal) add(i, j, 1);
    const grams = isSeed ? lineGrams(lines[j]!.text) : [];
    gramCounts[j] = grams.length;
    const touched: number[] = [];
    const visit = (i: number) => {
      if (shared[i]!++ === 0) touched.push(i);
    };
    for (const gram of grams) meet(gram, j, visit);
    touched.sort((a, b) => a - b);
    for (const i of touched) {
      const dice = (2 * shared[i]!) / (gramCounts[i]! + grams.length);
      shared[i] = 0;
      if (dice >= LINE_DICE && keys[i] !== keys[j]) add(i, j, dice);
    }
    if (equal.length === 0) exact.set(keys[j]!, [j]);
    else equal.push(j);
  }
  return found.sort((a, b) => a.second - b.second || a.first - b.first);
}

/** Chains of pairs that rise in both copies with small steps, best first, each pair in one chain at most. */
function chainPairs(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const at = new Map<number, Pair>();
  const span = pairs.reduce((most, pair) => Math.max(most, pair.second), 0) + REACH + 1;
  for (const pair of pairs) {
    pair.score = pair.weight;
    for (let dj = 1; dj <= REACH; dj += 1) {
      for (let di = 1; di <= REACH; di += 1) {
        const before = at.get((pair.second - dj) * span + pair.first - di);
        if (pair.first < di || !before || before.first >= pair.first) continue;
        const score = before.score + pair.weight - 2 * (di + dj - 2) - 2 * Math.abs(di - dj);
        if (score > pair.score) Object.assign(pair, { score, from: before });
      }
    }
    at.set(pair.second * span + pair.first, pair);
  }
  const chains: Pair[][] = [];
  for (const pair of [...pairs].sort((a, b) => b.score - a.score || a.second - b.second || a.first - b.first)) {
    const chain: Pair[] = [];
    for (let each: Pair | null = pair; each && !each.used; each = each.from) {
      each.used = true;
      chain.push(each);
    }
    if (chain.length > 0) chains.push(chain.reverse());
  }
  return chains.flatMap(splitOverlap);
}

/** A chain whose two copies overlap (a list of like lines) is no repeat of that length: keep the part before. */
function splitOverlap(chain: readonly Pair[]): readonly (readonly Pair[])[] {
  const start = chain[0]!.second;
  const apart = chain.filter((pair) => pair.first < start);
  return apart.length > 0 ? [apart] : [];
}

/** The lines that a chain pairs, in place of those at its ends that are merely alike those beside it that go on alike. */
function pairUp(
  chain: readonly Pair[],
  lines: readonly Line[],
  keys: readonly string[],
  isSet: (line: number) => boolean,
): Repeat['pairs'] {
  const pairs: (readonly [number, number])[] = [];
  for (const [k, { first, second }] of chain.entries()) {
    const before = chain[k - 1];
    if (before && first - before.first === second - before.second) {
      for (let d = 1; before.first + d < first; d += 1) pairs.push([before.first + d, before.second + d]);
    }
    pairs.push([first, second]);
  }
  trimEnds(pairs, lines);
  extend(pairs, lines, keys, isSet);
  return pairs;
}

function describeRepeat(pairs: Repeat['pairs'], lines: readonly Line[], keys: readonly string[]): Repeat {
  let agree = 0;
  let total = 0;
  let alike = 0;
  for (const [a, b] of pairs) {
    const length = Math.max(keys[a]!.length, keys[b]!.length);
    total += length;
    const similarity = keys[a] === keys[b] ? 1 : alignedSimilarity(lines[a]!.text, lines[b]!.text);
    agree += length * similarity;
    if (similarity >= LINE_SIMILARITY) alike += 1;
  }
  const [head, tail] = [pairs[0]!, pairs[pairs.length - 1]!];
  return {
    pairs,
    first: [head[0], tail[0] + 1],
    second: [head[1], tail[1] + 1],
    similarity: total === 0 ? 0 : agree / total,
    alike: alike / pairs.length,
  };
}

/** A chain may run on over its end by a line that is merely alike: it goes, as long as a better one is left. */
function trimEnds(pairs: (readonly [number, number])[], lines: readonly Line[]): void {
  const isWeak = ([a, b]: readonly [number, number]) =>
    alignedSimilarity(lines[a]!.text, lines[b]!.text) < END_SIMILARITY;
  while (pairs.length > 1 && isWeak(pairs.at(-1)!)) pairs.pop();
  while (pairs.length > 1 && isWeak(pairs[0]!)) pairs.shift();
}

/** Lines beside a repeat that go on alike belong to it, though too short or too misread to be evidence of their own. */
function extend(
  pairs: (readonly [number, number])[],
  lines: readonly Line[],
  keys: readonly string[],
  isSet: (line: number) => boolean,
): void {
  const isAlike = (a: number, b: number) => {
    if (keys[a] === keys[b]) return true;
    const isLong = isSet(a) && isSet(b) && Math.min(keys[a]!.length, keys[b]!.length) >= SEED_LENGTH;
    return isLong && alignedSimilarity(lines[a]!.text, lines[b]!.text) >= END_SIMILARITY;
  };
  const [start, limit] = [pairs[0]![1], keys.length];
  for (let [a, b] = pairs[0]!; a > 0 && b - 1 > pairs.at(-1)![0] && isAlike(a - 1, b - 1); ) pairs.unshift([--a, --b]);
  for (let [a, b] = pairs.at(-1)!; b + 1 < limit && a + 1 < start && isAlike(a + 1, b + 1); ) pairs.push([++a, ++b]);
}

function isLongEnough(repeat: Repeat, keys: readonly string[], isSet: (line: number) => boolean): boolean {
  const areSet = repeat.pairs.every(([a, b]) => isSet(a) && isSet(b));
  const equal = repeat.pairs.filter(([a, b]) => keys[a] === keys[b]).length;
  if (!areSet && equal < FLOWING_EQUAL * repeat.pairs.length) return false;
  if (repeat.alike < ALIKE_LINES) return false;
  if (repeat.pairs.length < LONG_RUN && repeat.similarity < SHORT_RUN_SIMILARITY) return false;
  const need = areSet ? WRAPPED : FLOWING;
  const characters = repeat.pairs.reduce((sum, [, b]) => sum + keys[b]!.length, 0);
  return repeat.pairs.length >= need.lines && characters >= need.characters && repeat.similarity >= need.similarity;
}

function isTemplate(repeat: Repeat, keys: readonly string[]): boolean {
  const ordinals = repeat.pairs.map(([a, b]) => [parseMarker(keys[a]!), parseMarker(keys[b]!)] as const);
  const marked = ordinals.filter(([a, b]) => a && b);
  const renumbered = marked.filter(([a, b]) => a!.value !== b!.value || a!.level !== b!.level);
  if (renumbered.length >= 2 && renumbered.length > OTHER_ORDINALS * marked.length) return true;
  const numbered = repeat.pairs.filter(([a]) => /\d/.test(keys[a]!));
  const digits = (key: string) => key.replace(/\D+/gu, ' ').trim();
  const other = numbered.filter(
    ([a, b]) => digits(keys[a]!) !== digits(keys[b]!) && keys[a]!.replace(/\d/g, '') === keys[b]!.replace(/\d/g, ''),
  );
  return numbered.length >= 4 && other.length > OTHER_NUMBERS * numbered.length;
}
