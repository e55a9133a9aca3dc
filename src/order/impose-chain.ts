import { arrangePage, type Chain, type ChainProblem, type Page } from './chain.ts';
import { type Imposition, impositions } from './imposition.ts';

/** Fewer pages than this fit some imposition by chance. */
const FEWEST_PAGES = 6;

/** Nats against a side that is swapped where most are not, or the other way round: each is a choice of its own. */
const SWAPPED = 0.7;

/** Nats against an imposition: there are many, and each is rare beside the layouts that fill the text from its ends. */
const RARE = 5;

/** Sweeps over the sides; the second changes little. */
const SWEEPS = 3;

/**
 * The best order of fragments under every imposition that is no chain from both ends, best first. Pages are those that marks show, else as
 * many columns as a page has; which half of a side comes first, and which column of a page, is decided side by side by the joints.
 *
 * Cost: pages² to relate them, then impositions x pages.
 */
export function findImposed(problem: ChainProblem, printed: Uint32Array | null): readonly Chain[] {
  const pages = groupPages(problem);
  if (pages.length < FEWEST_PAGES) return [];
  const marks = problem.pageStarts.reduce((a, b) => a + b, 0);
  // Pages under an imposition are no more likely to be flipped or not than those of a reversed text.
  const faces = pages.map(([first, size]) => arrangePage(problem, 'reversed', first, size, marks));
  const upright = pages.map(([first, size]) => arrangePage(problem, 'natural', first, size, marks));
  const byNumber = printed ? numberPages(pages, printed) : null;
  const affinity = relatePages(problem, faces);
  const all = byNumber ? [byNumber, ...impositions] : impositions;
  const best = new Map<string, Chain>();
  for (const imposition of all) {
    const sides = seatPages(imposition, pages.length);
    if (!sides) continue;
    // Spreads are a text in order but for swapped pages: their columns are flipped no more readily than in one.
    const inOrder = imposition.keepsOrder ? upright : faces;
    const chain = orderSides(problem, imposition.name, inOrder, affinity, sides);
    const known = best.get(imposition.name);
    if (chain && (!known || chain.score > known.score)) best.set(imposition.name, chain);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** First fragment and size of every raw page. */
function groupPages({ count, pageStarts, columns }: ChainProblem): readonly (readonly [first: number, size: number])[] {
  const marks = pageStarts.reduce((a, b) => a + b, 0);
  const isMarked = marks * columns >= count / 2;
  const starts: number[] = [];
  for (let f = 0; f < count; f += 1) {
    const isStart = f === 0 || (isMarked ? pageStarts[f] === 1 : f - starts.at(-1)! === columns);
    if (isStart) starts.push(f);
  }
  return starts.map((start, p) => [start, (starts[p + 1] ?? count) - start] as const);
}

/** Pages in the order of their printed numbers; null where some have none or share one. */
function numberPages(pages: readonly (readonly [number, number])[], printed: Uint32Array): Imposition | null {
  const numbers = pages.map(([first]) => printed[first]!);
  if (numbers.some((number) => number === 0) || new Set(numbers).size < numbers.length) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  return { name: 'by page numbers', sides: () => numbers.map((number) => [sorted.indexOf(number) + 1]) };
}

/** The raw pages of every side with their places in reading order; null when the imposition does not hold just so many pages. */
interface Seat {
  readonly raw: readonly number[];
  readonly places: readonly number[];
}

function seatPages(imposition: Imposition, pages: number): readonly Seat[] | null {
  const seats: Seat[] = [];
  let raw = 0;
  for (const side of imposition.sides(pages)) {
    const places = side.filter((page) => page >= 1 && page <= pages).map((page) => page - 1);
    seats.push({ raw: places.map((_, k) => raw + k), places });
    raw += places.length;
  }
  return raw === pages && new Set(seats.flatMap(({ places }) => places)).size === pages ? seats : null;
}

/** Swaps the halves of sides for as long as the order gains by it; null where the pages then run on as in raw, or backwards. */
function orderSides(
  problem: ChainProblem,
  name: string,
  faces: readonly (readonly Page[])[],
  affinity: Float64Array,
  seats: readonly Seat[],
): Chain | null {
  const count = faces.length;
  const place = new Int32Array(count);
  const seat = ({ raw, places }: Seat, isSwapped: boolean) => {
    for (const [k, page] of raw.entries()) place[places[isSwapped ? places.length - 1 - k : k]!] = page;
  };
  const joint = (k: number) => (k <= 0 || k >= count ? 0 : affinity[place[k - 1]! * count + place[k]!]!);
  const around = ({ places }: Seat) =>
    [...new Set(places.flatMap((p) => [p, p + 1]))].reduce((sum, k) => sum + joint(k), 0);
  let best: { readonly score: number; readonly pages: readonly Page[] } | null = null;
  for (const all of [false, true]) {
    const swapped = seats.map(() => all);
    for (const each of seats) seat(each, all);
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      let isBetter = false;
      for (const [s, each] of seats.entries()) {
        if (each.raw.length < 2) continue;
        const before = around(each);
        seat(each, !swapped[s]);
        const cost = swapped[s] === all ? SWAPPED : -SWAPPED;
        if (around(each) - cost > before) {
          swapped[s] = !swapped[s];
          isBetter = true;
        } else seat(each, swapped[s]!);
      }
      if (!isBetter) break;
    }
    const found = chooseFlips(problem, faces, place);
    const score = found.score - SWAPPED * swapped.filter((each) => each !== all).length;
    if (!best || score > best.score) best = { ...found, score };
  }
  const pages = best!.pages;
  const first = pages.map(({ fragments }) => Math.min(...fragments));
  const isRun =
    first.every((f, k) => k === 0 || f > first[k - 1]!) || first.every((f, k) => k === 0 || f < first[k - 1]!);
  if (isRun) return null;
  return {
    layout: name,
    order: pages.flatMap(({ fragments }) => fragments),
    pageSizes: pages.map(({ fragments }) => fragments.length),
    beforeMissing: [],
    score: best!.score - RARE,
  };
}

/** How well every page follows every other, whichever columns come first. */
function relatePages({ count, joints }: ChainProblem, faces: readonly (readonly Page[])[]): Float64Array {
  const size = faces.length;
  const affinity = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      let best = Number.NEGATIVE_INFINITY;
      for (const left of faces[a]!) {
        const last = left.fragments[left.fragments.length - 1]!;
        for (const right of faces[b]!) {
          best = Math.max(best, joints[last * count + right.fragments[0]!]! + (left.score + right.score) / 2);
        }
      }
      affinity[a * size + b] = best;
    }
  }
  return affinity;
}

