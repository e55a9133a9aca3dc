import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bins, binOf, ratioOf, risingRatio } from '../../src/order/likelihood-ratio.ts';

const runs = { numRuns: 200, seed: 20250620 };
const bins: Bins = { count: 20, lowest: -8, highest: 20 };

const counts = fc
  .array(fc.integer({ min: 0, max: 400 }), { minLength: 20, maxLength: 20 })
  .map((values) => Float64Array.from(values));

describe('binOf', () => {
  test('rises with the value, and what lies outside counts in the outermost bins', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(binOf(bins, low)).toBeLessThanOrEqual(binOf(bins, high));
        expect(binOf(bins, low)).toBeGreaterThanOrEqual(0);
        expect(binOf(bins, high)).toBeLessThan(bins.count);
      }),
      runs,
    );
    expect([-100, -8, 0, 19.99, 20, 100].map((value) => binOf(bins, value))).toEqual([0, 0, 5, 19, 19, 19]);
  });
});

describe('risingRatio', () => {
  test('never falls from one bin to the next, and stays above its floor', () => {
    fc.assert(
      fc.property(counts, counts, fc.integer({ min: 1, max: 8 }), (hit, miss, most) => {
        const ratios = risingRatio(hit, miss, most);
        expect(ratios).toHaveLength(20);
        for (const [i, ratio] of ratios.entries()) {
          expect(Number.isFinite(ratio)).toBe(true);
          expect(ratio).toBeGreaterThanOrEqual(-most);
          if (i > 0) expect(ratio).toBeGreaterThanOrEqual(ratios[i - 1]! - 1e-9);
        }
      }),
      runs,
    );
  });

  test('speaks for bins where true joints lie and against those where chance lies', () => {
    const hit = Float64Array.from({ length: 20 }, (_, i) => (i >= 10 ? 50 : 1));
    const miss = Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? 50 : 1));
    const ratios = risingRatio(hit, miss, 4);
    expect(ratios.slice(0, 9).every((ratio) => ratio < -2)).toBe(true);
    expect(ratios.slice(11).every((ratio) => ratio > 2)).toBe(true);
  });

  test('says nothing where both are alike, or where nothing was seen', () => {
    const same = Float64Array.from({ length: 20 }, (_, i) => 100 + i);
    expect(risingRatio(same, same, 4).every((ratio) => Math.abs(ratio) < 0.05)).toBe(true);
    const none = new Float64Array(20);
    expect(risingRatio(none, none, 4).every((ratio) => Math.abs(ratio) < 0.05)).toBe(true);
  });

  test('a bin that a single pair fell into says little', () => {
    const ratios = risingRatio(new Float64Array(20).with(19, 1), new Float64Array(20), 4);
    expect(Math.max(...ratios)).toBeLessThan(2);
  });
});

describe('ratioOf', () => {
  test('has the sign of the difference, and is 0 where shares are the same', () => {
    const share = fc.integer({ min: 1, max: 999 }).map((value) => value / 1000);
    fc.assert(
      fc.property(share, share, (raw, chance) => {
        const ratio = ratioOf(raw, chance);
        if (raw === chance) expect(ratio).toBeCloseTo(0, 9);
        else expect(Math.sign(ratio)).toBe(Math.sign(raw - chance));
      }),
      runs,
    );
  });

  test('raw neighbours that are none in print are taken off: a rare kind speaks more strongly against', () => {
    expect(ratioOf(0.05, 0.5)).toBeLessThan(Math.log(0.05 / 0.5));
    expect(ratioOf(0.9, 0.5)).toBeGreaterThan(Math.log(0.9 / 0.5));
  });

  test('what was never seen is rare, not impossible', () => {
    expect(ratioOf(0, 0.3)).toBeLessThan(-5);
    expect(Number.isFinite(ratioOf(0, 0.3))).toBe(true);
  });
});
