import { resolve } from 'node:path';
import { clean } from '../clean.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { isOfKnownKind } from '../read/read-document.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import type { Cleaned, Input } from '../types.ts';
import { cleanFiles } from './clean-files.ts';
import { cleanProcesses } from './clean-processes.ts';
import { cleanRecordShard } from './clean-record-shard.ts';
import type { CleanRun } from './clean-run.ts';
import { type Aids, openRecord, type Places, placesOf, readDecisions, readWitnesses, taskOf } from './clean-setup.ts';
import { collectInputs, type InputFile } from './collect-inputs.ts';
import { decisionLines } from './decision-lines.ts';
import { targetIn } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { jobsWanted } from './jobs-wanted.ts';
import { judge } from './judge.ts';
import { noticeLines } from './notice-lines.ts';
import { complain, warn, withName } from './notices.ts';
import { inputsOf, isOfNoKind, openInput } from './open-input.ts';
import { startProgress } from './progress.ts';
import type { CleanRequest } from './request.ts';
import { summaryLines } from './summary-lines.ts';

/** `gazette clean`: one report per input, or with `--merge` one of all. A bad input is reported, the rest goes on. */
export async function runClean(request: CleanRequest, io: Io): Promise<number> {
  const leaveOut = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  const { files, problems, expanded } = await collectInputs(request.input, io.cwd, leaveOut);
  const several = !request.merge && files.length + problems.length > 1;
  if (several && request.decisionsFile !== undefined) {
    throw new GazetteError('usage', '--decisions takes one input, or with --merge several: they are about one report');
  }
  const aids = { witnesses: await readWitnesses(request, io), decisions: await readDecisions(request, io) };
  const places = placesOf(request, files, { several, expanded: expanded && !request.merge }, io.cwd);
  for (const problem of problems) await complain(io, problem, request.debug);
  // Of a publication that lacks a part no report is made: it would pass for the whole.
  if (request.merge && problems.length > 0) return 2;
  const task = taskOf(request, places, aids);
  const workers = jobsWanted(request.jobs);
  const processes = workers > 1 ? cleanProcesses(workers, task) : undefined;
  const isOne = request.merge || (!several && !(expanded && (request.resume || request.shard !== undefined)));
  const finished = isOne ? undefined : openRecord(request, places, task);
  const progress = await startProgress(io, request.quiet);
  const run: CleanRun = { ...places, task, progress, processes, finished };
  try {
    const code = isOne ? await cleanOnly(files, aids, run, request, io) : await cleanFiles(files, run, request, io);
    if (request.resume || request.shard !== undefined) finished?.close();
    else finished?.remove();
    return problems.length > 0 ? 2 : code;
  } finally {
    await processes?.close();
  }
}

/** One report of one input, or of all. */
async function cleanOnly(
  files: readonly InputFile[],
  aids: Aids,
  run: CleanRun,
  request: CleanRequest,
  io: Io,
): Promise<number> {
  if (files.length === 0) return 0;
  const { progress } = run;
  progress.input(nameOf(files), 1, 1);
  try {
    return await cleanJob(files, aids, run, request, io);
  } catch (error) {
    progress.hide();
    if (!request.merge && files[0]?.isFound && isOfNoKind(error)) {
      await warn(io, `passed over: ${error.message}`);
      await complain(io, new GazetteError('nothing-matched', request.input.join(', ')), request.debug);
    } else await complain(io, withName(error, nameOf(files)), request.debug);
    return 2;
  } finally {
    progress.hide();
  }
}

async function cleanJob(
  job: readonly InputFile[],
  aids: Aids,
  run: CleanRun,
  request: CleanRequest,
  io: Io,
): Promise<number> {
  if (request.merge) {
    const inputs = [];
    for (const file of job) inputs.push(...(await partsOf(file, request, io)));
    return cleanOne(inputs, job, { ...aids, run }, request, io);
  }
  const [file] = job;
  const opened = await openInput(file!, io, request);
  if (opened.kind === 'document') {
    if (request.shard !== undefined)
      throw new GazetteError('usage', '--shard parts a folder, or records of JSON Lines');
    return cleanOne([opened.input], job, { ...aids, run }, request, io);
  }
  if (request.decisionsFile !== undefined) {
    throw new GazetteError('usage', `--decisions are about one document, and ${nameOf(job)} holds records`);
  }
  return cleanRecordShard({ ...opened, ...run, file: file! }, request, io);
}

/** What a file adds to a publication: itself, or its records; nothing where it was found in a folder and is of no kind that is read. */
async function partsOf(file: InputFile, request: CleanRequest, io: Io): Promise<readonly Input[]> {
  const inputs = await inputsOf(file, io, request);
  if (!file.isFound || request.from !== undefined) return inputs;
  const readable = inputs.filter((input) => isOfKnownKind(input, request.encoding));
  if (readable.length < inputs.length) await warn(io, `passed over: ${file.path} is of no kind that is read`);
  return readable;
}

async function cleanOne(
  inputs: readonly Input[],
  job: readonly InputFile[],
  { witnesses, decisions, run }: Aids & { readonly run: CleanRun },
  request: CleanRequest,
  io: Io,
): Promise<number> {
  const started = performance.now();
  const name = nameOf(job);
  const { progress } = run;
  const { format } = run.task;
  if (format === 'jsonl') throw new GazetteError('usage', `--to jsonl takes JSON Lines, and ${name} is none`);
  const onPage = (_path: string, page: number, pages: number) => progress.part(page, pages, 'page');
  const cleaned = await clean(inputs, { ...request, witnesses, decisions, onPage });
  progress.hide();
  await write(cleaned, job[0]?.relative ?? '', { ...run, format }, request, io);
  if (!request.quiet) {
    const seconds = (performance.now() - started) / 1000;
    await emit(io.stderr, `${summaryLines(cleaned.summary, name, seconds, inputs.length).join('\n')}\n`);
    for (const said of decisionLines(cleaned.ledger.decisions ?? [], name)) await warn(io, said);
    const paths = new Map(cleaned.sources.map(({ id, path }) => [id, path]));
    for (const said of noticeLines(cleaned.ledger.notices ?? [], (id) => paths.get(id) ?? id)) await warn(io, said);
  }
  const reasons = judge(cleaned, name, request);
  for (const said of reasons) await warn(io, said);
  return reasons.length > 0 ? 1 : 0;
}

async function write(
  cleaned: Cleaned,
  relative: string,
  places: Places & { readonly format: Format },
  request: CleanRequest,
  io: Io,
): Promise<void> {
  const { output, ledger, format, guard } = places;
  const reportFile = targetIn(output, relative, `.${format}`);
  const ledgerFile = targetIn(ledger, relative, '.ledger.json');
  const files = [
    ...(reportFile === undefined ? [] : [{ path: reportFile, text: render(cleaned.report, format) }]),
    ...(ledgerFile === undefined ? [] : [{ path: ledgerFile, text: renderLedger(cleaned.ledger) }]),
  ];
  for (const { path } of files) guard.mayWrite(path);
  await writeFiles(files);
  if (reportFile === undefined && !request.check) await emit(io.stdout, render(cleaned.report, format));
}

function nameOf(job: readonly InputFile[]): string {
  const [first, ...others] = job.map(({ path }) => (path === '-' ? 'standard input' : path));
  return others.length === 0 ? (first ?? '') : `${first} and ${others.length} more`;
}
