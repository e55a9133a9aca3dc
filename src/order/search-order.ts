import { clipInColumn, lengthCost } from '../layout/columns.ts';
import { BEAM, type Chain, findChain, type Layout, layouts, UNBROKEN } from './chain.ts';
import { countViolations } from './count-violations.ts';
import { printedPages } from './folio-order.ts';
import { describeFragments, endOf, type Fragments, type RegionProblem, SHORT } from './fragments.ts';
import { findImposed } from './impose-chain.ts';
import { moveCuts } from './move-cuts.ts';

/** A way to cut a region into columns: the first line of each, the usual number of lines, columns to a page. */
export interface Segmentation {
  readonly starts: readonly number[];
  readonly length: number;
  readonly columns: number;
  /** The input shows where they begin: no cut is moved. */
  readonly isKnown?: boolean;
}

/** A segmentation with the best order under each layout, best first, and what the best is worth. */
export interface Solution extends Segmentation {
  readonly ranked: readonly Chain[];
  /** Nats by which the order explains the lines better than raw without cuts. */
  readonly total: number;
  /** Nats of the order and of its columns' lengths alone, to compare with the same text whose copies were chosen otherwise. */
  readonly worth: number;
}

/** Every level-1 marker or article of a law that comes after a higher one (ORDER-NOTES 4.7). */
const VIOLATION = 6;

/** Rounds of ordering and moving cuts; the cases settle in two or three. */
export const ROUNDS = 4;

/** So many layouts are searched in depth; the others get a first look. */
const PROMISING = 2;

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
  beam = rounds === 1 ? GLANCE_BEAM : beamFor(segmentation.starts.length),
): Solution {
  let { starts } = segmentation;
  let promising = among;
  for (let round = 1; ; round += 1) {
    const fragments = describeFragments(region, starts, segmentation.columns, segmentation.length);
    const rank = (which: readonly Layout[], states: number) =>
      which
        .map((layout) => findChain(fragments.problem, layout, states))
        .map((chain) => ({
          ...chain,
          score: chain.score - VIOLATION * countViolations(fragments.markers, chain.order),
        }));
    const byScore = (a: Chain, b: Chain) => b.score - a.score;
    if (round === 1 && rounds > 1) {
      const glance = rank(among, GLANCE_BEAM).sort(byScore).slice(0, PROMISING);
      promising = among.filter((layout) => glance.some((chain) => chain.layout === layout));
    }
    const imposed = rounds > 1 && among === layouts ? rankImposed(region, fragments) : [];
    const ranked = [...rank(promising, beam), ...imposed].sort(byScore);
    const moved =
      round < rounds && !segmentation.isKnown
        ? moveCuts(region, starts, ranked[0]!.order, segmentation.length)
        : starts;
    if (moved.join() === starts.join()) {
      const others = rank(
        among.filter((layout) => !promising.includes(layout)),
        GLANCE_BEAM,
      );
      return {
        ...segmentation,
        starts,
        ranked: [...ranked, ...others].sort(byScore),
        ...weigh(region, starts, ranked[0]!, segmentation),
      };
    }
    starts = moved;
  }
}

/** From this many fragments on fewer states are kept for each: a long text has more joints to tell a wrong turn by. */
const MANY_FRAGMENTS = 120;

function beamFor(fragments: number): number {
  return Math.max(GLANCE_BEAM, Math.min(BEAM, Math.floor((BEAM * MANY_FRAGMENTS) / fragments)));
}

/** Impositions that are worth a look beside the layouts. */
const IMPOSED = 3;

function rankImposed(region: RegionProblem, { starts, markers, problem }: Fragments): readonly Chain[] {
  const pages = printedPages(region.folios);
  return findImposed(problem, pages && Uint32Array.from(starts, (start) => pages[start]!))
    .slice(0, IMPOSED)
    .map((chain) => ({ ...chain, score: chain.score - VIOLATION * countViolations(markers, chain.order) }));
}

/** Raw joints that stay cancel out of the total, so that cutting more is no gain. */
function weigh(
  region: RegionProblem,
  starts: readonly number[],
  chain: Chain,
  { length }: Segmentation,
): Pick<Solution, 'total' | 'worth'> {
  let worth = chain.score;
  let cuts = 0;
  for (const [f, start] of starts.entries()) {
    const size = endOf(starts, f, region.lines.length) - start;
    const left = start - (starts[f - 1] ?? 0);
    if (!(f > 0 && size < length - SHORT && Math.abs(size - left) <= 1)) worth += lengthCost(size, length);
    if (f > 0) cuts += region.cutWeights[start]! - clipInColumn(region.inColumn(start - 1, start));
  }
  const kept = chain.order.filter((f, k) => chain.order[k + 1] === f + 1).length;
  return { worth, total: worth + cuts - UNBROKEN * kept };
}
