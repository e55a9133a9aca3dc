import type { JointScore } from '../types.ts';
import { BALANCED, clipInColumn, lengthCost } from './columns.ts';

/** Share of cuts at which the raw text breaks off; the two extremes of {@link findColumns} would lose one kind each. */
const BROKEN_SHARE = 0.6;

interface Partial {
  readonly gain: number;
  readonly start: number;
  readonly from: Partial | null;
}

/**
 * The best ways to cut the lines [start, end) into columns, best first, without a view of their order.
 *
 * Out: at most `most` lists of the cuts strictly inside. Cost: lines x column length x `most`.
 */
export function listOtherCuts(
  start: number,
  end: number,
  joint: JointScore,
  cutWeights: Float64Array,
  usual: number,
  most: number,
): readonly (readonly number[])[] {
  const reach = usual + 3;
  const at: Partial[][] = Array.from({ length: end - start + 1 }, () => []);
  at[0] = [{ gain: 0, start, from: null }];
  for (let stop = start + 1; stop <= end; stop += 1) {
    const found: Partial[] = [];
    for (let x = Math.max(start, stop - reach); x < stop; x += 1) {
      const size = stop - x;
      const cut = x === start ? 0 : scoreCut(joint(x - 1, x)) + cutWeights[x]!;
      for (const partial of at[x - start]!) {
        const left = x - partial.start;
        const isBalanced = size < usual - 4 && x > start && Math.abs(left - size) <= 1;
        const cost = isBalanced ? Math.max(BALANCED, lengthCost(size, usual)) : lengthCost(size, usual);
        found.push({ gain: partial.gain + cost + cut, start: x, from: partial });
      }
    }
    at[stop - start] = found.sort((a, b) => b.gain - a.gain).slice(0, most);
  }
  return at[end - start]!.map((partial) => {
    const cuts: number[] = [];
    for (let each: Partial | null = partial; each?.from; each = each.from)
      if (each.start > start) cuts.push(each.start);
    return cuts.reverse();
  });
}

function scoreCut(score: number): number {
  return Math.log(BROKEN_SHARE * Math.exp(-clipInColumn(score)) + 1 - BROKEN_SHARE);
}
