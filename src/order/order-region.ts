import { findColumns } from '../layout/columns.ts';
import { findPages } from '../layout/pages.ts';
import type { Order } from '../types.ts';
import { BEAM, layouts } from './chain.ts';
import { endOf, type RegionProblem } from './fragments.ts';
import { judgeOrder, type RegionOrder } from './judge-order.ts';
import { orderFreely } from './order-freely.ts';
import { recutWeakStretches } from './recut-stretches.ts';
import { ROUNDS, type Segmentation, type Solution, searchOrder } from './search-order.ts';

/** A known layout of the same text: only this one is searched again. */
export interface LayoutHint {
  readonly columnLength: number;
  readonly columnsPerPage: number;
  readonly layout: string;
}

/** Fewer lines than two short columns are left as they are. */
const FEWEST_LINES = 24;

/** Nats by which columns must explain the lines better than none for a free order of them; text in order has less. */
const LEAST_COLUMN_GAIN = 0;

/** Nats within which two segmentations are one as good as the other, so that the surer order decides. */
const CLOSE = 4;

/** Segmentations that are refined after a first look at all. */
const REFINED = 3;

/** In a long text the first look tells them apart well enough to refine fewer. */
const MANY_LINES = 3000;
const REFINED_OF_MANY = 2;

const COLUMNS_PER_PAGE = [2, 3, 1] as const;

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
  const hinted = layouts.filter((layout) => layout === hint?.layout);
  const among = hinted.length > 0 ? hinted : layouts;
  const first = cutColumns(region, hint).map((each) => searchOrder(region, each, 1, among));
  const length = first.sort(better)[0]?.length;
  const pages = length === undefined || hint?.columnsPerPage === 1 ? [] : cutPages(region, length);
  first.push(...pages.map((each) => searchOrder(region, each, 1, among)));
  const refined = first
    .sort(better)
    .slice(0, hint ? 1 : count > MANY_LINES ? REFINED_OF_MANY : REFINED)
    .map((each) => searchOrder(region, each, hint ? 2 : ROUNDS, among));
  const best = refined.sort(better)[0];
  if (!best) return null;
  let fallback: RegionOrder | null = null;
  for (const each of refined.filter(({ total }) => total >= best.total - CLOSE)) {
    const judged = judgeOrder(region, hint ? each : recutWeakStretches(region, each));
    if (judged.accepted) return judged;
    fallback ??= judged;
  }
  return fallback;
}

/**
 * Orders a region freely for which no layout was accepted: `judged` is the best of them. Joints that are sure are made, and with
 * `best` all others are guessed. Where next to nothing would move, or columns explain nothing, the judged order stays as it is.
 */
export function orderWithoutLayout(region: RegionProblem, judged: RegionOrder, order: Order): RegionOrder {
  if (judged.accepted) return judged;
  const columns = findColumns(region.lines.length, region.inColumn, region.cutWeights)[0];
  const free = columns && columns.gain > LEAST_COLUMN_GAIN ? orderFreely(region, columns.starts, order) : null;
  if (!columns || !free) return judged;
  const scores = free.fragments
    .slice(1)
    .map(([start], k) => ({ class: free.joints[k]!.class, score: region.joint(free.fragments[k]![1] - 1, start) }))
    .filter((joint) => joint.class !== 'guessed');
  return {
    ...judged,
    ...free,
    layout: 'free',
    columnLength: columns.length,
    gain: columns.gain,
    score: scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length),
    sure: { found: 0, made: 0, inRaw: 0 },
    runnerUp: { layout: judged.layout, score: judged.score },
    lead: Number.POSITIVE_INFINITY,
    betweenPages: Number.POSITIVE_INFINITY,
    accepted: true,
  };
}

/**
 * Finds the reading order of fragments whose cuts are known.
 *
 * In: a region, and the first line of each fragment, rising, the first 0. Out: as {@link orderRegion}, with no cut moved.
 */
export function orderKnownFragments(region: RegionProblem, starts: readonly number[]): RegionOrder {
  const sizes = starts.map((start, f) => endOf(starts, f, region.lines.length) - start).sort((a, b) => a - b);
  const length = sizes[sizes.length >> 1] ?? 1;
  const solutions = COLUMNS_PER_PAGE.map((columns) =>
    searchOrder(region, { starts, length, columns }, 1, layouts, BEAM),
  );
  const best = solutions.reduce((a, b) => (b.total > a.total ? b : a));
  // The cuts are given: that they explain the text better than none needs no proof.
  return judgeOrder(region, best, Number.NEGATIVE_INFINITY);
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
