import { clipInColumn, lengthCost } from '../layout/columns.ts';
import { BEAM, type Chain, findChain, type Layout, layouts, UNBROKEN } from './chain.ts';
import { describeFragments, endOf, type Fragments, type RegionProblem, SHORT } from './fragments.ts';
import { moveCuts } from './move-cuts.ts';

/** A way to cut a region into columns: the first line of each, the usual number of lines, columns to a page. */
export interface Segmentation {
  readonly starts: readonly number[];
  readonly length: number;
  readonly columns: number;
}

/** A segmentation with the best order under each layout, best first, and what the best is worth. */
export interface Solution extends Segmentation {
  readonly ranked: readonly Chain[];
  readonly total: number;
}

/** Every level-1 marker or article of a law that comes after a higher one (ORDER-NOTES 4.7). */
const VIOLATION = 6;

/** Rounds of ordering and moving cuts; the cases settle in two or three. */
export const ROUNDS = 4;

/** A first look keeps fewer states than the search itself. */
const GLANCE_BEAM = 24;

/**
 * Orders the columns of a segmentation under every layout, moves the cuts to suit the best order, and so on in rounds.
 *
 * Out: the segmentation with its cuts moved, and the orders found.
 */
export function searchOrder(
  region: RegionProblem,
  segmentation: Segmentation,
  rounds: number,
  among: readonly Layout[] = layouts,
  beam = rounds === 1 ? GLANCE_BEAM : BEAM,
): Solution {
  let { starts } = segmentation;
  for (let round = 1; ; round += 1) {
    const fragments = describeFragments(region, starts, segmentation.columns, segmentation.length);
    const ranked = among
      .map((layout) => findChain(fragments.problem, layout, beam))
      .map((chain) => ({ ...chain, score: chain.score - VIOLATION * countViolations(fragments, chain) }))
      .sort((a, b) => b.score - a.score);
    const moved = round < rounds ? moveCuts(region, starts, ranked[0]!.order, segmentation.length) : starts;
    if (moved.join() === starts.join())
      return { ...segmentation, starts, ranked, total: totalOf(region, starts, ranked[0]!, segmentation) };
    starts = moved;
  }
}

/** The order's score against the raw order without cuts: raw joints that stay cancel out, so that cutting more is no gain. */
function totalOf(region: RegionProblem, starts: readonly number[], chain: Chain, { length }: Segmentation): number {
  let total = chain.score;
  for (const [f, start] of starts.entries()) {
    const size = endOf(starts, f, region.lines.length) - start;
    const left = start - (starts[f - 1] ?? 0);
    if (!(f > 0 && size < length - SHORT && Math.abs(size - left) <= 1)) total += lengthCost(size, length);
    if (f > 0) total += region.cutWeights[start]! - clipInColumn(region.inColumn(start - 1, start));
  }
  for (const [k, f] of chain.order.entries()) if (chain.order[k + 1] === f + 1) total -= UNBROKEN;
  return total;
}

function countViolations(fragments: Fragments, chain: Chain): number {
  const count = (values: readonly number[]) => values.filter((value, i) => i > 0 && value < values[i - 1]!).length;
  const chapters = chain.order.flatMap((f) => fragments.markers[f]!.chapters);
  const provisions = chain.order.flatMap((f) => fragments.markers[f]!.provisions);
  return count(chapters) + count(provisions);
}
