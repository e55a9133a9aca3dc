import { describe, expect, test } from 'vitest';
import { type ChainProblem, findChain } from '../../src/order/chain.ts';
import { findImposed } from '../../src/order/impose-chain.ts';
import { impositions } from '../../src/order/imposition.ts';

type Pages = readonly (readonly number[])[];
interface Made {
  readonly problem: ChainProblem;
  readonly truth: readonly number[];
  readonly numbers: Uint32Array;
}

function makeRandom(seed: number): () => number {
  let state = Math.imul(seed + 1, 7919);
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Pages of two columns, as the sides show them: on some sides the other half comes first, on some pages the right column. True
 * joints are worth 2 to 5 nats, all others -3 to 1.
 */
function makeProblem(sides: Pages, seed: number, swapped: number, isMarked: boolean, flipped = 0.3): Made {
  const random = makeRandom(seed);
  const pages = sides.flatMap((side) => (random() < swapped ? side.toReversed() : side));
  const columns = pages.flatMap((page) => (random() < flipped ? [2 * page + 1, 2 * page] : [2 * page, 2 * page + 1]));
  const count = columns.length;
  const truth = columns.map((_, f) => f).sort((a, b) => columns[a]! - columns[b]!);
  const joints = Float64Array.from({ length: count * count }, () => -3 + 4 * random());
  for (const [k, f] of truth.entries()) {
    const before = truth[k - 1];
    if (before !== undefined && columns[f] === columns[before]! + 1) joints[before * count + f] = 2 + 3 * random();
  }
  const only = (f: number | undefined) => Float64Array.from(columns, (_, each) => (each === f ? 2 : -2));
  const problem = {
    count,
    joints,
    opens: only(truth[0]),
    closes: only(truth.at(-1)),
    pageStarts: Uint8Array.from(columns, (_, f) => (isMarked && f % 2 === 0 ? 1 : 0)),
    sizes: columns.map(() => 28),
    usual: 28,
    columns: 2,
  };
  return { problem, truth, numbers: Uint32Array.from(columns, (column) => column >> 1) };
}

/** The sides of each imposition of a name (they differ by blanks), without the pages that there are not, and those `lost`. */
function sidesOf(name: string, pages: number, lost: readonly number[] = []): readonly Pages[] {
  const isThere = (page: number) => page >= 1 && page <= pages && !lost.includes(page);
  return impositions
    .filter((each) => each.name === name)
    .map((each) => each.sides(pages).map((side) => side.filter(isThere)));
}

const names = [...new Set(impositions.map(({ name }) => name))];
const seeds = [1, 2, 3];
describe('findImposed', () => {
  describe.each([
    ['signatures of 8', [12, 16, 23]],
    ['signatures of 8, inside out', [16, 20]],
    ['signatures of 16', [20, 32, 37]],
    ['booklet, fronts then backs', [8, 17, 22]],
    ['booklet, fronts then backs from the last sheet', [8, 17, 22]],
    ['booklet, outside in, backs first', [8, 17, 22]],
    ['booklet, inside out, backs first', [8, 17, 22]],
    ['odd pages, then even pages', [9, 20]],
    ['odd pages, then even pages backwards', [9, 20]],
    ['spreads', [9, 20]],
    ['spreads behind a cover', [9, 20]],
    ['halves swapped', [9, 20]],
  ])('%s', (name, counts) => {
    test.each([
      ['marked', true],
      ['unmarked', false],
    ])('restores %s pages, whichever halves and columns come first', (_, isMarked) => {
      for (const pages of counts) {
        for (const sides of sidesOf(name, pages)) {
          for (const seed of seeds) {
            const { problem, truth } = makeProblem(sides, seed, 0.5, isMarked);
            const best = findImposed(problem, null)[0]!;
            expect([pages, seed, best.layout, best.order]).toEqual([pages, seed, name, truth]);
          }
        }
      }
    });
  });

  const shuffled = [[7], [2], [11], [4], [9], [5], [1], [8], [3], [12], [6], [10]];

  test('goes by printed page numbers where no imposition fits', () => {
    const { problem, truth, numbers } = makeProblem(shuffled, 4, 0, true);
    expect(findImposed(problem, numbers)[0]).toMatchObject({ layout: 'by page numbers', order: truth });
    expect(findImposed(problem, null).map(({ layout }) => layout)).not.toContain('by page numbers');
  });

  test.each([
    ['has none', 0],
    ['has that of another', 4],
  ])('does not go by page numbers where a page %s', (_, number) => {
    const { problem, numbers } = makeProblem(shuffled, 4, 0, true);
    const misread = numbers.map((each) => (each === 9 ? number : each));
    expect(findImposed(problem, misread).map(({ layout }) => layout)).not.toContain('by page numbers');
  });

  /** Whether pages in order, or from the last to the first, are better off with an imposition than without. */
  const isOutdone = (layout: 'natural' | 'reversed', pages: number, seed: number, flipped: number) => {
    const inOrder = Array.from({ length: pages }, (_, p) => [p + 1]);
    const sides = layout === 'natural' ? inOrder : inOrder.toReversed();
    const { problem, truth, numbers } = makeProblem(sides, seed, 0, true, flipped);
    const found = findImposed(problem, numbers);
    return (
      found.some(({ order }) => order.join() === truth.join()) || found[0]!.score >= findChain(problem, layout).score
    );
  };
  const trials = [6, 9, 16, 24].flatMap((pages) => seeds.map((seed) => [pages, seed] as const));

  test.each([
    ['natural', 0],
    ['reversed', 0],
    ['reversed', 0.3],
  ] as const)('has nothing as good as %s for pages in that order, %d of them flipped', (layout, flipped) => {
    expect(trials.filter(([pages, seed]) => isOutdone(layout, pages, seed, flipped))).toEqual([]);
  });

  // Known wrong: a flip costs less under an imposition than in a text in order, so that spreads, one of them swapped, come out best.
  test.fails('has nothing as good as natural for pages in order of which many are flipped', () => {
    expect(trials.filter(([pages, seed]) => isOutdone('natural', pages, seed, 0.3))).toEqual([]);
  });

  test('has nothing for fewer than six pages', () => {
    const { problem, numbers } = makeProblem([[5], [1], [3], [2], [4]], 1, 0, true);
    expect(findImposed(problem, numbers)).toEqual([]);
  });

  test.each(names)('%s: places every column once where pages are missing, best orders first', (name) => {
    for (const lost of [[2], [5, 6], [1, 12]]) {
      const { problem } = makeProblem(sidesOf(name, 16, lost)[0]!, 5, 0.3, true);
      const found = findImposed(problem, null);
      for (const { order, pageSizes } of found) {
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: problem.count }, (_, f) => f));
        expect(pageSizes.reduce((a, b) => a + b, 0)).toBe(problem.count);
      }
      for (const [k, { score }] of found.slice(1).entries()) expect(score).toBeLessThanOrEqual(found[k]!.score);
    }
  });
});
