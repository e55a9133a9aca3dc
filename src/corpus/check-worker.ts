import { checkJob, type DocumentJob, type SentResult, send } from './document-job.ts';
import type { Batch } from './worker-pool.ts';

/** What a worker thread runs: one batch of documents, one after the other. */
export default async function checkBatch({ jobs }: Batch<DocumentJob, undefined>): Promise<readonly SentResult[]> {
  const results: SentResult[] = [];
  for (const job of jobs) results.push(send(await checkJob(job)));
  return results;
}
