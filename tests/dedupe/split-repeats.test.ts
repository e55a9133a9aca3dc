import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Repeat } from '../../src/dedupe/find-repeats.ts';
import { splitRepeats } from '../../src/dedupe/split-repeats.ts';

const HEIGHT = 28;

/** A repeat of so many lines, whose first copy stands at `first` and whose second at `second`. */
function repeatOf(first: number, second: number, lines: number): Repeat {
  return {
    pairs: Array.from({ length: lines }, (_, k) => [first + k, second + k] as const),
    first: [first, first + lines],
    second: [second, second + lines],
    similarity: 1,
    alike: 1,
  };
}

const split = (repeats: readonly Repeat[], starts: readonly number[]) =>
  splitRepeats(
    repeats,
    repeats.map((_, r) => r),
    new Set(starts),
    HEIGHT,
  );
const firstsOf = (repeats: readonly Repeat[]) => repeats.map(({ first }) => first);

describe('splitRepeats', () => {
  const two = repeatOf(100, 400, 2 * HEIGHT);

  test('parts two columns that stand behind one another in both places', () => {
    const { repeats } = split([two], [100, 128]);
    expect(firstsOf(repeats)).toEqual([
      [100, 128],
      [128, 156],
    ]);
    expect(repeats.map(({ second }) => second)).toEqual([
      [400, 428],
      [428, 456],
    ]);
  });

  test('finds the column’s start in either copy', () => {
    expect(split([two], [428]).repeats).toEqual(split([two], [128]).repeats);
    expect(split([two], [128, 428]).repeats).toHaveLength(2);
  });

  test('gives every piece the choice that was made for the whole', () => {
    const other = repeatOf(0, 300, 10);
    expect(split([two, other], [128]).choices).toEqual([0, 0, 1]);
  });

  test('leaves whole what no column begins in, and what is hardly longer than a column', () => {
    expect(split([two], [100, 156, 400]).repeats).toEqual([two]);
    const short = repeatOf(100, 400, HEIGHT + 4);
    expect(split([short], [100 + HEIGHT / 2]).repeats).toEqual([short]);
  });

  test('a misplaced cut near an edge parts nothing off', () => {
    expect(split([two], [104]).repeats).toEqual([two]);
    expect(split([two], [150]).repeats).toEqual([two]);
    expect(firstsOf(split([two], [104, 128, 131]).repeats)).toEqual([
      [100, 128],
      [128, 156],
    ]);
  });

  test('lines between pairs at its outer edges stay with it', () => {
    const wide: Repeat = { ...two, first: [98, 158], second: [400, 457] };
    const { repeats } = split([wide], [128]);
    expect(firstsOf(repeats)).toEqual([
      [98, 128],
      [128, 158],
    ]);
    expect(repeats.map(({ second }) => second)).toEqual([
      [400, 428],
      [428, 457],
    ]);
  });

  test('loses no pair, doubles none, and keeps their order', () => {
    const made = fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 4 }),
      starts: fc.uniqueArray(fc.nat(1200), { maxLength: 40 }),
      height: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(made, ({ lengths, starts, height }) => {
        const repeats = lengths.map((length, r) => repeatOf(200 * r, 800 + 200 * r, length));
        const found = splitRepeats(
          repeats,
          repeats.map((_, r) => r),
          new Set(starts),
          height,
        );
        expect(found.repeats.flatMap(({ pairs }) => pairs)).toEqual(repeats.flatMap(({ pairs }) => pairs));
        expect(found.choices).toHaveLength(found.repeats.length);
        for (const [p, piece] of found.repeats.entries()) {
          const whole = repeats[found.choices[p]!]!;
          expect(piece.first[0]).toBeGreaterThanOrEqual(whole.first[0]);
          expect(piece.second[1]).toBeLessThanOrEqual(whole.second[1]);
          const isWhole = piece.pairs.length === whole.pairs.length;
          expect(isWhole || piece.pairs.length >= Math.max(2, 0.6 * height)).toBe(true);
        }
      }),
      { numRuns: 200, seed: 20250620 },
    );
  });
});
