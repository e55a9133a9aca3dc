import { describe, expect, it } from 'vitest';
import { measureCleaned } from '../benchmarks/cleaned-repeats.ts';
import { detectPairs, HELD } from '../benchmarks/copy-detector.ts';
import { makeRepeatedColumns, makeRepeats } from '../benchmarks/made-repeats.ts';
import { scorePairs } from '../benchmarks/pair-score.ts';
import { gatherPairs } from '../benchmarks/pair-truth.ts';
import { areHere, readReports } from '../benchmarks/work-reports.ts';

/** Every so many-th report; `npm run bench:dedupe` takes them all. */
const step = 17;

const reports = areHere ? readReports().filter(({ isPrintedTwice }, i) => i % step === 0 && !isPrintedTwice) : [];
const options = { rate: 0.05, noise: 'copies' } as const;

describe.skipIf(!areHere)('noisy repeats in work reports', () => {
  it('are told as pairs at 5% errors', () => {
    const cases = reports.map(({ paragraphs }, seed) =>
      gatherPairs(makeRepeats(paragraphs, { ...options, seed, count: 12 })),
    );
    const score = scorePairs(
      cases.map((pairs) => ({ pairs, found: detectPairs(pairs.texts) })),
      HELD,
    );
    expect(score.f1).toBeGreaterThanOrEqual(0.98);
  });

  it.each(reports)('cost no words of $path', async ({ paragraphs }) => {
    const seed = 1;
    const flowing = await measureCleaned(makeRepeats(paragraphs, { ...options, seed, count: 12 }));
    const set = await measureCleaned(makeRepeatedColumns(paragraphs, { ...options, seed, count: 2 }));
    expect([...flowing.examples, ...set.examples]).toEqual([]);
    expect(set.found / set.copied).toBeGreaterThan(0.9);
  });
});
