import type { CheckCache } from './check-cache.ts';
import type { CheckPool } from './check-pool.ts';
import { checkJob, type DocumentJob, type DocumentResult } from './document-job.ts';

/** Bytes and documents of a batch: enough that handing it over costs nothing, few enough that the last one is not waited for. */
const BATCH_BYTES = 192 * 1024;
const BATCH_DOCUMENTS = 64;

export interface CheckOptions {
  /** Opens worker threads; absent: everything in this process. */
  readonly openPool?: () => Promise<CheckPool>;
  /** Threads of the pool: twice so many batches are held in memory. */
  readonly workers?: number;
  readonly cache?: CheckCache;
}

interface Batch {
  readonly jobs: DocumentJob[];
  readonly places: ((result: DocumentResult) => void)[];
  bytes: number;
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
  const waiting: Promise<DocumentResult>[] = [];
  const running = new Set<Promise<void>>();
  let pool: Promise<CheckPool> | undefined;
  let batch: Batch = { jobs: [], places: [], bytes: 0 };

  const finish = async ({ jobs, places }: Batch, isLast: boolean): Promise<void> => {
    // One batch in all is done before a worker has started.
    const isSmall = isLast && pool === undefined;
    if (!isSmall && openPool) pool ??= openPool();
    const results = pool ? (await pool).check(jobs) : undefined;
    for (const [i, job] of jobs.entries()) {
      const result = results ? (await results)[i]! : await checkJob(job);
      if (cache && 'check' in result) await cache.keep(job, result.check);
      places[i]!(result);
    }
  };
  const dispatch = (isLast = false): void => {
    const full = batch;
    batch = { jobs: [], places: [], bytes: 0 };
    if (full.jobs.length === 0) return;
    const run: Promise<void> = finish(full, isLast)
      .catch((error: unknown) => {
        for (const [i, place] of full.places.entries()) place({ path: full.jobs[i]!.input.path, error });
      })
      .finally(() => running.delete(run));
    running.add(run);
  };

  try {
    for await (const job of jobs) {
      if (!('input' in job)) waiting.push(Promise.resolve(job));
      else {
        const kept = await cache?.find(job);
        if (kept) waiting.push(Promise.resolve({ check: kept }));
        else {
          waiting.push(new Promise((resolve) => batch.places.push(resolve)));
          batch.jobs.push(job);
          batch.bytes += job.input.content.length;
        }
      }
      if (batch.bytes >= BATCH_BYTES || batch.jobs.length >= BATCH_DOCUMENTS || (!openPool && batch.jobs.length > 0))
        dispatch();
      while (running.size >= Math.max(1, 2 * workers)) {
        await Promise.race(running);
        while (waiting.length > 0 && (await isDone(waiting[0]!))) yield await waiting.shift()!;
      }
    }
    dispatch(true);
    while (waiting.length > 0) yield await waiting.shift()!;
    await Promise.all(running);
  } finally {
    await (await pool)?.close();
  }
}

const open = Symbol('open');

/** Whether a promise has its value already. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  return (await Promise.race([promise, Promise.resolve(open)])) !== open;
}
