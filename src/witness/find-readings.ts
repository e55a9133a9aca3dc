import { alignCharacters, type Difference } from '../dedupe/align-characters.ts';
import type { Alignment } from '../merge/align-stretch.ts';
import type { WitnessAlignment } from './align-witness.ts';

/** A place where text and witness say the same before and behind, and not between: ranges of codes of their stream. */
export interface OtherReading {
  readonly text: readonly [start: number, end: number];
  readonly witness: readonly [start: number, end: number];
}

/** Characters that agree without a break: less may agree by chance. */
const ANCHOR = 4;

/** Characters between two anchors that may differ in several places; more is another sentence. */
const LONGEST_BETWEEN = 16;

/** Characters of one other reading: a summary leaves out and puts in more than that (issue: a few characters, up to six). */
const LONGEST = 6;

/** Characters on either side, and the share of them that must agree, for two places to be surely the same sentence. */
const AROUND = 12;
const LEAST_AGREED = 0.6;

/**
 * Lists where a text reads otherwise than its witness in the midst of a sentence that both have.
 *
 * Only characters exchanged for others, and single ones put in or left out, are readings; what a summary shortens is none.
 *
 * @example 中材科技、鹤鹤乳品获评国家级绿色工厂 beside 中材科技、飞鹤乳品获评国家级绿色工厂 gives 鹤 against 飞.
 */
export function findReadings(alignment: WitnessAlignment): readonly OtherReading[] {
  const readings = alignment.stretches.flatMap((pairs) => readingsIn(alignment, pairs));
  return readings.sort((a, b) => a.text[0] - b.text[0]);
}

function readingsIn({ stream }: WitnessAlignment, pairs: Alignment): readonly OtherReading[] {
  const anchors = findAnchors(pairs);
  const found: OtherReading[] = [];
  for (let k = 1; k < anchors.length; k += 1) {
    const [before, after] = [anchors[k - 1]!, anchors[k]!];
    const [from, to] = [pairs[before.end - 1]!, pairs[after.start]!];
    const first = stream.codes.subarray(from[0] + 1, to[0]);
    const second = stream.codes.subarray(from[1] + 1, to[1]);
    if (Math.max(first.length, second.length) > LONGEST_BETWEEN) continue;
    if (!isSameSentence(pairs, before.end, after.start)) continue;
    const differences = alignCharacters(first, second)?.differences ?? [];
    found.push(...differences.map((each) => readingOf(each, from[0] + 1, from[1] + 1)).filter(isReading));
  }
  return found.filter(({ text: [start, end] }) => stream.lineOf[start - 1] === stream.lineOf[end]);
}

function readingOf(difference: Difference, first: number, second: number): OtherReading {
  return {
    text: [first + difference.firstStart, first + difference.firstEnd],
    witness: [second + difference.secondStart, second + difference.secondEnd],
  };
}

/** Whether characters are exchanged for a few others, or a single one is put in or left out. */
function isReading({ text, witness }: OtherReading): boolean {
  const [raw, other] = [text[1] - text[0], witness[1] - witness[0]];
  return raw + other === 1 || (raw > 0 && other > 0 && Math.max(raw, other) <= LONGEST);
}

/** Runs of pairs that go on by one in both texts, long enough to hold on to: ranges of pairs. */
function findAnchors(pairs: Alignment): readonly { readonly start: number; readonly end: number }[] {
  const anchors: { start: number; end: number }[] = [];
  let start = 0;
  for (let k = 1; k <= pairs.length; k += 1) {
    const goesOn = pairs[k]?.[0] === pairs[k - 1]![0] + 1 && pairs[k]?.[1] === pairs[k - 1]![1] + 1;
    if (goesOn) continue;
    if (k - start >= ANCHOR) anchors.push({ start, end: k });
    start = k;
  }
  return anchors;
}

/** Whether most characters around a difference agree, on both sides of it. */
function isSameSentence(pairs: Alignment, end: number, start: number): boolean {
  const [before, after] = [pairs[end - 1]!, pairs[start]!];
  const agreedBefore = countBack(pairs, end - 1, (pair) => Math.max(before[0] - pair[0], before[1] - pair[1]) < AROUND);
  const agreedAfter = countOn(pairs, start, (pair) => Math.max(pair[0] - after[0], pair[1] - after[1]) < AROUND);
  return Math.min(agreedBefore, agreedAfter) >= ANCHOR && agreedBefore + agreedAfter >= 2 * LEAST_AGREED * AROUND;
}

function countBack(pairs: Alignment, from: number, isNear: (pair: Alignment[number]) => boolean): number {
  let count = 0;
  while (from - count >= 0 && isNear(pairs[from - count]!)) count += 1;
  return count;
}

function countOn(pairs: Alignment, from: number, isNear: (pair: Alignment[number]) => boolean): number {
  let count = 0;
  while (from + count < pairs.length && isNear(pairs[from + count]!)) count += 1;
  return count;
}
