import { batchThreads } from '../batch-threads.ts';
import type { DedupeOptions, Match, PassageRow, SignedDocument } from '../dedupe-rows.ts';
import { openWorkerPool } from '../worker-pool.ts';
import type { DedupeSteps } from './dedupe-steps.ts';
import type { StepJob, StepResult } from './steps-worker.ts';

/** UTF-16 units of texts that a thread is handed at once: some tenths of a second of work. */
const BATCH_UNITS = 500_000;

/** Steps that threads do; they end when the steps are closed. */
export interface ThreadedSteps extends DedupeSteps {
  readonly close: () => Promise<void>;
}

/** Opens threads for the steps. Whatever runs where, results come in the order of the rows. */
export async function stepsInThreads(workers: number, options: DedupeOptions): Promise<ThreadedSteps> {
  const pool = await openWorkerPool<StepJob, StepResult, DedupeOptions>({
    start: batchThreads,
    filename: new URL('./steps-worker.js', import.meta.url),
    workers,
    shared: options,
    heap: 512,
  });
  const run = async (job: StepJob): Promise<StepResult> => {
    const [result] = await pool.run([job]);
    if (result && 'crashed' in result) throw result.crashed;
    return result!;
  };
  const runAll = async (jobs: readonly StepJob[]) => (await Promise.all(jobs.map(run))).flat();
  return {
    parallel: 2 * workers,
    sign: async (documents) =>
      (await runAll(
        cut(documents, ({ text }) => text.length).map((rows) => ({ stage: 'sign', rows })),
      )) as readonly SignedDocument[],
    verify: async (rows) => (await run({ stage: 'verify', rows })) as readonly (readonly Match[])[],
    cluster: async (components) =>
      (await runAll(
        cut(components, ({ documents }) => documents.reduce((sum, { text }) => sum + text.length, 0)).map((rows) => ({
          stage: 'cluster',
          rows,
        })),
      )) as readonly (readonly PassageRow[])[],
    close: pool.close,
  };
}

/** Rows in batches of about {@link BATCH_UNITS}. */
function cut<Row>(rows: readonly Row[], unitsOf: (row: Row) => number): readonly (readonly Row[])[] {
  const batches: Row[][] = [];
  let units = BATCH_UNITS;
  for (const row of rows) {
    if (units >= BATCH_UNITS) {
      batches.push([]);
      units = 0;
    }
    batches.at(-1)!.push(row);
    units += unitsOf(row);
  }
  return batches;
}
