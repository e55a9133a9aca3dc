import { clipInColumn, findColumns, lengthCost } from '../layout/columns.ts';
import { listOtherCuts } from '../layout/other-cuts.ts';
import { findPages } from '../layout/pages.ts';
import { BEAM, type Chain, findChain, type Layout, layouts, UNBROKEN } from './chain.ts';
import { contradictsFolios } from './folio-order.ts';
import { clipJoint, describeFragments, endOf, type Fragments, type RegionProblem, SHORT } from './fragments.ts';
import { moveCuts } from './move-cuts.ts';

/** The best order of a region's lines, and how far it can be trusted. */
export interface RegionOrder {
  readonly layout: Layout;
  /** Line ranges [start, end) in reading order. */
  readonly fragments: readonly (readonly [start: number, end: number])[];
  readonly columnLength: number;
  readonly columnsPerPage: number;
  /** Nats by which this order explains the lines better than the raw order without any cut. */
  readonly gain: number;
  /** Nats a joint, anchors included, and their sum. */
  readonly score: number;
  readonly orderScore: number;
  /** The best order of another layout that is really another order. */
  readonly runnerUp: { readonly layout: Layout; readonly score: number } | null;
  /** Nats a joint, between pages alone: those are what the layout decides. */
  readonly betweenPages: number;
  /** Nats by which the order leads the runner-up, for each joint in which they differ. */
  readonly lead: number;
  /** Whether the evidence allows to move anything. */
  readonly accepted: boolean;
}

/** A known layout of the same text: only this one is searched again. */
export interface LayoutHint {
  readonly columnLength: number;
  readonly columnsPerPage: number;
}

/**
 * The acceptance rule: good joints, those between pages too, a clear lead, and cutting must explain the text better than not
 * cutting. Of 71 made issues, unseen but for these bounds, and the cases at hand it took no order that was wrong as a whole.
 * ORDER-NOTES 2 has the rule it grew from.
 */
const LEAST_SCORE = 1;
const LEAST_BETWEEN_PAGES = 0.8;
const LEAST_SUM = 3.7;
const LEAST_LEAD = 0.6;
export const LEAST_GAIN = 20;

/** A text this short has too few joints for their mean to mean much: they must be better. */
const FEW_LINES = 300;
const LEAST_SCORE_OF_FEW = 2.5;

/** Fewer lines than two short columns are left as they are. */
const FEWEST_LINES = 24;

/** Every level-1 marker or article of a law that comes after a higher one (ORDER-NOTES 4.7). */
const VIOLATION = 6;

/** Rounds of ordering and moving cuts; the cases settle in two or three. */
const ROUNDS = 4;

/** A cut whose two joints sum up to less than this many nats is weak. */
const WEAK = 1.5;

/** Weight of a cut that is sure; stretches between two are recut up to this many columns long, in so many ways. */
const SURE = 8;
const LONGEST_STRETCH = 8;
const OTHER_CUTS = 12;
const LEAST_PROGRESS = 0.5;

/** Cuts whose order is worse by so many nats before they are moved are not looked at again. */
const HOPELESS = 12;

/** A first look keeps fewer states than the search itself. */
const GLANCE_BEAM = 24;

/** Nats within which two segmentations are one as good as the other, so that the surer order decides. */
const CLOSE = 4;

/** Segmentations that are refined after a first look at all. */
const REFINED = 3;

const COLUMNS_PER_PAGE = [2, 3, 1] as const;

interface Segmentation {
  readonly starts: readonly number[];
  readonly length: number;
  readonly columns: number;
}

interface Solution extends Segmentation {
  readonly ranked: readonly Chain[];
  readonly total: number;
}

/**
 * Finds columns and their reading order in the lines of one region. Layout hypotheses decide: a chain of good joints alone
 * orders two thirds of shuffled columns right, which would scramble the whole (ORDER-NOTES 6).
 *
 * Out: null when there is too little text to tell columns.
 */
export function orderRegion(region: RegionProblem, hint?: LayoutHint): RegionOrder | null {
  const count = region.lines.length;
  if (count < FEWEST_LINES) return null;
  const better = (a: Solution, b: Solution) => b.total - a.total;
  const first = cutColumns(region, hint).map((each) => solve(region, each, 1));
  const length = first.sort(better)[0]?.length;
  const pages = length === undefined || hint?.columnsPerPage === 1 ? [] : cutPages(region, length);
  first.push(...pages.map((each) => solve(region, each, 1)));
  const refined = first
    .sort(better)
    .slice(0, hint ? 1 : REFINED)
    .map((each) => solve(region, each, hint ? 2 : ROUNDS));
  const best = refined.sort(better)[0];
  if (!best) return null;
  let fallback: RegionOrder | null = null;
  for (const each of refined.filter(({ total }) => total >= best.total - CLOSE)) {
    const judged = judge(region, hint ? each : recutWeakStretches(region, each));
    if (judged.accepted) return judged;
    fallback ??= judged;
  }
  return fallback;
}

