import { clipInColumn, lengthCost } from '../layout/columns.ts';
import { listOtherCuts } from '../layout/other-cuts.ts';
import { type ChainFrame, findChain, type Layout, layouts } from './chain.ts';
import { clipJoint, describeStretch, endOf, type RegionProblem, SHORT } from './fragments.ts';
import { ROUNDS, type Solution, searchOrder } from './search-order.ts';

/** A cut whose two joints sum up to less than this many nats is weak. */
const WEAK = 1.5;

/** Weight of a cut that is sure; stretches between two are recut up to this many columns long, in so many ways. */
const SURE = 8;
const LONGEST_STRETCH = 8;
const OTHER_CUTS = 12;
const LEAST_PROGRESS = 0.5;

/** States kept in the search of a stretch's order. */
const BEAM = 24;

/**
 * Tries other cuts for the stretches between two sure ones in which joints came out weak, with the order searched anew inside the
 * stretch: where the raw text reads on over a true cut (a section heading behind a full stop) or breaks off at a false one, only
 * the order tells. The order outside the stretch stays as it is meanwhile, so that a trial costs no more in a longer text.
 */
export function recutWeakStretches(region: RegionProblem, found: Solution): Solution {
  const count = region.lines.length;
  const { length } = found;
  const layout = layouts.find((each) => each === found.ranked[0]!.layout);
  // Under an imposition the text around a stretch is known by pages alone.
  if (!layout) return found;
  const sure = [0, ...found.starts.filter((start) => start > 0 && region.cutWeights[start]! >= SURE), count];
  let best = found;
  for (const [k, start] of sure.slice(0, -1).entries()) {
    const end = sure[k + 1]!;
    const isWeakHere = best.starts.some((x, f) => f > 0 && x >= start && x < end && isWeak(region, best, f));
    if (!isWeakHere || end - start > LONGEST_STRETCH * length) continue;
    const present = best.starts.filter((x) => x >= start && x < end);
    const frame = readFrame(best, layout, start, end);
    if (!frame) continue;
    const worth = rateStretch(region, best, present, end, frame);
    let [chosen, most] = [present, worth + LEAST_PROGRESS];
    for (const cuts of listOtherCuts(start, end, region.inColumn, region.cutWeights, length, OTHER_CUTS)) {
      const trial = [start, ...cuts];
      if (trial.join() === present.join()) continue;
      const value = rateStretch(region, best, trial, end, frame);
      if (value > most) [chosen, most] = [trial, value];
    }
    if (chosen === present) continue;
    const starts = [...best.starts.filter((x) => x < start || x >= end), ...chosen].sort((a, b) => a - b);
    const trial = searchOrder(region, { ...best, starts }, 1, [layout]);
    if (trial.total > best.total) best = trial;
  }
  return best === found ? found : searchOrder(region, best, ROUNDS);
}

/** Lines between which the fragments of a stretch stand in reading order; -1 where there is none. */
interface Surroundings {
  readonly layout: Layout;
  /** Last line of the front part, first line of the back part, first and last line of what stands between. */
  readonly low: number;
  readonly high: number;
  readonly innerFirst: number;
  readonly innerLast: number;
}

/** What the lines [start, end) stand between in the order that was found; null where that order is broken up otherwise. */
function readFrame({ starts, ranked }: Solution, layout: Layout, start: number, end: number): Surroundings | null {
  const { order } = ranked[0]!;
  const isInsideOut = layout === 'booklet inside out';
  const kindOf = (f: number) => {
    if (starts[f]! >= start && starts[f]! < end) return 'stretch';
    return starts[f]! < start === isInsideOut ? 'inner' : 'outer';
  };
  const kinds = order.map(kindOf);
  const firstInside = kinds.findIndex((kind) => kind !== 'outer');
  const lastInside = kinds.findLastIndex((kind) => kind !== 'outer');
  const innerFirst = kinds.indexOf('inner');
  const innerLast = kinds.lastIndexOf('inner');
  if (kinds.slice(firstInside, lastInside + 1).includes('outer')) return null;
  if (innerFirst >= 0 && kinds.slice(innerFirst, innerLast + 1).includes('stretch')) return null;
  const lastLine = (place: number) => (starts[order[place]! + 1] ?? Number.POSITIVE_INFINITY) - 1;
  return {
    layout,
    low: firstInside > 0 ? lastLine(firstInside - 1) : -1,
    high: lastInside + 1 < order.length ? starts[order[lastInside + 1]!]! : -1,
    innerFirst: innerFirst >= 0 ? starts[order[innerFirst]!]! : -1,
    innerLast: innerLast >= 0 ? lastLine(innerLast) : -1,
  };
}

/** What the cuts of a stretch are worth in nats: the best order of its columns in their surroundings, their lengths and the cuts. */
function rateStretch(
  region: RegionProblem,
  { length, columns }: Solution,
  cuts: readonly number[],
  end: number,
  around: Surroundings,
): number {
  const last = region.lines.length - 1;
  const outside = { low: Math.min(around.low, last), innerLast: Math.min(around.innerLast, last) };
  const { problem, places } = describeStretch(region, cuts, end, columns, length, { ...around, ...outside });
  const frame: ChainFrame = { size: problem.opens.length, ...places };
  let worth = findChain({ frame, ...problem }, around.layout, BEAM).score;
  for (const [f, start] of cuts.entries()) {
    const size = endOf(cuts, f, end) - start;
    const left = start - (cuts[f - 1] ?? 0);
    const isBalanced = f > 0 && size < length - SHORT && Math.abs(size - left) <= 1;
    if (!isBalanced) worth += lengthCost(size, length);
    if (f > 0) worth += region.cutWeights[start]! - clipInColumn(region.inColumn(start - 1, start));
  }
  return worth;
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
