import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runInOrder, type Step } from '../../src/corpus/run-in-order.ts';

/** Steps as a test wants them: jobs of so many bytes, or results that are there already. */
type Plan = readonly (number | 'known')[];

interface Seen {
  readonly results: readonly number[];
  /** Most steps that were taken beyond those whose results were given. */
  readonly ahead: number;
  readonly inThreads: number;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function runPlan(plan: Plan, workers: number, slow: (job: number) => number, lostBatch = -1): Promise<Seen> {
  let [taken, given, ahead, inThreads, batches] = [0, 0, 0, 0, 0];
  async function* steps(): AsyncGenerator<Step<number, number>> {
    for (const [i, what] of plan.entries()) {
      taken += 1;
      ahead = Math.max(ahead, taken - given);
      yield what === 'known' ? { result: i } : { job: i, bytes: what };
    }
  }
  const results: number[] = [];
  const run = runInOrder<number, number>(steps(), {
    runHere: async (job) => job,
    pool:
      workers === 0
        ? undefined
        : {
            workers,
            isOpen: () => batches > 0,
            run: async (jobs) => {
              batches += 1;
              if (batches === lostBatch) throw new Error('lost');
              inThreads += jobs.length;
              await pause(Math.max(...jobs.map(slow)));
              return jobs;
            },
          },
    batch: { bytes: 100, jobs: 4 },
    lost: (job) => -1 - job,
  });
  for await (const result of run) {
    results.push(result);
    given += 1;
  }
  return { results, ahead, inThreads };
}

describe('jobs that run side by side', () => {
  it('give their results in order, whatever takes how long and what is known already', async () => {
    const step = fc.oneof(fc.integer({ min: 0, max: 150 }), fc.constant('known' as const));
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer(),
        async (plan, workers, seed) => {
          const { results } = await runPlan(plan, workers, (job) => Math.abs((job * 7919 + seed) % 4));
          expect(results).toEqual([...plan.keys()]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are not taken far ahead of one that takes long, nor does it stop what is known', async () => {
    const plan: Plan = Array.from({ length: 6000 }, (_, i) => (i === 0 || i % 50 === 49 ? 10 : 'known'));
    const { results, ahead } = await runPlan(plan, 1, (job) => (job === 0 ? 50 : 0));
    expect(results).toEqual([...plan.keys()]);
    expect(ahead).toBeLessThanOrEqual(2 * 256 + 1);
  });

  it('that fit in one batch are done without workers', async () => {
    expect((await runPlan([10, 10, 10], 2, () => 0)).inThreads).toBe(0);
    expect((await runPlan([10, 10, 10, 10, 10], 2, () => 0)).inThreads).toBe(5);
  });

  it('of a batch that is lost are told one by one', async () => {
    const { results } = await runPlan([50, 50, 50, 50, 50], 1, () => 0, 2);
    expect(results).toEqual([0, 1, -3, -4, 4]);
  });
});