/**
 * Finds the reading order of fragments whose cuts are known.
 *
 * In: a region, and the first line of each fragment, rising, the first 0. Out: as {@link orderRegion}, with no cut moved.
 */
export function orderKnownFragments(region: RegionProblem, starts: readonly number[]): RegionOrder {
  const sizes = starts.map((start, f) => endOf(starts, f, region.lines.length) - start).sort((a, b) => a - b);
  const length = sizes[sizes.length >> 1] ?? 1;
  const solutions = COLUMNS_PER_PAGE.map((columns) => solve(region, { starts, length, columns }, 1, layouts, BEAM));
  const best = solutions.reduce((a, b) => (b.total > a.total ? b : a));
  // The cuts are given: that they explain the text better than none needs no proof.
  return judge(region, best, Number.NEGATIVE_INFINITY);
}

/**
 * Tries other cuts for the stretches between two sure ones in which joints came out weak, each with the whole order searched
 * anew: where the raw text reads on over a true cut (a section heading behind a full stop) or breaks off at a false one,
 * only the whole order tells.
 */
function recutWeakStretches(region: RegionProblem, found: Solution): Solution {
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
      const glance = solve(region, { starts, length, columns }, 1, layout);
      if (glance.total < best.total - HOPELESS) continue;
      const trial = solve(region, glance, 2, layout);
      if (trial.total > best.total + LEAST_PROGRESS) best = trial;
    }
  }
  return best === found ? found : solve(region, best, ROUNDS);
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

function cutColumns(region: RegionProblem, hint?: LayoutHint): readonly Segmentation[] {
  const found = findColumns(region.lines.length, region.inColumn, region.cutWeights, hint?.columnLength);
  const perPage = hint ? [hint.columnsPerPage] : COLUMNS_PER_PAGE;
  return found.flatMap(({ starts, length }) => perPage.map((columns) => ({ starts, length, columns })));
}

function cutPages(region: RegionProblem, length: number): readonly Segmentation[] {
  const found = findPages(region.lines.length, region, region.cutWeights, length);
  return found.map(({ starts }) => ({ starts, length, columns: 2 }));
}

function solve(
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

function judge(region: RegionProblem, best: Solution, leastGain = LEAST_GAIN): RegionOrder {
  const { starts, ranked } = best;
  const [first, ...others] = ranked as [Chain, ...Chain[]];
  const joints = Math.max(1, starts.length - 1);
  const second = others.find((chain) => countDifferences(first.order, chain.order) > 0);
  const lead = second
    ? (first.score - second.score) / countDifferences(first.order, second.order)
    : Number.POSITIVE_INFINITY;
  const score = first.score / joints;
  const betweenPages = meanBetweenPages(region, starts, first);
  const least = region.lines.length < FEW_LINES ? LEAST_SCORE_OF_FEW : LEAST_SCORE;
  return {
    layout: first.layout,
    fragments: first.order.map((f) => [starts[f]!, endOf(starts, f, region.lines.length)] as const),
    columnLength: best.length,
    columnsPerPage: best.columns,
    gain: best.total,
    score,
    orderScore: first.score,
    runnerUp: second ? { layout: second.layout, score: second.score / joints } : null,
    lead,
    betweenPages,
    accepted:
      best.total >= leastGain &&
      lead >= LEAST_LEAD &&
      !contradictsFolios(
        region.folios,
        first.order.map((f) => starts[f]!),
      ) &&
      score >= least &&
      betweenPages >= LEAST_BETWEEN_PAGES &&
      score + betweenPages >= LEAST_SUM,
  };
}

/** The mean of the joints between pages, which the layout alone decides; a flip inside a page is chosen by its joint. */
function meanBetweenPages(region: RegionProblem, starts: readonly number[], { order, pageSizes }: Chain): number {
  let sum = 0;
  let at = 0;
  for (const size of pageSizes.slice(0, -1)) {
    at += size;
    const [before, after] = [order[at - 1]!, order[at]!];
    sum += clipJoint(region.joint(endOf(starts, before, region.lines.length) - 1, starts[after]!));
  }
  return pageSizes.length < 2 ? Number.POSITIVE_INFINITY : sum / (pageSizes.length - 1);
}

function countDifferences(a: readonly number[], b: readonly number[]): number {
  const next = new Map(b.map((f, i) => [f, b[i + 1]]));
  return a.filter((f, i) => next.get(f) !== a[i + 1]).length;
}
