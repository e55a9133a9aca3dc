import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateMarginals, type JointMarginals } from '../../src/order/joint-marginals.ts';

const runs = { numRuns: 150, seed: 20250620 };

interface Scores {
  readonly count: number;
  readonly scores: Float64Array;
}

const scoresOf = (count: number, lowest: number, highest: number): fc.Arbitrary<Scores> =>
  fc
    .array(fc.integer({ min: 100 * lowest, max: 100 * highest }), { minLength: count ** 2, maxLength: count ** 2 })
    .map((hundredths) => ({ count, scores: Float64Array.from(hundredths, (each) => each / 100) }));
const problems = (lowest: number, highest: number, most = 12) =>
  fc.integer({ min: 1, max: most }).chain((count) => scoresOf(count, lowest, highest));

/** Scores of `base` but for the joints named. */
function scoresWith(count: number, joints: readonly (readonly [left: number, right: number, score: number])[]) {
  const scores = new Float64Array(count * count).fill(-3);
  for (const [left, right, score] of joints) scores[left * count + right] = score;
  return scores;
}

const each = (count: number) => Array.from({ length: count }, (_, f) => f);
const rowSum = (marginals: JointMarginals, count: number, left: number) =>
  each(count).reduce((sum, right) => sum + (right === left ? 0 : marginals.probability(left, right)), 0);
const columnSum = (marginals: JointMarginals, count: number, right: number) =>
  each(count).reduce((sum, left) => sum + (right === left ? 0 : marginals.probability(left, right)), 0);

describe('joint marginals', () => {
  test('no fragment is followed, and none preceded, by more than one in all', () => {
    fc.assert(
      fc.property(problems(-12, 20), ({ count, scores }) => {
        const marginals = estimateMarginals(scores, count);
        for (const f of each(count)) {
          expect(columnSum(marginals, count, f)).toBeLessThan(1 + 1e-9);
          // What is left of the last sweep.
          expect(rowSum(marginals, count, f)).toBeLessThan(1.02);
        }
      }),
      runs,
    );
  });

  test('stay finite, and probabilities, whatever the scores', () => {
    fc.assert(
      fc.property(problems(-50, 50), ({ count, scores }) => {
        const marginals = estimateMarginals(scores, count);
        for (const left of each(count)) {
          for (const right of each(count)) {
            const probability = marginals.probability(left, right);
            expect(probability >= 0 && probability <= 1 + 1e-9).toBe(true);
          }
          const next = marginals.successor(left);
          expect(next >= -1 && next < count && next !== left).toBe(true);
        }
      }),
      runs,
    );
  });

  test('do not depend on how fragments are numbered', () => {
    const renumbered = problems(-3, 12).chain((problem) =>
      fc.tuple(fc.constant(problem), fc.shuffledSubarray(each(problem.count).slice(), { minLength: problem.count })),
    );
    fc.assert(
      fc.property(renumbered, ([{ count, scores }, names]) => {
        const other = scores.map((_, at) => scores[names[Math.floor(at / count)]! * count + names[at % count]!]!);
        const [a, b] = [estimateMarginals(scores, count), estimateMarginals(other, count)];
        for (const left of each(count)) {
          for (const right of each(count)) {
            expect(b.probability(left, right)).toBeCloseTo(a.probability(names[left]!, names[right]!), 9);
          }
        }
      }),
      runs,
    );
  });

  test('rise with the score of the joint', () => {
    fc.assert(
      fc.property(problems(-3, 8), ({ count, scores }) => {
        fc.pre(count > 1);
        const better = scores.slice();
        better[1] = scores[1]! + 2;
        const [before, after] = [estimateMarginals(scores, count), estimateMarginals(better, count)];
        expect(after.probability(0, 1)).toBeGreaterThan(before.probability(0, 1));
      }),
      runs,
    );
  });

  test('what stands on the diagonal counts nothing: no fragment follows itself', () => {
    const scores = scoresWith(3, [[0, 1, 4]]);
    const loud = scores.slice();
    for (const f of each(3)) loud[f * 3 + f] = 40;
    for (const f of each(3)) {
      expect(estimateMarginals(loud, 3).probability(f, f)).toBe(0);
      expect(estimateMarginals(loud, 3).probability(0, f)).toBe(estimateMarginals(scores, 3).probability(0, f));
    }
  });
});

describe('a joint', () => {
  test('that is best for both sides is likelier than one that is contested', () => {
    // 0-1 and 2-3 score alike, but 4 would go before 3 just as well.
    const marginals = estimateMarginals(
      scoresWith(5, [
        [0, 1, 5],
        [2, 3, 5],
        [4, 3, 5],
      ]),
      5,
    );
    expect(marginals.probability(0, 1)).toBeGreaterThan(0.9);
    expect(marginals.probability(2, 3)).toBeLessThan(0.6);
    expect(marginals.probability(2, 3)).toBeCloseTo(marginals.probability(4, 3), 6);
  });

  test('is left open where its score is poor, though nothing else is left: a hole may be there', () => {
    const chain = [0, 1, 2, 3, 4].slice(1).map((right) => [right - 1, right, right === 3 ? -1 : 6] as const);
    const marginals = estimateMarginals(scoresWith(5, chain), 5);
    expect(marginals.probability(2, 3)).toBeLessThan(0.5);
  });

  test('is unlikely beside a better one, however good it is', () => {
    const joints = [
      [0, 1, 10],
      [0, 2, 6],
      [1, 2, 10],
    ] as const;
    expect(estimateMarginals(scoresWith(3, joints), 3).probability(0, 2)).toBeLessThan(0.1);
  });
});

describe('the successor of a fragment', () => {
  test('is the one that it fits, and none behind the last', () => {
    const joints = [2, 0, 3, 1].slice(1).map((right, k) => [[2, 0, 3, 1][k]!, right, 5] as const);
    const marginals = estimateMarginals(scoresWith(4, joints), 4);
    expect(each(4).map((f) => marginals.successor(f))).toEqual([3, -1, 0, 1]);
  });

  test('a single fragment has none', () => {
    expect(estimateMarginals(new Float64Array(1), 1).successor(0)).toBe(-1);
  });

  test('that opens or closes a text is likelier to stand alone', () => {
    const scores = scoresWith(4, [
      [0, 1, 3],
      [1, 2, 2],
      [2, 3, 3],
    ]);
    const alone = { before: new Float64Array([0, 0, 3, 0]), after: new Float64Array([0, 3, 0, 0]) };
    const [plain, told] = [estimateMarginals(scores, 4), estimateMarginals(scores, 4, alone)];
    expect(plain.successor(1)).toBe(2);
    expect(told.successor(1)).toBe(-1);
    expect(told.probability(1, 2)).toBeLessThan(plain.probability(1, 2));
    expect(columnSum(told, 4, 2)).toBeLessThan(columnSum(plain, 4, 2));
  });
});
