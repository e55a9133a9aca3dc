import type { JointScore } from '../types.ts';
import { CLIP, type Columns, clipInColumn, lengthCost } from './columns.ts';

/** Lines by which a full column may differ from the usual length. */
const SPREAD = 3;

/** Shares of page ends that break the text in raw: nearly all in a booklet, few where most pages follow on. */
const BROKEN_SHARES = [0.95, 0.4] as const;

/** Either side may come first, page by page (Jilin 2024-1: six of seventeen pages are flipped). */
const EITHER_WAY = Math.log(0.5);

/** Nats by which the best way to a page's first line may trail that of the lines shortly before it. */
const HOPELESS = 20;

/** A page of one column only. */
const ONE_COLUMN = Math.log(0.02);

/** How well a line follows another across a cut, and how well raw neighbours do inside a column. */
export interface Joints {
  readonly joint: JointScore;
  readonly inColumn: JointScore;
}

/**
 * Finds the pages of two columns in a flat list of lines whose usual column length is known.
 *
 * A page whose right column came first ends where its left column began: that joint is known without knowing the order of the
 * pages, and places both cuts. Source: ORDER-NOTES 4.6, where this found 34 of 38 cuts against 31 by columns alone.
 */
export function findPages(
  count: number,
  { joint, inColumn }: Joints,
  cutWeights: Float64Array,
  usual: number,
): readonly Columns[] {
  const raw = new Float64Array(count + 1);
  for (let x = 1; x < count; x += 1) raw[x] = clipInColumn(inColumn(x - 1, x));
  // The joint over which a flipped page closes on itself: of the line before each end with the page's first line.
  const band = 2 * (usual + SPREAD) + 1;
  const known = new Float32Array(count * band).fill(Number.NaN);
  const closing = (start: number, end: number) => {
    const at = start * band + end - start;
    if (Number.isNaN(known[at]!)) known[at] = clipInColumn(joint(end - 1, start));
    return known[at]!;
  };
  return BROKEN_SHARES.map((share) => {
    const ends = Float64Array.from(raw, (score) => Math.log(share * Math.exp(-score) + 1 - share));
    return cutPages(count, closing, cutWeights, usual, raw, ends);
  });
}

function cutPages(
  count: number,
  closing: (start: number, end: number) => number,
  cutWeights: Float64Array,
  usual: number,
  raw: Float64Array,
  ends: Float64Array,
): Columns {
  const best = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
  const from = new Int32Array(count + 1);
  const middle = new Int32Array(count + 1);
  const costs = Float64Array.from({ length: usual + SPREAD + 1 }, (_, n) => (n === 0 ? 0 : lengthCost(n, usual)));
  best[0] = 0;
  // A page that begins here is hopeless when a page begun nearby is so much better.
  const lead = new Float64Array(count + 1).fill(Number.NEGATIVE_INFINITY);
  for (let start = 0; start < count; start += 1) {
    lead[start] = Math.max(best[start]!, ...best.subarray(Math.max(0, start - SPREAD), start));
    if (best[start]! < lead[start]! - HOPELESS) continue;
    const base = best[start]! + (start > 0 ? ends[start]! + cutWeights[start]! : 0);
    const offer = (end: number, cut: number, gain: number) => {
      if (gain <= best[end]!) return;
      best[end] = gain;
      from[end] = start;
      middle[end] = cut;
    };
    for (let end = start + 1; end <= Math.min(count, start + usual + SPREAD); end += 1) {
      offer(end, end, base + costs[end - start]! + ONE_COLUMN);
    }
    const tryPage = (left: number, right: number, balanced: boolean) => {
      const cut = start + left;
      const end = cut + right;
      if (left < 1 || right < 1 || end > count) return;
      const sizes = balanced ? costs[left]! + EITHER_WAY : costs[left]! + costs[right]!;
      const others = base + sizes + cutWeights[cut]! + EITHER_WAY;
      if (others + Math.max(0, CLIP - raw[cut]!) <= best[end]!) return;
      const flipped = closing(start, end) - raw[cut]!;
      offer(end, cut, others + Math.max(0, flipped));
    };
    for (let left = usual - SPREAD; left <= usual + SPREAD; left += 1) {
      for (let right = 1; right <= usual + SPREAD; right += 1) tryPage(left, right, false);
    }
    for (let left = 1; left < usual - SPREAD; left += 1) {
      for (let right = usual - SPREAD; right <= usual + SPREAD; right += 1) tryPage(left, right, false);
      for (let right = left - 1; right <= left + 1; right += 1) tryPage(left, right, true);
    }
  }
  const starts: number[] = [];
  for (let end = count; end > 0; end = from[end]!) {
    if (middle[end]! < end) starts.push(middle[end]!);
    starts.push(from[end]!);
  }
  return { starts: starts.sort((a, b) => a - b), length: usual, gain: best[count]! };
}
