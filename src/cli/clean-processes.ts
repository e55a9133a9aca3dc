import { dirname } from 'node:path';
import { onInterruption } from '../corpus/interruption.ts';
import type { RunBatch } from '../corpus/run-in-order.ts';
import { receiveError, type SentError } from '../corpus/sent-error.ts';
import { removeLeftovers } from '../corpus/temporary-files.ts';
import type { WorkerPool } from '../corpus/worker-pool.ts';
import { GazetteError } from '../errors.ts';
import type { CleanJob, CleanTask, FileJob, FileOutcome, RecordJob, RecordOutcome } from './clean-job.ts';

type Outcome = FileOutcome | RecordOutcome;

/** An outcome as it travels between processes. */
export type SentOutcome =
  | Exclude<Outcome, { readonly is: 'failed' }>
  | { readonly is: 'sent error'; readonly error: SentError };

/** Processes that clean files and records; none of them starts before it is needed. */
export interface CleanProcesses {
  readonly workers: number;
  readonly isOpen: () => boolean;
  readonly files: RunBatch<FileJob, FileOutcome>;
  readonly records: RunBatch<RecordJob, RecordOutcome>;
  readonly close: () => Promise<void>;
}

export function cleanProcesses(workers: number, task: CleanTask): CleanProcesses {
  let pool: Promise<WorkerPool<CleanJob, SentOutcome>> | undefined;
  /** Folders that processes write in now: what Ctrl-C leaves there is removed when they have ended. */
  const folders = new Map<string, number>();
  const count = (path: string, by: number) => folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + by);
  let release = () => {};
  const open = async () => {
    release = onInterruption(() => {
      for (const [folder, files] of folders) if (files > 0) removeLeftovers(folder);
    });
    const [{ openWorkerPool }, { batchProcesses }] = await Promise.all([
      import('../corpus/worker-pool.ts'),
      import('../corpus/batch-processes.ts'),
    ]);
    const filename = new URL('./clean-worker.js', import.meta.url);
    return openWorkerPool<CleanJob, SentOutcome, CleanTask>({ start: batchProcesses, filename, workers, shared: task });
  };
  const run = async (jobs: readonly CleanJob[]): Promise<readonly Outcome[]> => {
    pool ??= open();
    const results = await (await pool).run(jobs);
    return results.map((result, i): Outcome => {
      if ('crashed' in result) {
        const job = jobs[i]!;
        const path = 'file' in job ? job.file.path : job.read.path;
        return { is: 'failed', error: new GazetteError('document-crashed', path, { cause: result.crashed }) };
      }
      return result.is === 'sent error' ? { is: 'failed', error: receiveError(result.error) } : result;
    });
  };
  return {
    workers,
    isOpen: () => pool !== undefined,
    files: async (jobs) => {
      const targets = jobs.flatMap(({ report, ledger }) => [report ?? [], ledger ?? []].flat());
      for (const target of targets) count(target, 1);
      try {
        return (await run(jobs)) as readonly FileOutcome[];
      } finally {
        for (const target of targets) count(target, -1);
      }
    },
    records: async (jobs) => (await run(jobs)) as readonly RecordOutcome[],
    close: async () => {
      release();
      await (await pool)?.close();
    },
  };
}
