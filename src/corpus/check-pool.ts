import { GazetteError } from '../errors.ts';
import { batchProcesses } from './batch-processes.ts';
import { type DocumentJob, type DocumentResult, receive, type SentResult } from './document-job.ts';
import { openWorkerPool } from './worker-pool.ts';

/** Processes that check batches of documents. */
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

/** Opens a pool of workers that check: see `openWorkerPool`. */
export async function openPool({ workers, heap, heapAlone }: PoolOptions): Promise<CheckPool> {
  const filename = new URL('./check-worker.js', import.meta.url);
  const pool = await openWorkerPool<DocumentJob, SentResult>({
    start: batchProcesses,
    filename,
    workers,
    heap,
    heapAlone,
  });
  return {
    check: async (jobs) => {
      const results = await pool.run(jobs);
      return results.map((result, i): DocumentResult => {
        if (!('crashed' in result)) return receive(result);
        const { path } = jobs[i]!.input;
        return { path, error: new GazetteError('document-crashed', path, { cause: result.crashed }) };
      });
    },
    close: pool.close,
  };
}
