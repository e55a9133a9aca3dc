import { describe, expect, it } from 'vitest';
import { brokenBounds, growthExponent, median } from './growth.ts';

const grown = (exponent: number, scale: number, megabytes = 100) =>
  [25, 50, 100, 200].map((pages) => ({ pages, seconds: scale * pages ** exponent, megabytes }));

describe('growthExponent', () => {
  it('is 1 where the time doubles with the size, 2 where it grows fourfold', () => {
    expect(growthExponent(grown(1, 0.01))).toBeCloseTo(1);
    expect(growthExponent(grown(2, 0.01))).toBeCloseTo(2);
  });
});

describe('median', () => {
  it('is not moved by one slow run', () => {
    expect(median([1, 9, 2])).toBe(2);
    expect(median([4, 1])).toBe(1);
  });
});

describe('brokenBounds', () => {
  it('holds for a run that is fast, small and grows evenly', () => {
    expect(brokenBounds(grown(1.1, 0.01))).toEqual([]);
  });

  it('names each bound that is broken', () => {
    expect(brokenBounds(grown(1, 0.06, 700))).toEqual([
      '100 pages took 6.0 s, not under 5',
      '100 pages took 700 MB, not under 600',
    ]);
    expect(brokenBounds(grown(1.6, 0.001))).toEqual(['time grows as n^1.60, not below n^1.5']);
  });
});
