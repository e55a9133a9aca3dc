import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Step } from '../corpus/run-in-order.ts';
import { removeLeftovers } from '../corpus/temporary-files.ts';
import { cleanFile, type FileJob, type FileOutcome } from './clean-job.ts';
import type { CleanRun } from './clean-run.ts';
import type { InputFile } from './collect-inputs.ts';
import { targetIn } from './destinations.ts';
import { fileId } from './document-id.ts';
import type { Io } from './io.ts';
import { openInput } from './open-input.ts';

/** A file whose turn must come before it is known whether it may be written, or standard input. */
interface Later {
  readonly is: 'later';
}

/** A file, and what has become of it so far. */
export interface Taken {
  readonly file: InputFile;
  readonly number: number;
  readonly job: FileJob;
  readonly outcome: FileOutcome | Later;
}

/** The files as they are to be worked at, in their order. */
export async function* stepsOf(files: readonly InputFile[], run: CleanRun): AsyncGenerator<Step<Taken, Taken>> {
  const claimed = new Set<string>();
  const tidy = new Set<string>();
  for (const [i, file] of files.entries()) {
    if (!run.processes?.isOpen()) run.progress.input(file.path, i + 1, files.length);
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

/** Cleans a file whose turn has come. */
export function cleanNow({ file, job }: Taken, { task, guard, progress }: CleanRun, io: Io): Promise<FileOutcome> {
  return cleanFile(job, task, {
    ...(file.absolute === undefined ? { open: () => openInput(file, io, task.reading) } : {}),
    guard: guard.mayWrite,
    onPage: (_path, page, pages) => progress.part(page, pages, 'page'),
  });
}
