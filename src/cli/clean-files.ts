import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestOf, hashFile, writeMarker } from '../corpus/completion-marker.ts';
import { type FinishedDocuments, outputsHold } from '../corpus/finished-documents.ts';
import { onInterruption } from '../corpus/interruption.ts';
import { runInOrder, type Step } from '../corpus/run-in-order.ts';
import { isInShard, type Shard } from '../corpus/shard.ts';
import { removeLeftovers } from '../corpus/temporary-files.ts';
import { GazetteError } from '../errors.ts';
import type { Summary } from '../types.ts';
import { type CleanTask, cleanFile, type FileJob, type FileOutcome, keyOf } from './clean-job.ts';
import { cleanRecordFile, type RecordFileOutcome } from './clean-record-file.ts';
import type { CleanThreads } from './clean-threads.ts';
import type { InputFile } from './collect-inputs.ts';
import { type Destination, type Inputs, type OverwriteGuard, targetIn } from './destinations.ts';
import { fileId } from './document-id.ts';
import { emit, type Io } from './io.ts';
import { complain, warn, withName } from './notices.ts';
import { isOfNoKind, openInput } from './open-input.ts';
import type { Progress } from './progress.ts';
import { addSummary, nothing } from './record-summary.ts';
import type { CleanRequest } from './request.ts';
import { runSummaryLines } from './run-summary.ts';
import { summaryLines } from './summary-lines.ts';

/** Beyond so many inputs one summary is printed of all: nobody reads thirty thousand lines. */
const MOST_SUMMARIES = 100;

/** Bytes and files of a batch: what it has finished is known to `--resume` when all of it is. */
const fileBatch = { bytes: 64 * 1024, jobs: 16 };

export interface CleanRun {
  readonly task: CleanTask;
  readonly output: Destination;
  readonly ledger: Destination;
  readonly inputs: Inputs;
  readonly guard: OverwriteGuard;
  readonly progress: Progress;
  readonly threads?: CleanThreads | undefined;
  /** What runs before have finished, and where this one says what it has. */
  readonly finished?: FinishedDocuments | undefined;
}

/** A file whose turn must come before it is known whether it may be written, or standard input. */
interface Later {
  readonly is: 'later';
}

interface Taken {
  readonly file: InputFile;
  readonly number: number;
  readonly job: FileJob;
  readonly outcome: FileOutcome | Later;
}

/** What has come of all files so far. */
interface Totals {
  code: number;
  documents: number;
  bad: number;
  passedOver: number;
  doneBefore: number;
  summary: Summary;
  readonly contents: [id: string, sha256: string][];
}

