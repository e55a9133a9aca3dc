import { listOtherCuts } from '../layout/other-cuts.ts';
import { clipJoint, endOf, type RegionProblem } from './fragments.ts';
import { ROUNDS, type Solution, searchOrder } from './search-order.ts';

/** A cut whose two joints sum up to less than this many nats is weak. */
const WEAK = 1.5;

/** Weight of a cut that is sure; stretches between two are recut up to this many columns long, in so many ways. */
const SURE = 8;
const LONGEST_STRETCH = 8;
const OTHER_CUTS = 12;
const LEAST_PROGRESS = 0.5;

/** Cuts whose order is worse by so many nats before they are moved are not looked at again. */
const HOPELESS = 12;

/**
 * Tries other cuts for the stretches between two sure ones in which joints came out weak, each with the whole order searched
 * anew: where the raw text reads on over a true cut (a section heading behind a full stop) or breaks off at a false one,
 * only the whole order tells.
 */
export function recutWeakStretches(region: RegionProblem, found: Solution): Solution {
  const count = region.lines.length;
  const { length, columns } = found;
  const sure = [0, ...found.starts.filter((start) => start > 0 && region.cutWeights[start]! >= SURE), count];
  let best = found;
  for (const [k, start] of sure.slice(0, -1).entries()) {
    const end = sure[k + 1]!;
    const isWeakHere = best.starts.some((x, f) => f > 0 && x >= start && x < end && isWeak(region, best, f));
    if (!isWeakHere || end - start > LONGEST_STRETCH * length) continue;
    for (const cuts of listOtherCuts(start, end, region.inColumn, region.cutWeights, length, OTHER_CUTS)) {
      const starts = [...best.starts.filter((x) => x <= start || x >= end), ...cuts].sort((a, b) => a - b);
      const layout = [best.ranked[0]!.layout];
      const glance = searchOrder(region, { starts, length, columns }, 1, layout);
      if (glance.total < best.total - HOPELESS) continue;
      const trial = searchOrder(region, glance, 2, layout);
      if (trial.total > best.total + LEAST_PROGRESS) best = trial;
    }
  }
  return best === found ? found : searchOrder(region, best, ROUNDS);
}

/** Whether the two joints that a cut makes in reading order are, taken together, no better than chance. */
function isWeak(region: RegionProblem, { starts, ranked }: Solution, f: number): boolean {
  const { order } = ranked[0]!;
  const ends = (fragment: number) => endOf(starts, fragment, region.lines.length) - 1;
  const [after, before] = [order[order.indexOf(f - 1) + 1], order[order.indexOf(f) - 1]];
  const left = after === undefined ? 0 : clipJoint(region.joint(ends(f - 1), starts[after]!));
  const right = before === undefined ? 0 : clipJoint(region.joint(ends(before), starts[f]!));
  return left + right < WEAK;
}
