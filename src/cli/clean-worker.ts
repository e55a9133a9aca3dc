import { sendError } from '../corpus/sent-error.ts';
import type { Batch } from '../corpus/worker-pool.ts';
import { type CleanJob, type CleanTask, cleanFile, cleanRecordJob } from './clean-job.ts';
import type { SentOutcome } from './clean-threads.ts';

/** What a worker thread runs: one batch of files or records, one after the other. */
export default async function cleanBatch({
  jobs,
  shared,
}: Batch<CleanJob, CleanTask>): Promise<readonly SentOutcome[]> {
  const outcomes: SentOutcome[] = [];
  for (const job of jobs) {
    const outcome = 'file' in job ? await cleanFile(job, shared) : await cleanRecordJob(job, shared);
    outcomes.push(outcome.is === 'failed' ? { is: 'sent error', error: sendError(outcome.error) } : outcome);
  }
  return outcomes;
}
