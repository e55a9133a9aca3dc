import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChainProblem, findChain, type Layout, layouts } from '../../src/order/chain.ts';

/** Scores in steps so large that what a layout costs for odd pages and lonely leaves is nothing beside them. */
const STEP = 1000;
const score = fc.integer({ min: -9, max: 9 }).map((value) => value * STEP);
const COSTS = STEP / 2;

/** All columns full: none tells by its size. */
const fullColumns = (count: number) => ({ sizes: new Array<number>(count).fill(28), usual: 28 });

const problemOf = (count: number, columns: number): fc.Arbitrary<ChainProblem> =>
  fc
    .record({
      joints: fc.array(score, { minLength: count * count, maxLength: count * count }),
      opens: fc.array(score, { minLength: count, maxLength: count }),
      closes: fc.array(score, { minLength: count, maxLength: count }),
    })
    .map(({ joints, opens, closes }) => ({
      count,
      columns,
      joints: Float64Array.from(joints),
      opens: Float64Array.from(opens),
      closes: Float64Array.from(closes),
      pageStarts: new Uint8Array(count),
      ...fullColumns(count),
    }));
const problems = (columns: number, most: number) =>
  fc.integer({ min: 1, max: most }).chain((count) => problemOf(count, columns));

/** What the joints of an order, its opening and its close are worth. */
function worth({ count, joints, opens, closes }: ChainProblem, order: readonly number[]): number {
  const inside = order.slice(1).reduce((sum, f, k) => sum + joints[order[k]! * count + f]!, 0);
  return opens[order[0]!]! + inside + closes[order.at(-1)!]!;
}

/**
 * Every order that a layout can have been printed from: raw pages of up to one column more than usual, either column
 * first, each read behind the front part or before the back part.
 */
function* ordersOf(count: number, columns: number, layout: Layout): Generator<readonly number[]> {
  const raw = Array.from({ length: count }, (_, f) => f);
  if (layout === 'booklet inside out') raw.reverse();
  function* place(at: number, front: readonly number[], back: readonly number[]): Generator<readonly number[]> {
    if (at === count) yield [...front, ...back];
    for (let size = 1; size <= columns + 1 && at + size <= count; size += 1) {
      const page = raw.slice(at, at + size);
      for (const fragments of size === 1 ? [page] : [page, page.toReversed()]) {
        if (layout !== 'reversed') yield* place(at + size, [...front, ...fragments], back);
        if (layout !== 'natural') yield* place(at + size, front, [...fragments, ...back]);
      }
    }
  }
  yield* place(0, [], []);
}

const runs = { numRuns: 60, seed: 20250620 };

describe.each(layouts)('findChain, %s', (layout) => {
  test.each([
    ['one column', 1, 7],
    ['two columns', 2, 5],
  ])('finds the best of all orders, with %s to a page', (_, columns, most) => {
    fc.assert(
      fc.property(problems(columns, most), (problem) => {
        const found = findChain(problem, layout, Number.POSITIVE_INFINITY);
        let best = Number.NEGATIVE_INFINITY;
        for (const order of ordersOf(problem.count, columns, layout)) best = Math.max(best, worth(problem, order));
        expect(worth(problem, found.order)).toBe(best);
        expect(Math.abs(found.score - best)).toBeLessThan(COSTS);
      }),
      runs,
    );
  });

  test('gives every fragment once, in an order that the layout allows', () => {
    fc.assert(
      fc.property(problems(2, 5), (problem) => {
        const { order } = findChain(problem, layout);
        const allowed = new Set([...ordersOf(problem.count, 2, layout)].map((each) => each.join()));
        expect(allowed.has(order.join())).toBe(true);
      }),
      runs,
    );
  });

  test('gives every fragment once, however many and however few states are kept', () => {
    fc.assert(
      fc.property(problems(2, 24), fc.integer({ min: 1, max: 80 }), (problem, beam) => {
        const { order, pageSizes } = findChain(problem, layout, beam);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: problem.count }, (_, f) => f));
        expect(pageSizes.reduce((a, b) => a + b, 0)).toBe(problem.count);
        expect(pageSizes.every((size) => size >= 1 && size <= 3)).toBe(true);
      }),
      runs,
    );
  });
});

describe('findChain', () => {
  /** Joints that are good where `order` reads on and bad elsewhere. */
  const readingAs = (order: readonly number[], columns: number, pageStarts: readonly number[] = []): ChainProblem => {
    const count = order.length;
    const joints = new Float64Array(count * count).fill(-3);
    for (const [k, f] of order.entries()) if (k > 0) joints[order[k - 1]! * count + f] = 4;
    const ends = (end: number) => Float64Array.from({ length: count }, (_, f) => (f === end ? 2 : -2));
    const marks = Uint8Array.from({ length: count }, (_, f) => (pageStarts.includes(f) ? 1 : 0));
    return {
      count,
      columns,
      joints,
      opens: ends(order[0]!),
      closes: ends(order.at(-1)!),
      pageStarts: marks,
      ...fullColumns(count),
    };
  };

  test.each([
    ['natural', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['reversed', [6, 7, 4, 5, 2, 3, 0, 1]],
    ['booklet outside in', [0, 1, 5, 4, 6, 7, 2, 3]],
    ['booklet inside out', [6, 7, 3, 2, 0, 1, 4, 5]],
  ] as const)('reads %s pages of two columns', (layout, order) => {
    expect(findChain(readingAs(order, 2), layout).order).toEqual(order);
  });

  test('the layout that the pages were printed in scores best', () => {
    const scores = layouts.map((layout) => findChain(readingAs([0, 1, 5, 4, 6, 7, 2, 3], 2), layout).score);
    expect(Math.max(...scores)).toBe(scores[layouts.indexOf('booklet outside in')]);
    expect(new Set(scores).size).toBeGreaterThan(1);
  });

  test('no page runs across the mark of another', () => {
    const flat = {
      ...readingAs([0, 1, 2, 3, 4, 5, 6, 7, 8], 2, [0, 1, 3, 5, 7]),
      joints: new Float64Array(81).fill(1),
    };
    expect(findChain(flat, 'natural').pageSizes).toEqual([1, 2, 2, 2, 2]);
  });

  test('a page whose columns stand as they read is no worse for it', () => {
    expect(findChain(readingAs([0, 1, 2, 3], 2), 'natural').pageSizes).toEqual([2, 2]);
  });
});
