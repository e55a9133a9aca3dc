import { describe, expect, it } from 'vitest';
import { allCases, isRequired, judgeRequirements, pagesOut } from './requirements.ts';

describe('judgeRequirements', () => {
  it('says what a case must reach and whether it does', () => {
    expect(judgeRequirements('booklet-shanghai', { cer: 0.005, paraF1: 0.95 })).toEqual([
      'needs CER ≤ .005: met',
      'needs para F1 ≥ .95: met',
    ]);
    expect(judgeRequirements('repeat-chongqing', { cer: 0.02 })).toEqual(['needs CER ≤ .01: NOT MET (.02)']);
    expect(judgeRequirements('clean-a', { cer: 0 })).toEqual(['needs fragments moved ≤ 0: NOT MEASURED']);
  });

  it('tells a bound from a goal', () => {
    expect(judgeRequirements('shuffle-anhui', { made: 0.4, best: 0.95 })).toEqual([
      'needs true joints made ≥ .35: met, goal .6 not yet',
      'needs joints with best ≥ .75: met, goal .9 too',
    ]);
  });

  it('asks less of a noisy case, and other things of one with pages out and of all together', () => {
    expect(judgeRequirements('shuffle-noisy-a', { best: 0.65 })).toEqual(['needs joints with best ≥ .65: met']);
    expect(judgeRequirements(`booklet-a${pagesOut}`, { certain: 1, told: 0.5 })).toEqual([
      'needs certain joints right ≥ .99: met',
      'needs holes told ≥ 1: NOT MET (.5)',
    ]);
    expect(judgeRequirements(allCases, { certain: 1, probable: 0.9 })).toHaveLength(2);
  });

  it('asks nothing of a kind without a bound', () => {
    expect(judgeRequirements('booklet3-a', { cer: 1 })).toEqual([]);
    expect(isRequired('layout-a', 'best')).toBe(false);
  });
});
