import type { Chain, Layout } from './chain.ts';
import { contradictsFolios } from './folio-order.ts';
import { clipJoint, endOf, type RegionProblem } from './fragments.ts';
import type { Solution } from './search-order.ts';

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

/** Measures how far the best order of a solution can be trusted, and whether it may be applied. */
export function judgeOrder(region: RegionProblem, best: Solution, leastGain = LEAST_GAIN): RegionOrder {
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