/**
 * Cleans many files, a report for each, in threads or in this process: what is written and what is printed is the same. A bad one is
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
  const { threads } = run;
  const results = runInOrder<Taken, Taken>(stepsOf(wanted, run), {
    runHere: async (taken) => ({ ...taken, outcome: await cleanFile(taken.job, run.task) }),
    threads: threads && {
      ...threads,
      run: async (batch) => {
        const outcomes = await threads.files(batch.map(({ job }) => job));
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
  for await (const taken of results) {
    run.progress.input(taken.file.path, taken.number, wanted.length);
    const outcome = taken.outcome.is === 'later' ? await cleanNow(taken, run) : taken.outcome;
    await take({ ...taken, outcome }, outcome, totals, { run, request, io, show });
    seen += 1;
  }
  release();
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

async function* stepsOf(files: readonly InputFile[], run: CleanRun): AsyncGenerator<Step<Taken, Taken>> {
  const claimed = new Set<string>();
  const tidy = new Set<string>();
  for (const [i, file] of files.entries()) {
    if (!run.threads?.isOpen()) run.progress.input(file.path, i + 1, files.length);
    const job = jobOf(file, run);
    const taken: Taken = { file, number: i + 1, job, outcome: { is: 'later' } };
    let isFree = file.absolute !== undefined;
    for (const target of [job.report, job.ledger]) {
      if (target === undefined) continue;
      const folder = dirname(target);
      if (!tidy.has(folder)) removeLeftovers(folder);
      tidy.add(folder);
      const real = run.guard.realPath(target);
      if (claimed.has(real) || run.guard.isInput(real)) isFree = false;
      claimed.add(real);
    }
    // What another input may write to waits for what becomes of that.
    if (isFree) yield { job: taken, bytes: await sizeOf(file) };
    else yield { result: taken };
  }
}

function jobOf(file: InputFile, { output, ledger, task, finished }: CleanRun): FileJob {
  const reportFile = targetIn(output, file.relative, `.${task.format}`);
  const ledgerFile = targetIn(ledger, file.relative, '.ledger.json');
  const known = finished?.find(fileId(file));
  return {
    file: { path: file.path, ...(file.absolute === undefined ? {} : { absolute: file.absolute }) },
    ...(reportFile === undefined ? {} : { report: reportFile }),
    ...(ledgerFile === undefined ? {} : { ledger: ledgerFile }),
    ...(known ? { known: { key: known.key, outputs: known.outputs } } : {}),
  };
}

async function sizeOf({ absolute }: InputFile): Promise<number> {
  return absolute === undefined
    ? 0
    : stat(absolute).then(
        ({ size }) => size,
        () => 0,
      );
}

function cleanNow({ job }: Taken, { task, guard, progress }: CleanRun): Promise<FileOutcome> {
  return cleanFile(job, task, {
    guard: guard.mayWrite,
    onPage: (_path, page, pages) => progress.part(page, pages, 'page'),
  });
}

interface Telling {
  readonly run: CleanRun;
  readonly request: CleanRequest;
  readonly io: Io;
  readonly show: { readonly each: boolean; readonly all: boolean };
}

async function take(taken: Taken, outcome: FileOutcome, totals: Totals, telling: Telling): Promise<void> {
  const { run, request, io, show } = telling;
  const { file, job } = taken;
  const { finished, progress, task } = run;
  const id = fileId(file);
  switch (outcome.is) {
    case 'records': {
      const records = await cleanRecords(file, telling);
      if (records.is !== 'failed') {
        totals.code = Math.max(totals.code, records.code);
        totals.documents += records.records;
        totals.bad += records.bad;
        totals.doneBefore += records.isDoneBefore ? 1 : 0;
        totals.summary = addSummary(totals.summary, records.total);
        totals.contents.push([id, records.content ?? '']);
        return;
      }
      await take(taken, records, totals, telling);
      return;
    }
    case 'failed': {
      progress.hide();
      totals.contents.push([id, '']);
      if (file.isFound && isOfNoKind(outcome.error)) {
        await warn(io, `passed over: ${outcome.error.message}`);
        totals.passedOver += 1;
        return;
      }
      await complain(io, withName(outcome.error, nameOf(file)), request.debug);
      totals.bad += 1;
      totals.code = 2;
      return;
    }
    case 'done before': {
      totals.doneBefore += 1;
      totals.contents.push([id, outcome.content]);
      for (const target of job.known?.outputs ?? []) run.guard.mayWrite(target[0]);
      const reasons = [
        ...outcome.changed.map((path) => `${path} was changed since it was written, and is left as it is`),
        ...(finished?.find(id)?.reasons ?? []),
      ];
      await complainOf(reasons, totals, telling);
      return;
    }
    case 'cleaned': {
      for (const target of [job.report, job.ledger]) if (target !== undefined) run.guard.mark(target);
      totals.documents += 1;
      totals.summary = addSummary(totals.summary, outcome.summary);
      if (outcome.content !== undefined) {
        totals.contents.push([id, outcome.content]);
        finished?.add({
          id,
          key: keyOf(task.key, file, outcome.content),
          outputs: outcome.written,
          ...(outcome.reasons.length > 0 ? { reasons: outcome.reasons } : {}),
        });
      }
      if (show.each) {
        progress.hide();
        await emit(io.stderr, `${summaryLines(outcome.summary, nameOf(file), outcome.seconds).join('\n')}\n`);
      }
      if (!request.quiet && outcome.warnings.length > 0) {
        progress.hide();
        for (const said of outcome.warnings) await warn(io, said);
      }
      await complainOf(outcome.reasons, totals, telling);
    }
  }
}

async function complainOf(reasons: readonly string[], totals: Totals, { run, io }: Telling): Promise<void> {
  if (reasons.length === 0) return;
  run.progress.hide();
  for (const said of reasons) await warn(io, said);
  totals.code = Math.max(totals.code, 1);
}

/** JSON Lines among the files: their records are cleaned when their turn comes, in the same threads. */
async function cleanRecords(
  file: InputFile,
  { run, request, io }: Telling,
): Promise<
  (RecordFileOutcome & { readonly is: 'records'; readonly isDoneBefore: boolean }) | (FileOutcome & { is: 'failed' })
> {
  const { finished, task } = run;
  const id = fileId(file);
  try {
    const known = request.resume ? finished?.find(id) : undefined;
    if (known && file.absolute !== undefined) {
      const content = await hashFile(file.absolute);
      const { isThere, changed } = await outputsHold(known.outputs);
      if (known.key === keyOf(task.key, file, content) && isThere && changed.length === 0) {
        for (const said of known.reasons ?? []) await warn(io, said);
        const code = known.reasons ? 1 : 0;
        return {
          is: 'records',
          code,
          records: 0,
          bad: 0,
          total: nothing,
          written: [],
          reasons: [],
          content,
          isDoneBefore: true,
        };
      }
    }
    const opened = await openInput(file, io, request);
    if (opened.kind !== 'records') throw new GazetteError('input-unreadable', file.path);
    const done = await cleanRecordFile({ ...opened, ...run, file }, request, io);
    // One with a bad record is gone through again: what is wrong with it is told again.
    if (finished && done.content !== undefined && done.bad === 0)
      finished.add({
        id,
        key: keyOf(task.key, file, done.content),
        outputs: done.written,
        ...(done.reasons.length > 0 ? { reasons: done.reasons } : {}),
      });
    return { is: 'records', ...done, isDoneBefore: false };
  } catch (error) {
    return { is: 'failed', error };
  }
}

async function markShard(shard: Shard, { task }: CleanRun, totals: Totals, finished: FinishedDocuments): Promise<void> {
  const inputs = digestOf(totals.contents);
  const work = { stage: 'clean', shard, inputs, options: task.key ?? '' };
  await writeMarker(markerBeside(finished.path), work, [finished.path]);
}

export function markerBeside(record: string): string {
  return join(dirname(record), `${record.slice(dirname(record).length + 1).replace(/\.jsonl$/, '')}.done.json`);
}

function nameOf({ path }: InputFile): string {
  return path === '-' ? 'standard input' : path;
}
