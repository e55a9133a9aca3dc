import type { Summary } from '../types.ts';
import { type FileOutcome, keyOf } from './clean-job.ts';
import { cleanListedRecords } from './clean-listed-records.ts';
import type { CleanRun } from './clean-run.ts';
import type { Taken } from './clean-steps.ts';
import type { InputFile } from './collect-inputs.ts';
import { fileId } from './document-id.ts';
import { emit, type Io } from './io.ts';
import { complain, warn, withName } from './notices.ts';
import { isOfNoKind } from './open-input.ts';
import { addSummary } from './record-summary.ts';
import type { CleanRequest } from './request.ts';
import { summaryLines } from './summary-lines.ts';

/** What has come of all files so far. */
export interface Totals {
  code: number;
  documents: number;
  bad: number;
  passedOver: number;
  doneBefore: number;
  summary: Summary;
  readonly contents: [id: string, sha256: string][];
}

/** Who is told what becomes of files. */
export interface Telling {
  readonly run: CleanRun;
  readonly request: CleanRequest;
  readonly io: Io;
  readonly show: { readonly each: boolean; readonly all: boolean };
}

/** Takes what has become of a file: notes it, says it, counts it. */
export async function takeOutcome(taken: Taken, outcome: FileOutcome, totals: Totals, telling: Telling): Promise<void> {
  const { run, request, io, show } = telling;
  const { file, job } = taken;
  const { finished, progress, task } = run;
  const id = fileId(file);
  switch (outcome.is) {
    case 'records': {
      const records = await cleanListedRecords(file, outcome.opened, telling);
      if (records.is !== 'failed') {
        totals.code = Math.max(totals.code, records.code);
        totals.documents += records.records;
        totals.bad += records.bad;
        totals.doneBefore += records.isDoneBefore ? 1 : 0;
        totals.summary = addSummary(totals.summary, records.total);
        totals.contents.push([id, records.content ?? '']);
        return;
      }
      await takeOutcome(taken, records, totals, telling);
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
      for (const [target] of job.known?.outputs ?? []) run.guard.mark(target);
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

function nameOf({ path }: InputFile): string {
  return path === '-' ? 'standard input' : path;
}
