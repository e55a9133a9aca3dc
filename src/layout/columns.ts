import type { JointScore } from '../types.ts';

export interface Columns {
  /** Index of the first line of every column, rising, the first 0. */
  readonly starts: readonly number[];
  /** The usual number of lines in a column. */
  readonly length: number;
  /** Nats by which cutting explains the lines better than one unbroken column. */
  readonly gain: number;
}

/** Columns shorter or longer than this many lines are not looked for (ORDER-NOTES 7). */
const SHORTEST = 12;
const LONGEST = 90;

/** Share of column ends that break the text in raw; the rest run on naturally (ORDER-NOTES 4.5-4.6). */
const BROKEN_SHARES = [0.95, 0.6, 0.3] as const;

/** Lengths that are tried with every share of broken ends, after a look at all with the middle one. */
const LIKELY_LENGTHS = 12;

/** Lines of a stretch that is enough to tell the usual length by: twenty columns or so. */
const SAMPLE = 600;

/** Segmentations handed on. */
const MOST_CANDIDATES = 3;

/** A joint's score is cut off here: what is worse says no more. */
export const CLIP = 6;

/** Clips the score of two raw neighbours to what it may say for or against a cut between them. */
export function clipInColumn(score: number): number {
  return Math.max(-CLIP, Math.min(CLIP, score));
}

/** ln P of a column being off the usual length by 0, 1, 2, 3 or 4 lines (ORDER-NOTES 4.5). */
const OFF_BY = [Math.log(0.72), Math.log(0.06), Math.log(0.02), Math.log(0.006), Math.log(0.003)] as const;

/** A column with the length of the one on its left, both short, as on a page whose columns were balanced (ORDER-NOTES 4.5). */
export const BALANCED = Math.log(0.06);

/**
 * Finds where columns begin in a flat list of lines, by dynamic programming over lines for every usual length:
 * lengths are nearly constant, and at a cut the text usually breaks off.
 *
 * In: `count` lines, the score of every raw neighbour pair, the weight of other evidence at every line.
 * `usual`, where it is known, is the number of lines of a full column. Out: the best segmentations, best first.
 * Source: ORDER-NOTES 4.5.
 */
export function findColumns(
  count: number,
  joint: JointScore,
  cutWeights: Float64Array,
  usual?: number,
): readonly Columns[] {
  const broken = new Float64Array(count);
  for (let x = 1; x < count; x += 1) broken[x] = clipInColumn(joint(x - 1, x));
  const cuts = BROKEN_SHARES.map((share) =>
    broken.map((score, x) => (x === 0 ? 0 : Math.log(share * Math.exp(-score) + 1 - share) + cutWeights[x]!)),
  );
  const cutAt = (share: number, length: number) => cutAtLength(count, cuts[share]!, length);
  const samples = sampleLines(count);
  const gainAt = (length: number) =>
    samples.reduce((sum, [from, to]) => sum + cutAtLength(to - from, cuts[1]!.subarray(from, to), length).gain, 0);
  const better = (a: Columns, b: Columns) => b.gain - a.gain;
  const [first, longest] = [usual ?? SHORTEST, usual ?? Math.min(LONGEST, count)];
  const lengths = Array.from({ length: Math.max(0, longest - first + 1) }, (_, k) => first + k);
  const gains = new Map(lengths.map((length) => [length, gainAt(length)]));
  const likely = lengths.sort((a, b) => gains.get(b)! - gains.get(a)! || a - b).slice(0, LIKELY_LENGTHS);
  const found = cuts.flatMap((_, share) => likely.map((length) => cutAt(share, length))).sort(better);
  const distinct: Columns[] = [];
  for (const columns of found) {
    if (distinct.length === MOST_CANDIDATES) break;
    if (!distinct.some((other) => other.starts.join() === columns.starts.join())) distinct.push(columns);
  }
  return distinct;
}

/** Ranges of lines by which the usual length is judged: all, or of a long text three stretches. */
function sampleLines(count: number): readonly (readonly [from: number, to: number])[] {
  if (count <= 3 * SAMPLE) return [[0, count]];
  return [0, (count - SAMPLE) >> 1, count - SAMPLE].map((from) => [from, from + SAMPLE] as const);
}

/** ln P of a column of so many lines where `usual` are usual. */
export function lengthCost(lines: number, usual: number): number {
  const off = Math.abs(lines - usual);
  const near = OFF_BY[off];
  if (near !== undefined) return near;
  if (lines < usual) return Math.log(0.04 / usual);
  return Math.log(0.002 / usual) - 0.5 * (lines - usual);
}

function cutAtLength(count: number, cut: Float64Array, usual: number): Columns {
  const reach = usual + 12;
  const costs = Float64Array.from({ length: reach + 1 }, (_, lines) => (lines === 0 ? 0 : lengthCost(lines, usual)));
  const best = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(count + 1);
  best[0] = 0;
  for (let end = 1; end <= count; end += 1) {
    for (let start = Math.max(0, end - reach); start < end; start += 1) {
      const lines = end - start;
      const left = start - from[start]!;
      const balanced = lines < usual - 4 && start > 0 && Math.abs(left - lines) <= 1;
      const gain = best[start]! + (balanced ? Math.max(BALANCED, costs[lines]!) : costs[lines]!) + cut[start]!;
      if (gain > best[end]!) {
        best[end] = gain;
        from[end] = start;
      }
    }
  }
  const starts: number[] = [];
  for (let end = count; end > 0; end = from[end]!) starts.push(from[end]!);
  return { starts: starts.reverse(), length: usual, gain: best[count]! };
}
