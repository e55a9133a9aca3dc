/** Layouts that fill the text from its two ends; each stands for every choice of sides and flips, page by page. */
export type Layout = 'natural' | 'reversed' | 'booklet outside in' | 'booklet inside out';

export const layouts: readonly Layout[] = ['natural', 'reversed', 'booklet outside in', 'booklet inside out'];

/** What the search needs to know of `count` fragments, numbered in raw order. Scores are nats. */
export interface ChainProblem {
  readonly count: number;
  /** How well fragment `right` follows fragment `left`, at `left * count + right`. */
  readonly joints: Float64Array;
  /** How well a fragment opens, and how well it closes, the whole text. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** 1 where a page begins for sure (a folio, running head or form feed stands before the fragment). */
  readonly pageStarts: Uint8Array;
  /** Lines of every fragment, and of a full column. */
  readonly sizes: readonly number[];
  readonly usual: number;
  /** Columns on a page. */
  readonly columns: number;
  /** For a stretch out of a longer order: what it stands between. */
  readonly frame?: ChainFrame;
}

/**
 * Where a stretch of raw fragments stands in an order that is known outside of it: the front part so far ends with `low`, the back part
 * begins with `high`, and between what the stretch adds to both stands the text from `innerFirst` to `innerLast`. All are numbers of
 * rows and columns of the joints behind the stretch's own, or -1 where there is none.
 */
export interface ChainFrame {
  readonly size: number;
  readonly low: number;
  readonly high: number;
  readonly innerFirst: number;
  readonly innerLast: number;
}

export interface Chain {
  /** One of the {@link Layout}s, or the name of an imposition. */
  readonly layout: string;
  /** Fragments in reading order. */
  readonly order: readonly number[];
  /** How many of them the pages hold, in reading order. */
  readonly pageSizes: readonly number[];
  /** Fragments behind which a page of a booklet is missing, for the page on the other half of its sheet has no partner. */
  readonly beforeMissing: readonly number[];
  readonly score: number;
}

/**
 * Nats against a page with fewer or more columns than usual, a leaf whose partner is missing, a page on which a column that is
 * neither full nor as long as the next stands before it, a page mark inside a page, a page without a mark.
 */
const ODD_PAGE = 2;
const LONELY_LEAF = 1.5;
const RAGGED_PAGE = 1;
const MARK_INSIDE = 4;
const NO_MARK = 2;

/** Nats against flipping a page where all pages stand in order: nothing else in such a text is out of place. */
const FLIP_IN_ORDER = 4;

/**
 * Nats for a page whose columns follow on as in raw: its cut stands where the raw joint is worst of several places, so
 * that joint is worse than a typical true one by about this much.
 */
export const UNBROKEN = 1;

/** Marks must be this frequent before a page without one is odd. */
const MARKS_COUNT = 3;

/** States kept for each number of fragments placed; 250 found no better order on the cases. */
export const BEAM = 80;

const LOW = 0;
const HIGH = 1;
type Side = typeof LOW | typeof HIGH;

/** Columns of one page in the order in which they are read, with their own score. */
export interface Page {
  readonly fragments: readonly number[];
  readonly score: number;
}

interface State {
  readonly key: number;
  readonly score: number;
  /** The fragment at the open end of the front part, and at that of the back part; -1 while the part is empty. */
  readonly low: number;
  readonly high: number;
  /** Which end the last page went to, and whether its partner on the sheet's side is still to come. */
  readonly side: Side;
  readonly half: boolean;
  readonly page: Page | null;
  readonly from: State | null;
}

/**
 * The best reading order under a layout, by dynamic programming over raw order.
 *
 * Whatever the imposition, raw pages come so that each stands next to those placed before it: read through a booklet from
 * the outermost sheet inwards, every page either continues the front part or goes before the back part; inside out, the same
 * holds from the end of the raw text. A natural text has a front only, a reversed one a back only. So sides, flips and
 * missing leaves need no hypotheses of their own: they are decided page by page by the joints.
 *
 * Cost: fragments x beam x arrangements of a page.
 */
export function findChain(problem: ChainProblem, layout: Layout, beam = BEAM): Chain {
  const { count } = problem;
  const waiting: Map<number, State>[] = Array.from({ length: count + 1 }, () => new Map());
  const { low = -1, high = -1 } = problem.frame ?? {};
  const start: State = { key: 0, score: 0, low, high, side: LOW, half: false, page: null, from: null };
  waiting[0]!.set(0, start);
  const marks = problem.pageStarts.reduce((a, b) => a + b, 0);
  for (let placed = 0; placed < count; placed += 1) {
    const states = prune(waiting[placed]!, beam);
    for (let size = 1; size <= Math.min(problem.columns + 1, count - placed); size += 1) {
      const next = waiting[placed + size]!;
      for (const page of arrangePage(problem, layout, placed, size, marks)) {
        for (const state of states) attach(problem, layout, state, page, next);
      }
    }
    waiting[placed]!.clear();
  }
  let best: State | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const state of waiting[count]!.values()) {
    const score = state.score + closeChain(problem, state);
    if (score > bestScore) [best, bestScore] = [state, score];
  }
  const placements = readPlacements(best);
  const pages = inReadingOrder(placements);
  const order = pages.flat();
  const isBooklet = layout === 'booklet outside in' || layout === 'booklet inside out';
  return {
    layout,
    order,
    pageSizes: pages.map((page) => page.length),
    beforeMissing: isBooklet ? findMissing(placements, order) : [],
    score: bestScore,
  };
}

