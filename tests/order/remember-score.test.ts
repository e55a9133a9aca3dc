import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rememberScore } from '../../src/order/remember-score.ts';

/** Up to 3,000 lines are held in a full table, more in one of those that were asked for. */
const tables = [
  ['a short document', 2900],
  ['a long document', 200_000],
] as const;

/** A score that tells every pair from every other, and counts how often it was asked. */
function countingScore() {
  const asked: string[] = [];
  const score = (left: number, right: number) => {
    asked.push(`${left} ${right}`);
    return ((left * 31 + right * 17) % 1009) / 8 - 60;
  };
  return { score, asked };
}

describe.each(tables)('a remembered score of %s', (_, count) => {
  const pairs = fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { minLength: 1, maxLength: 300 });

  test('is the score itself, in any order and however often it is asked', () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const { score } = countingScore();
        const remembered = rememberScore(count, score);
        for (const [left, right] of [...each, ...each.toReversed()]) {
          expect(remembered(left, right)).toBe(Math.fround(score(left, right)));
        }
      }),
      { numRuns: 30, seed: 20250620 },
    );
  });

  test('is computed once for each pair', () => {
    const { score, asked } = countingScore();
    const remembered = rememberScore(count, score);
    for (let round = 0; round < 3; round += 1) for (let i = 0; i < 500; i += 1) remembered(i, (7 * i) % count);
    expect(asked).toHaveLength(500);
    expect(new Set(asked).size).toBe(500);
  });

  test('tells the first line from the last, and left from right', () => {
    const { score } = countingScore();
    const remembered = rememberScore(count, score);
    const last = count - 1;
    for (const [left, right] of [
      [0, 0],
      [0, last],
      [last, 0],
      [last, last],
      [1, 2],
      [2, 1],
    ] as const) {
      expect(remembered(left, right)).toBe(Math.fround(score(left, right)));
    }
  });

  test('may ask for other scores while one is computed', () => {
    const remembered: (left: number, right: number) => number = rememberScore(count, (left, right) =>
      left === 0 ? right : remembered(left - 1, right) + 1,
    );
    expect(remembered(90, 5)).toBe(95);
    expect(remembered(40, 5)).toBe(45);
  });
});

test('a table that grows forgets nothing', () => {
  const { score, asked } = countingScore();
  const remembered = rememberScore(5000, score);
  const pairs = 120_000;
  for (let k = 0; k < pairs; k += 1) remembered(k % 5000, (k * 13) % 4999);
  const before = asked.length;
  let same = true;
  for (let k = 0; k < pairs; k += 1) {
    const [left, right] = [k % 5000, (k * 13) % 4999];
    same &&= remembered(left, right) === Math.fround(((left * 31 + right * 17) % 1009) / 8 - 60);
  }
  expect(same).toBe(true);
  expect(asked.length).toBe(before);
});
