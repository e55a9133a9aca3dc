import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { BatchRunner, BatchRunnerOptions } from './batch-runner.ts';

/** Megabytes for what has just been made: with 96, two threads take as long over 1,000 pages and a third more memory. */
const YOUNG = 24;

/**
 * Memory is collected by each thread for itself: V8's helpers, four in any process, wait for one another in loops, which takes time from
 * threads where every processor has work.
 */
function leaveProcessorsAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--concurrent-marking-max-worker-num=1');
}

/** Starts threads: texts go to them and rows come back without being written out. An idle thread ends after half a minute. */
export async function batchThreads({ filename, workers, megabytes }: BatchRunnerOptions): Promise<BatchRunner> {
  const { Piscina } = await import('piscina');
  if (workers >= availableParallelism()) leaveProcessorsAlone();
  const pool = new Piscina({
    filename: filename.href,
    minThreads: 0,
    maxThreads: workers,
    // An idle worker holds its memory: the next batch comes at once or never.
    idleTimeout: 30_000,
    concurrentTasksPerWorker: 1,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG },
  });
  // The task of a worker that dies is rejected by itself.
  pool.on('error', () => {});
  return { run: async (batch) => pool.run(batch), end: async () => pool.destroy() };
}
