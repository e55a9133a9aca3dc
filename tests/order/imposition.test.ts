import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Imposition, impositions } from '../../src/order/imposition.ts';

const named = (name: string): readonly Imposition[] => impositions.filter((each) => each.name === name);
const counts = fc.integer({ min: 6, max: 60 });

describe('an imposition', () => {
  test.each(impositions.map((each, i) => [each.name, i] as const))('%s (%i) lists every page once', (_, i) => {
    fc.assert(
      fc.property(counts, (pages) => {
        const printed = impositions[i]!.sides(pages)
          .flat()
          .filter((page) => page >= 1 && page <= pages);
        expect([...printed].sort((a, b) => a - b)).toEqual(Array.from({ length: pages }, (_, p) => p + 1));
      }),
      { numRuns: 55, seed: 20250620 },
    );
  });

  test.each(impositions.map((each, i) => [each.name, i] as const))(
    '%s (%i) has one page or two on a side, and no blank twice',
    (_, i) => {
      fc.assert(
        fc.property(counts, (pages) => {
          const sides = impositions[i]!.sides(pages);
          expect(sides.every(({ length }) => length === 1 || length === 2)).toBe(true);
          expect(new Set(sides.flat()).size).toBe(sides.flat().length);
        }),
        { numRuns: 55, seed: 20250620 },
      );
    },
  );

  test('has a name that says what it is; those of one name differ by blank pages or by the cut alone', () => {
    expect([...new Set(impositions.map(({ name }) => name))]).toEqual([
      ...[4, 8, 12, 16, 20, 24, 32].flatMap((size) => [`signatures of ${size}`, `signatures of ${size}, inside out`]),
      'booklet, fronts then backs',
      'booklet, fronts then backs from the last sheet',
      'booklet, outside in, backs first',
      'booklet, inside out, backs first',
      'odd pages, then even pages',
      'odd pages, then even pages backwards',
      'spreads',
      'spreads behind a cover',
      'halves swapped',
    ]);
  });
});

/** Sides as `8 1 | 2 7`. */
const written = (sides: readonly (readonly number[])[]) => sides.map((side) => side.join(' ')).join(' | ');

describe('pages from 6 on, side by side', () => {
  test.each([
    ['signatures of 8', 8, '8 1 | 2 7 | 6 3 | 4 5'],
    ['signatures of 8, inside out', 8, '4 5 | 6 3 | 2 7 | 8 1'],
    ['signatures of 4', 8, '4 1 | 2 3 | 8 5 | 6 7'],
    ['signatures of 4, inside out', 8, '2 3 | 4 1 | 6 7 | 8 5'],
    ['booklet, fronts then backs', 8, '8 1 | 6 3 | 2 7 | 4 5'],
    ['booklet, fronts then backs from the last sheet', 8, '8 1 | 6 3 | 4 5 | 2 7'],
    ['booklet, outside in, backs first', 8, '2 7 | 8 1 | 4 5 | 6 3'],
    ['booklet, inside out, backs first', 8, '6 3 | 4 5 | 8 1 | 2 7'],
    ['odd pages, then even pages', 7, '1 | 3 | 5 | 7 | 2 | 4 | 6'],
    ['odd pages, then even pages backwards', 7, '1 | 3 | 5 | 7 | 6 | 4 | 2'],
    ['spreads', 6, '1 2 | 3 4 | 5 6'],
    ['spreads behind a cover', 7, '1 | 2 3 | 4 5 | 6 7'],
    ['halves swapped', 6, '4 | 5 | 6 | 1 | 2 | 3'],
  ])('%s of %i', (name, pages, sides) => {
    expect(written(named(name)[0]!.sides(pages))).toBe(sides);
  });

  test('the second signature goes on where the first ends, and may be half blank', () => {
    expect(written(named('signatures of 8')[0]!.sides(12).slice(4))).toBe('16 9 | 10 15 | 14 11 | 12 13');
  });

  test('blanks stand behind the last page, or up to three of them before the first', () => {
    expect(named('booklet, fronts then backs').map(({ sides }) => written(sides(7)))).toEqual([
      '8 1 | 6 3 | 2 7 | 4 5',
      '7 0 | 5 2 | 1 6 | 3 4',
      '10 -1 | 8 1 | 6 3 | 0 9 | 2 7 | 4 5',
      '9 -2 | 7 0 | 5 2 | -1 8 | 1 6 | 3 4',
    ]);
  });

  test('of an odd count either half may be the longer one', () => {
    expect(named('halves swapped').map(({ sides }) => written(sides(7)))).toEqual([
      '4 | 5 | 6 | 7 | 1 | 2 | 3',
      '5 | 6 | 7 | 1 | 2 | 3 | 4',
    ]);
  });
});
