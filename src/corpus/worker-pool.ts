import type { Batch, BatchRunner, BatchRunnerOptions } from './batch-runner.ts';
import { onInterruption } from './interruption.ts';

/** Workers that work off batches of jobs. */
export interface WorkerPool<Job, Result> {
  /** Results in the order of the jobs. Never rejects: a job that brings its worker down is told as `crashed`. */
  readonly run: (jobs: readonly Job[]) => Promise<readonly (Result | Crashed)[]>;
  readonly close: () => Promise<void>;
}

/** What became of a job whose worker died of it twice, the second time alone and with more memory. */
interface Crashed {
  readonly crashed: unknown;
}

export interface WorkerPoolOptions<Shared> {
  /** Starts the workers: threads or processes. */
  readonly start: (options: BatchRunnerOptions) => Promise<BatchRunner>;
  /** The module that a worker runs, built: `.js`. */
  readonly filename: URL;
  readonly workers: number;
  /** What every batch needs beside its jobs. */
  readonly shared?: Shared;
  /** Megabytes of heap that a worker may have with a batch, and alone with one job that needs more. */
  readonly heap?: number | undefined;
  readonly heapAlone?: number | undefined;
}

/** What becomes of a job after Ctrl-C: nothing is told of it any more. */
const never = new Promise<never>(() => {});

/** Two workers and this process stay below 700 MB: measured over the whole corpus, see the README. */
const HEAP = 224;
const HEAP_ALONE = 2048;

/**
 * Opens a pool of workers. A batch whose worker dies is gone through again job by job, each with more memory and a worker of its own,
 * so that only the job that is to blame is lost. Ctrl-C ends all workers before anything else.
 */
export async function openWorkerPool<Job, Result, Shared = undefined>({
  start,
  filename,
  workers,
  shared,
  heap = HEAP,
  heapAlone = HEAP_ALONE,
}: WorkerPoolOptions<Shared>): Promise<WorkerPool<Job, Result>> {
  const together = await start({ filename, workers, megabytes: heap });
  let alone: Promise<BatchRunner> | undefined;
  let isEnded = false;
  const run = async (by: BatchRunner, jobs: readonly Job[]) => {
    const batch: Batch<unknown, unknown> = { jobs, shared };
    return (await by.run(batch)) as readonly Result[];
  };
  const runAlone = async (job: Job): Promise<Result | Crashed> => {
    try {
      alone ??= start({ filename, workers: 1, megabytes: heapAlone });
      return (await run(await alone, [job]))[0]!;
    } catch (crashed) {
      return { crashed };
    }
  };
  const end = async () => {
    isEnded = true;
    await Promise.all([together.end(), alone?.then((runner) => runner.end())]);
  };
  const release = onInterruption(end);
  return {
    run: async (jobs) => {
      try {
        return await run(together, jobs);
      } catch {
        const results: (Result | Crashed)[] = [];
        for (const job of jobs) results.push(await (isEnded ? never : runAlone(job)));
        return results;
      }
    },
    close: async () => {
      release();
      await end();
    },
  };
}
