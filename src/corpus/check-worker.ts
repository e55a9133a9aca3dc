import type { Batch } from './batch-runner.ts';
import { checkJob, type DocumentJob, type SentResult, send } from './document-job.ts';

/** What a worker runs: one batch of documents, one after the other. */
export default async function checkBatch({ jobs }: Batch<DocumentJob, undefined>): Promise<readonly SentResult[]> {
  const results: SentResult[] = [];
  for (const job of jobs) results.push(send(await checkJob(job)));
  return results;
}
