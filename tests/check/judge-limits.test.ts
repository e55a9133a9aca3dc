import { describe, expect, test } from 'vitest';
import { corpusMetric, judgeLimits } from '../../src/check/judge-limits.ts';
import { scoreGold } from '../../src/check/score-gold.ts';
import { verdictLines } from '../../src/check/verdict-lines.ts';

const documents = [
  { path: 'a.txt', characters: 1000, metrics: { order: 1, gaps: 1, 'duplicate-ratio': 0 } },
  { path: 'b.txt', characters: 3000, metrics: { order: 0.6, gaps: 2, 'duplicate-ratio': 0.4 } },
  { path: 'c.txt', characters: 1000, metrics: {} },
] as const;

describe('limits', () => {
  test('of the corpus go by the mean over characters, gaps by their sum', () => {
    expect(corpusMetric(documents, 'order')).toBe(0.7);
    expect(corpusMetric(documents, 'gaps')).toBe(3);
    expect(corpusMetric(documents, 'bits-per-character')).toBeUndefined();
  });

  test('hold or not, and name the worst documents', () => {
    expect(judgeLimits(documents, [{ metric: 'order', bound: 'min', limit: 0.95, scope: 'corpus' }])).toEqual([
      {
        metric: 'order',
        bound: 'min',
        limit: 0.95,
        scope: 'corpus',
        value: 0.7,
        holds: false,
        beyond: 1,
        worst: [
          { path: 'b.txt', value: 0.6 },
          { path: 'a.txt', value: 1 },
        ],
      },
    ]);
  });

  test('of each document go by the worst one', () => {
    const [verdict] = judgeLimits(documents, [
      { metric: 'duplicate-ratio', bound: 'max', limit: 0.4, scope: 'document' },
    ]);
    expect(verdict).toMatchObject({ value: 0.4, holds: true, beyond: 0 });
  });

  test('hold where nothing can be measured', () => {
    const verdicts = judgeLimits(documents, [{ metric: 'garble-rate', bound: 'max', limit: 0, scope: 'corpus' }]);
    expect(verdicts[0]).toMatchObject({ holds: true, worst: [] });
    expect(verdictLines(verdicts)).toEqual(['garble-rate: nothing to measure']);
  });
});

describe('gold', () => {
  const gold = '一、过去一年的工作，全市地区生产总值增长百分之七。';

  test('a text that equals its gold but for white space and widths has no error', () => {
    expect(scoreGold(gold.replaceAll('，', ',\n'), gold)).toEqual({ 'character-error-rate': 0, 'joint-accuracy': 1 });
  });

  test('halves that changed places lose the joints around them', () => {
    const score = scoreGold(gold.slice(12) + gold.slice(0, 12), gold);
    expect(score['character-error-rate']).toBeGreaterThan(0.5);
    expect(score['joint-accuracy']).toBeCloseTo(9 / 17, 2);
  });
});
