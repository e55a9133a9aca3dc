import type { Piscina } from 'piscina';
import { onInterruption } from './interruption.ts';

/** Threads that work off batches of jobs. */
export interface WorkerPool<Job, Result> {
  /** Results in the order of the jobs. Never rejects: a job that brings its thread down is told as `crashed`. */
  readonly run: (jobs: readonly Job[]) => Promise<readonly (Result | Crashed)[]>;
  readonly close: () => Promise<void>;
}

/** What became of a job whose thread died of it twice, the second time alone and with more memory. */
interface Crashed {
  readonly crashed: unknown;
}

/** What a thread is sent. Its module has a default export that takes this and gives a result for each job. */
export interface Batch<Job, Shared> {
  readonly jobs: readonly Job[];
  readonly shared: Shared;
}

export interface WorkerPoolOptions<Shared> {
  /** The module that a thread runs, built: `.js`. */
  readonly filename: URL;
  readonly workers: number;
  /** What every batch needs beside its jobs. */
  readonly shared?: Shared;
  /** Megabytes of heap that a thread may have with a batch, and alone with one job that needs more. */
  readonly heap?: number | undefined;
  readonly heapAlone?: number | undefined;
}

/** Two threads and this process stay below 700 MB: measured over the whole corpus, see the README. */
const HEAP = 224;
const HEAP_ALONE = 2048;

/** Megabytes for what has just been made: with fewer, threads that share few processors stand still at each of many collections. */
const YOUNG = 96;

/**
 * Opens a pool of threads. A batch whose thread dies is gone through again job by job, each with more memory and a thread of its own,
 * so that only the job that is to blame is lost. Ctrl-C ends all threads before anything else.
 */
export async function openWorkerPool<Job, Result, Shared = undefined>({
  filename,
  workers,
  shared,
  heap = HEAP,
  heapAlone = HEAP_ALONE,
}: WorkerPoolOptions<Shared>): Promise<WorkerPool<Job, Result>> {
  const { Piscina } = await import('piscina');
  const open = (threads: number, megabytes: number) => {
    const pool = new Piscina({
      filename: filename.href,
      minThreads: 0,
      maxThreads: threads,
      // An idle worker holds its memory: the next batch comes at once or never.
      idleTimeout: 30_000,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG },
    });
    // The task of a worker that dies is rejected by itself.
    pool.on('error', () => {});
    return pool;
  };
  const pool = open(workers, heap);
  let alone: Piscina | undefined;
  const run = async (by: Piscina, jobs: readonly Job[]) => (await by.run({ jobs, shared })) as readonly Result[];
  const runAlone = async (job: Job): Promise<Result | Crashed> => {
    alone ??= open(1, heapAlone);
    try {
      return (await run(alone, [job]))[0]!;
    } catch (crashed) {
      return { crashed };
    }
  };
  const destroy = async () => {
    await Promise.all([pool.destroy(), alone?.destroy()]);
  };
  const release = onInterruption(destroy);
  return {
    run: async (jobs) => {
      try {
        return await run(pool, jobs);
      } catch {
        const results: (Result | Crashed)[] = [];
        for (const job of jobs) results.push(await runAlone(job));
        return results;
      }
    },
    close: async () => {
      release();
      await destroy();
    },
  };
}
