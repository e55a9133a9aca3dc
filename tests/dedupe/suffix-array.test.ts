import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedPrefixes, suffixArray } from '../../src/dedupe/suffix-array.ts';

const few = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 60 });
const many = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 });
const runs = fc.tuple(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 8 }), fc.integer({ min: 1, max: 12 }));
const texts = fc
  .oneof(
    few,
    many,
    runs.map(([unit, times]) => Array.from({ length: times }, () => unit).flat()),
  )
  .map((codes) => Uint32Array.from(codes));

function compareSuffixes(codes: Uint32Array, a: number, b: number): number {
  for (let k = 0; ; k += 1) {
    if (a + k >= codes.length) return -1;
    if (b + k >= codes.length) return 1;
    if (codes[a + k] !== codes[b + k]) return codes[a + k]! - codes[b + k]!;
  }
}

describe('a suffix array', () => {
  it('holds the suffixes of any text, sorted', () => {
    fc.assert(
      fc.property(texts, (codes) => {
        const sorted = Array.from(codes, (_, i) => i).sort((a, b) => compareSuffixes(codes, a, b));
        expect([...suffixArray(codes, 40_001)]).toEqual(sorted);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells how much neighbours have in common', () => {
    fc.assert(
      fc.property(texts, (codes) => {
        const array = suffixArray(codes, 40_001);
        const shared = sharedPrefixes(codes, array);
        for (let place = 1; place < array.length; place += 1) {
          const [a, b] = [array[place - 1]!, array[place]!];
          const length = shared[place]!;
          expect([...codes.subarray(a, a + length)]).toEqual([...codes.subarray(b, b + length)]);
          expect(a + length < codes.length && codes[a + length] === codes[b + length]).toBe(false);
        }
      }),
    );
  });
});
