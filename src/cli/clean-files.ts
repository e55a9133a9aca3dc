import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { digestOf, writeMarker } from '../corpus/completion-marker.ts';
import type { FinishedDocuments } from '../corpus/finished-documents.ts';
import { onInterruption } from '../corpus/interruption.ts';
import { runInOrder } from '../corpus/run-in-order.ts';
import { isInShard, type Shard } from '../corpus/shard.ts';
import { GazetteError } from '../errors.ts';
import { cleanFile } from './clean-job.ts';
import type { CleanRun } from './clean-run.ts';
import { cleanNow, stepsOf, type Taken } from './clean-steps.ts';
import type { InputFile } from './collect-inputs.ts';
import { fileId } from './document-id.ts';
import { emit, type Io } from './io.ts';
import { complain } from './notices.ts';
import { nothing } from './record-summary.ts';
import type { CleanRequest } from './request.ts';
import { runSummaryLines } from './run-summary.ts';
import { type Totals, takeOutcome } from './take-outcome.ts';

/** Beyond so many inputs one summary is printed of all: nobody reads thirty thousand lines. */
const MOST_SUMMARIES = 100;

/** Bytes and files of a batch: what it has finished is known to `--resume` when all of it is. */
const fileBatch = { bytes: 64 * 1024, jobs: 16 };

/**
 * Cleans many files, a report for each, in processes or in this process: what is written and what is printed is the same. A bad one is
 * reported, the rest goes on.
 */
export async function cleanFiles(
  files: readonly InputFile[],
  run: CleanRun,
  request: CleanRequest,
  io: Io,
): Promise<number> {
  const started = performance.now();
  const { shard } = request;
  const wanted = shard === undefined ? files : files.filter((file) => isInShard(fileId(file), shard));
  if (shard !== undefined && run.finished) await rm(markerBeside(run.finished.path), { force: true });
  const isTold = !request.quiet;
  const isTotal = wanted.length > MOST_SUMMARIES || request.resume || shard !== undefined;
  const totals: Totals = {
    code: 0,
    documents: 0,
    bad: 0,
    passedOver: 0,
    doneBefore: 0,
    summary: nothing,
    contents: [],
  };
  const show = { each: isTold && !isTotal, all: isTold && isTotal };
  const { processes } = run;
  const results = runInOrder<Taken, Taken>(stepsOf(wanted, run), {
    runHere: async (taken) => ({ ...taken, outcome: await cleanFile(taken.job, run.task) }),
    pool: processes && {
      ...processes,
      run: async (batch) => {
        const outcomes = await processes.files(batch.map(({ job }) => job));
        return batch.map((taken, i) => ({ ...taken, outcome: outcomes[i]! }));
      },
    },
    batch: fileBatch,
    lost: (taken, error) => ({ ...taken, outcome: { is: 'failed', error } }),
  });
  let seen = 0;
  const release = run.finished
    ? onInterruption(() =>
        emit(io.stderr, `stopped: ${seen} of ${wanted.length} inputs are done; --resume leaves them\n`),
      )
    : () => {};
  try {
    for await (const taken of results) {
      run.progress.input(taken.file.path, taken.number, wanted.length);
      const outcome = taken.outcome.is === 'later' ? await cleanNow(taken, run, io) : taken.outcome;
      await takeOutcome({ ...taken, outcome }, outcome, totals, { run, request, io, show });
      seen += 1;
    }
  } finally {
    release();
  }
  run.progress.hide();
  if (show.all) {
    const seconds = (performance.now() - started) / 1000;
    await emit(io.stderr, `${runSummaryLines(totals.summary, totals, seconds).join('\n')}\n`);
  }
  if (shard !== undefined && run.finished) await markShard(shard, run, totals, run.finished);
  if (totals.passedOver === 0 || totals.passedOver < wanted.length) return totals.code;
  await complain(io, new GazetteError('nothing-matched', request.input.join(', ')), request.debug);
  return 2;
}

async function markShard(shard: Shard, { task }: CleanRun, totals: Totals, finished: FinishedDocuments): Promise<void> {
  const inputs = digestOf(totals.contents);
  const work = { stage: 'clean', shard, inputs, options: task.key ?? '' };
  await writeMarker(markerBeside(finished.path), work, [finished.path]);
}

function markerBeside(record: string): string {
  return join(dirname(record), `${basename(record, '.jsonl')}.done.json`);
}
