import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactRepeats } from '../../src/dedupe/exact-repeats.ts';

const codes = (text: string) => Uint32Array.from(text, (character) => character.codePointAt(0)!);

describe('exact repeats', () => {
  it('are as long as they get', () => {
    expect(exactRepeats(codes('江岸整治行动从春分开始，江岸整治行动到秋分结束'), 5)).toEqual([
      { first: 0, second: 12, length: 6 },
    ]);
  });

  it('pair what stands three times with the place before it', () => {
    const repeats = exactRepeats(codes('甲栽柳护堤人乙栽柳护堤人丙栽柳护堤人'), 5);
    expect(repeats.map(({ first, second }) => [first, second])).toEqual([
      [1, 7],
      [7, 13],
    ]);
  });

  it('go round once where a text runs on in a circle', () => {
    const [first] = exactRepeats(codes('春种秋收'.repeat(6)), 4);
    expect(first).toEqual({ first: 0, second: 4, length: 4 });
  });

  const text = fc.string({ unit: fc.constantFrom(...'市县乡'), maxLength: 60 });
  it('miss no place that begins like one before it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const found = exactRepeats(codes(given), 4);
        for (const { first, second, length } of found) {
          expect(given.slice(first, first + length)).toBe(given.slice(second, second + length));
          expect(length).toBeGreaterThanOrEqual(4);
          expect(first + length).toBeLessThanOrEqual(second);
        }
        for (let i = 0; i + 4 <= given.length; i += 1) {
          const before = given.lastIndexOf(given.slice(i, i + 4), i - 4);
          const isNearest = before >= 0 && i >= 4 && given.indexOf(given.slice(i, i + 4), before + 1) === i;
          if (!isNearest) continue;
          expect(found.some(({ second, length }) => second <= i && i < second + length)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
