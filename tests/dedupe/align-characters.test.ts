import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignCharacters } from '../../src/dedupe/align-characters.ts';

const codes = (text: string) => Uint32Array.from(text, (character) => character.codePointAt(0)!);

/** The textbook table, whole. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1));
    row = next;
  }
  return row[b.length]!;
}

describe('aligning two renditions', () => {
  it('names the misread characters and nothing else', () => {
    expect(alignCharacters(codes('肉牛饲养量达到'), codes('肉午饲养里达到'))).toEqual({
      distance: 2,
      differences: [
        { firstStart: 1, firstEnd: 2, secondStart: 1, secondEnd: 2 },
        { firstStart: 4, firstEnd: 5, secondStart: 4, secondEnd: 5 },
      ],
    });
  });

  it('names what one of them has left out, and what stands in it at its end', () => {
    expect(alignCharacters(codes('全市粮食总产'), codes('全市食总产量'))?.differences).toEqual([
      { firstStart: 2, firstEnd: 3, secondStart: 2, secondEnd: 2 },
      { firstStart: 6, firstEnd: 6, secondStart: 5, secondEnd: 6 },
    ]);
  });

  it('gives nothing where they are further apart than asked', () => {
    expect(alignCharacters(codes('一二三四五'), codes('甲乙丙丁戊'), 4)).toBeNull();
    expect(alignCharacters(codes('一二三四五'), codes('甲乙丙丁戊'), 5)?.distance).toBe(5);
  });

  const text = fc.string({ unit: fc.constantFrom(...'市县乡村'), maxLength: 40 });
  it('finds the smallest distance, and differences that turn one text into the other', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const found = alignCharacters(codes(a), codes(b))!;
        expect(found.distance).toBe(editDistance(a, b));
        let made = '';
        let at = 0;
        for (const { firstStart, firstEnd, secondStart, secondEnd } of found.differences) {
          made += a.slice(at, firstStart) + b.slice(secondStart, secondEnd);
          at = firstEnd;
        }
        expect(made + a.slice(at)).toBe(b);
      }),
      { numRuns: 1000 },
    );
  });
});
