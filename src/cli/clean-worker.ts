import type { Batch } from '../corpus/batch-runner.ts';
import { sendError } from '../corpus/sent-error.ts';
import { type CleanJob, type CleanTask, cleanFile, cleanRecordJob } from './clean-job.ts';
import type { SentOutcome } from './clean-processes.ts';

/** Jobs that are begun before the one before is done: while a file is read or written the next one is cleaned. */
const AHEAD = 3;

/** What a worker runs: one batch of files or records. */
export default async function cleanBatch({
  jobs,
  shared,
}: Batch<CleanJob, CleanTask>): Promise<readonly SentOutcome[]> {
  const outcomes: SentOutcome[] = [];
  let next = 0;
  const work = async () => {
    while (next < jobs.length) {
      const own = next;
      next += 1;
      outcomes[own] = await outcomeOf(jobs[own]!, shared);
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, work));
  return outcomes;
}

async function outcomeOf(job: CleanJob, task: CleanTask): Promise<SentOutcome> {
  const outcome = 'file' in job ? await cleanFile(job, task) : await cleanRecordJob(job, task);
  return outcome.is === 'failed' ? { is: 'sent error', error: sendError(outcome.error) } : outcome;
}