function prune(states: ReadonlyMap<number, State>, beam: number): readonly State[] {
  const all = [...states.values()];
  return all.length <= beam ? all : all.sort((a, b) => b.score - a.score).slice(0, beam);
}

/** The next `size` raw fragments as one page, left column first and right column first. */
export function arrangePage(
  problem: ChainProblem,
  layout: Layout,
  placed: number,
  size: number,
  marks: number,
): readonly Page[] {
  const { count, joints, pageStarts } = problem;
  const stride = problem.frame?.size ?? count;
  const first = layout === 'booklet inside out' ? count - placed - size : placed;
  const raw = Array.from({ length: size }, (_, k) => first + k);
  let cost = size === problem.columns ? 0 : -ODD_PAGE;
  for (let k = 1; k < size; k += 1) if (pageStarts[first + k]) cost -= MARK_INSIDE;
  if (marks >= MARKS_COUNT && first > 0 && !pageStarts[first]) cost -= NO_MARK;
  return (size === 1 ? [raw] : [raw, [...raw].reverse()]).map((fragments, flipped) => {
    let score =
      cost - (flipped && layout === 'natural' ? FLIP_IN_ORDER : 0) - (isRagged(problem, fragments) ? RAGGED_PAGE : 0);
    for (let k = 1; k < size; k += 1) {
      score += joints[fragments[k - 1]! * stride + fragments[k]!]!;
      if (fragments[k]! === fragments[k - 1]! + 1) score += UNBROKEN;
    }
    return { fragments, score };
  });
}

/** Lines by which a full column may differ from the usual length. */
const SPREAD = 4;

function isRagged({ sizes, usual }: ChainProblem, fragments: readonly number[]): boolean {
  return fragments.some((f, k) => {
    const next = fragments[k + 1];
    return next !== undefined && sizes[f]! < usual - SPREAD && Math.abs(sizes[f]! - sizes[next]!) > 1;
  });
}

function attach(problem: ChainProblem, layout: Layout, state: State, page: Page, next: Map<number, State>): void {
  const { count, joints, opens, closes } = problem;
  const stride = problem.frame?.size ?? count;
  const first = page.fragments[0]!;
  const last = page.fragments[page.fragments.length - 1]!;
  const isBooklet = layout === 'booklet outside in' || layout === 'booklet inside out';
  for (let side: Side = layout === 'reversed' ? HIGH : LOW; side <= (layout === 'natural' ? LOW : HIGH); side += 1) {
    const paired = state.half && side !== state.side;
    let score = state.score + page.score - (isBooklet && state.half && !paired ? LONELY_LEAF : 0);
    if (side === LOW) score += state.low < 0 ? opens[first]! : joints[state.low * stride + first]!;
    else score += state.high < 0 ? closes[last]! : joints[last * stride + state.high]!;
    const low = side === LOW ? last : state.low;
    const high = side === HIGH ? first : state.high;
    const half = isBooklet && !paired;
    const key = (((low + 1) * (stride + 1) + high + 1) * 2 + side) * 2 + (half ? 1 : 0);
    const known = next.get(key);
    if (known && known.score >= score) continue;
    next.set(key, { key, score, low, high, side: side as Side, half, page, from: state });
  }
}

/** Where front and back part meet; where one of them is empty, how well the other opens or closes the text. */
function closeChain(problem: ChainProblem, state: State): number {
  const { joints, opens, closes, frame } = problem;
  if (frame && frame.innerFirst >= 0) {
    const front = state.low < 0 ? 0 : joints[state.low * frame.size + frame.innerFirst]!;
    return front + (state.high < 0 ? 0 : joints[frame.innerLast * frame.size + state.high]!);
  }
  if (state.low < 0) return opens[state.high]!;
  if (state.high < 0) return closes[state.low]!;
  return joints[state.low * (frame?.size ?? problem.count) + state.high]!;
}

/** A page and the end of the text that it went to. */
interface Placement {
  readonly side: Side;
  readonly fragments: readonly number[];
}

/** Where the pages went, in the order in which they were placed. */
function readPlacements(end: State | null): readonly Placement[] {
  const placements: Placement[] = [];
  for (let state = end; state?.page; state = state.from) {
    placements.push({ side: state.side, fragments: state.page.fragments });
  }
  return placements.reverse();
}

function inReadingOrder(placements: readonly Placement[]): readonly (readonly number[])[] {
  const on = (side: Side) => placements.filter((each) => each.side === side).map(({ fragments }) => fragments);
  return [...on(LOW), ...on(HIGH).reverse()];
}

/** Where the partners of single pages would stand; the innermost sheet and the outermost may be half blank. */
function findMissing(placements: readonly Placement[], order: readonly number[]): readonly number[] {
  const missing: number[] = [];
  let isHalf = false;
  for (const [k, { side }] of placements.entries()) {
    const isPair: boolean = isHalf && side !== placements[k - 1]!.side;
    if (isHalf && !isPair) missing.push(...findPartner(placements, k - 1, order));
    isHalf = !isPair;
  }
  return missing;
}

/** The fragment before the place of the page that the one placed `k`-th should have had beside it. */
function findPartner(placements: readonly Placement[], k: number, order: readonly number[]): readonly number[] {
  const side = placements[k]!.side === LOW ? HIGH : LOW;
  const earlier = placements.slice(0, k).findLast((each) => each.side === side);
  const later = placements.slice(k + 1).find((each) => each.side === side);
  if (!earlier || !later) return [];
  const [front, back] = side === LOW ? [earlier, later] : [later, earlier];
  const last = front.fragments[front.fragments.length - 1]!;
  return order[order.indexOf(last) + 1] === back.fragments[0] ? [last] : [];
}
