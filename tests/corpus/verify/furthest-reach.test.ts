import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/check/edit-distance.ts';
import { foldUnits } from '../../../src/corpus/signatures/fold-units.ts';
import { alignWhole, errorsIn, extendGreedily } from '../../../src/corpus/verify/furthest-reach.ts';
import { runs } from '../../properties/gazette-text.ts';
import { misreadEvery, ordinance } from '../waterworks.ts';

const codes = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
const whole = (a: Uint16Array, b: Uint16Array) => ({ startA: 0, endA: a.length, startB: 0, endB: b.length });
const words = fc.string({ unit: fc.constantFrom(...'水务局'), maxLength: 40 });

/** What stands between hunks, which both sides must have alike. */
function outside(text: string, hunks: readonly number[], side: 0 | 2): string {
  let [kept, reached] = ['', 0];
  for (let h = 0; h < hunks.length; h += 4) {
    kept += `${text.slice(reached, hunks[h + side]!)}|`;
    reached = hunks[h + side + 1]!;
  }
  return kept + text.slice(reached);
}

describe('alignWhole', () => {
  it('needs as few errors as there are, and both sides agree outside of its hunks', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [codes(one), codes(other)];
        const distance = editDistance([...one], [...other]);
        const aligned = alignWhole(a, b, whole(a, b), Math.max(one.length, other.length))!;
        expect(aligned.distance).toBe(distance);
        expect(errorsIn(aligned.hunks)).toBeLessThanOrEqual(distance);
        expect(outside(one, aligned.hunks, 0)).toBe(outside(other, aligned.hunks, 2));
        if (distance > 0) expect(alignWhole(a, b, whole(a, b), distance - 1)).toBeUndefined();
      }),
      { ...runs, numRuns: 5 * runs.numRuns },
    );
  });
});

describe('extendGreedily', () => {
  const print = misreadEvery(ordinance, 11);
  const [a, b] = [
    foldUnits(`莲花节将在北湖边举办${ordinance}`).codes,
    foldUnits(`渡轮恢复开行${print}末班船改到二十二点三十分票价不变`).codes,
  ];

  it('goes as far as two prints agree, over misread letters, and no further', () => {
    const found = extendGreedily(a, b, { startA: 10, endA: a.length, startB: 6, endB: b.length }, 1, 0);
    expect(found.a).toBe(a.length);
    expect(found.b).toBe(b.length - 16);
    expect(errorsIn(found.hunks())).toBe([...print].filter((letter) => letter === '囗').length);
  });

  it('goes back the same way', () => {
    const [middleA, middleB] = [10 + 60, 6 + 60];
    const found = extendGreedily(a, b, { startA: 0, endA: middleA, startB: 0, endB: middleB }, -1, 0);
    expect([found.a, found.b]).toEqual([10, 6]);
    expect(found.hunks().length / 4).toBe(
      [...String.fromCharCode(...b.subarray(6, middleB))].filter((letter) => letter === '囗').length,
    );
  });
});
