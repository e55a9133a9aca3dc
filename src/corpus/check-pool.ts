import type { Piscina } from 'piscina';
import { GazetteError } from '../errors.ts';
import { type DocumentJob, type DocumentResult, receive, type SentResult } from './document-job.ts';

/** Worker threads that check batches of documents. */
export interface CheckPool {
  /** Results in the order of the jobs. Never rejects: a document that brings its worker down is an error of its own. */
  readonly check: (jobs: readonly DocumentJob[]) => Promise<readonly DocumentResult[]>;
  readonly close: () => Promise<void>;
}

export interface PoolOptions {
  readonly workers: number;
  /** Megabytes of heap that a worker may have with a batch, and alone with one document that needs more. */
  readonly heap?: number;
  readonly heapAlone?: number;
}

/** Two workers and this process stay below 700 MB: measured over the whole corpus, see the README. */
const HEAP = 224;
const HEAP_ALONE = 2048;

/**
 * Opens a pool of workers. A batch whose worker dies is gone through again document by document, each with more memory and a worker
 * of its own, so that only the document that is to blame is lost.
 */
export async function openPool({ workers, heap = HEAP, heapAlone = HEAP_ALONE }: PoolOptions): Promise<CheckPool> {
  const { Piscina } = await import('piscina');
  const filename = new URL('./check-worker.js', import.meta.url).href;
  const open = (threads: number, megabytes: number) => {
    const pool = new Piscina({
      filename,
      minThreads: 0,
      maxThreads: threads,
      // An idle worker holds its memory: the next batch comes at once or never.
      idleTimeout: 30_000,
      concurrentTasksPerWorker: 1,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 48 },
    });
    // The task of a worker that dies is rejected by itself.
    pool.on('error', () => {});
    return pool;
  };
  const pool = open(workers, heap);
  let alone: Piscina | undefined;
  const run = async (by: Piscina, jobs: readonly DocumentJob[]) =>
    ((await by.run(jobs)) as readonly SentResult[]).map(receive);
  const runAlone = async (job: DocumentJob): Promise<DocumentResult> => {
    alone ??= open(1, heapAlone);
    try {
      return (await run(alone, [job]))[0]!;
    } catch (cause) {
      return { path: job.input.path, error: new GazetteError('document-crashed', job.input.path, { cause }) };
    }
  };
  return {
    check: async (jobs) => {
      try {
        return await run(pool, jobs);
      } catch {
        const results: DocumentResult[] = [];
        for (const job of jobs) results.push(await runAlone(job));
        return results;
      }
    },
    close: async () => {
      await Promise.all([pool.destroy(), alone?.destroy()]);
    },
  };
}
