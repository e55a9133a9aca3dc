import type { CheckCache } from './check-cache.ts';
import type { CheckPool } from './check-pool.ts';
import { checkJob, type DocumentJob, type DocumentResult } from './document-job.ts';
import { runInOrder, type Step } from './run-in-order.ts';

export interface CheckOptions {
  /** Opens workers; absent: everything in this process. */
  readonly openPool?: () => Promise<CheckPool>;
  /** Workers of the pool: twice so many batches are held in memory. */
  readonly workers?: number;
  readonly cache?: CheckCache;
}

/**
 * Checks documents as they come and gives their results in the same order, whatever runs where: the same output for any number of
 * workers. What was found in the cache costs no work; what fits in one batch is done in this process.
 *
 * @param jobs documents, or the errors of those that could not be read, which stay in their places
 */
export async function* checkDocuments(
  jobs: AsyncIterable<DocumentJob | DocumentResult>,
  { openPool, workers = 0, cache }: CheckOptions = {},
): AsyncGenerator<DocumentResult, void, undefined> {
  let pool: Promise<CheckPool> | undefined;
  const keep = async (job: DocumentJob, result: DocumentResult): Promise<DocumentResult> => {
    if (cache && 'check' in result) await cache.keep(job, result.check);
    return result;
  };
  const run = async (batch: readonly DocumentJob[]): Promise<readonly DocumentResult[]> => {
    pool ??= openPool!();
    const results = await (await pool).check(batch);
    for (const [i, job] of batch.entries()) await keep(job, results[i]!);
    return results;
  };
  try {
    yield* runInOrder(stepsOf(jobs, cache), {
      runHere: async (job) => keep(job, await checkJob(job)),
      pool: openPool && { workers, isOpen: () => pool !== undefined, run },
      lost: ({ input }, error) => ({ path: input.path, error }),
    });
  } finally {
    await (await pool)?.close();
  }
}

async function* stepsOf(
  jobs: AsyncIterable<DocumentJob | DocumentResult>,
  cache: CheckCache | undefined,
): AsyncGenerator<Step<DocumentJob, DocumentResult>> {
  for await (const job of jobs) {
    if (!('input' in job)) yield { result: job };
    else {
      const kept = await cache?.find(job);
      yield kept ? { result: { check: kept } } : { job, bytes: job.input.content.length };
    }
  }
}