/** For pages in reading order, which column of each comes first. */
function chooseFlips(
  { count, joints, opens, closes }: ChainProblem,
  faces: readonly (readonly Page[])[],
  order: Int32Array,
): { readonly score: number; readonly pages: readonly Page[] } {
  const states: { readonly score: number; readonly page: Page; readonly from: number }[][] = [];
  for (const [k, raw] of order.entries()) {
    const before = states[k - 1];
    const here = faces[raw]!.map((page) => {
      const first = page.fragments[0]!;
      if (!before) return { score: page.score + opens[first]!, page, from: -1 };
      let [score, from] = [Number.NEGATIVE_INFINITY, 0];
      for (const [b, state] of before.entries()) {
        const last = state.page.fragments[state.page.fragments.length - 1]!;
        const value = state.score + joints[last * count + first]!;
        if (value > score) [score, from] = [value, b];
      }
      return { score: score + page.score, page, from };
    });
    states.push(here);
  }
  const last = states.at(-1)!.map((state) => ({
    ...state,
    score: state.score + closes[state.page.fragments[state.page.fragments.length - 1]!]!,
  }));
  let at = last.reduce((best, state, k) => (state.score > last[best]!.score ? k : best), 0);
  const { score } = last[at]!;
  const pages: Page[] = [];
  for (let k = states.length - 1; k >= 0; k -= 1) {
    pages.push(states[k]![at]!.page);
    at = states[k]![at]!.from;
  }
  return { score, pages: pages.reverse() };
}
