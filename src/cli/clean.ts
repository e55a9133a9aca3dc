import { extname, resolve } from 'node:path';
import { clean } from '../clean.ts';
import { hashOptions } from '../corpus/completion-marker.ts';
import { openFinished } from '../corpus/finished-documents.ts';
import { shardName } from '../corpus/shard.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { type Decision, parseDecisions } from '../decisions/decision.ts';
import { GazetteError } from '../errors.ts';
import { isOfKnownKind } from '../read/read-document.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import type { Cleaned, Input } from '../types.ts';
import { tool } from '../version.ts';
import { type CleanRun, cleanFiles } from './clean-files.ts';
import { type CleanTask, hashOf } from './clean-job.ts';
import { cleanRecordShard } from './clean-record-shard.ts';
import { cleanThreads } from './clean-threads.ts';
import { collectInputs, type InputFile, readInput } from './collect-inputs.ts';
import { decisionLines } from './decision-lines.ts';
import { destinationOf, type Inputs, overwriteGuard, targetIn } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { jobsWanted } from './jobs-wanted.ts';
import { judge } from './judge.ts';
import { noticeLines } from './notice-lines.ts';
import { complain, warn, withName } from './notices.ts';
import { inputsOf, isOfNoKind, openInput, type ReadingRequest } from './open-input.ts';
import { startProgress } from './progress.ts';
import { recordFormatOf } from './record-sink.ts';
import type { CleanRequest } from './request.ts';
import { summaryLines } from './summary-lines.ts';

/** What helps to clean beside the inputs. */
interface Aids {
  readonly witnesses: readonly Input[];
  readonly decisions: readonly Decision[];
}

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
  const threads = workers > 1 ? cleanThreads(workers, task) : undefined;
  const isOne = request.merge || (!several && !(expanded && (request.resume || request.shard !== undefined)));
  const finished = isOne ? undefined : openRecord(request, places, task);
  const progress = await startProgress(io, request.quiet);
  const run: CleanRun = { ...places, task, progress, threads, finished };
  try {
    const code = isOne ? await cleanOnly(files, aids, run, request, io) : await cleanFiles(files, run, request, io);
    if (request.resume || request.shard !== undefined) finished?.close();
    else finished?.remove();
    return problems.length > 0 ? 2 : code;
  } finally {
    await threads?.close();
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

type Places = Pick<CleanRun, 'output' | 'ledger' | 'inputs' | 'guard'> & { readonly format: Format | 'jsonl' };

function placesOf(request: CleanRequest, files: readonly InputFile[], inputs: Inputs, cwd: string): Places {
  if (inputs.several && request.output === undefined && !request.check) {
    throw new GazetteError('output-needs-folder', 'standard output takes one report');
  }
  const output = destinationOf(request.output, inputs, cwd);
  const ledger = destinationOf(request.ledger, inputs, cwd);
  if (output.kind === 'file' && ledger.kind === 'file' && output.path === ledger.path) {
    throw new GazetteError('usage', '-o and --ledger name the same file');
  }
  const sources = [
    ...files.flatMap(({ absolute }) => (absolute === undefined ? [] : [absolute])),
    ...request.witness.map((path) => resolve(cwd, path)),
    ...(request.decisionsFile === undefined ? [] : [resolve(cwd, request.decisionsFile)]),
  ];
  return {
    output,
    ledger,
    inputs,
    format: request.to ?? formatOf(request.output),
    guard: overwriteGuard(sources, [output]),
  };
}

/** What all documents are cleaned with. Its key tells reports of other options apart; hashes cost little, and only folders need them. */
function taskOf(request: CleanRequest, { format, output, ledger, inputs }: Places, { witnesses }: Aids): CleanTask {
  const { from, encoding, textField, maxBytes, maxPages, order, keep, applyWitness, check, strict } = request;
  const given = { from, encoding, textField, maxBytes, maxPages };
  const reading = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as ReadingRequest;
  const options = { ...reading, order, keep, witnesses, ...(applyWitness ? { applyWitness } : {}) };
  const recordFormat = recordFormatOf(request);
  const ledgers = ledger.kind !== 'none';
  const isKept = request.resume || request.shard !== undefined;
  const needsKey = isKept ? output.kind !== 'none' : output.kind === 'folder' && inputs.several;
  const plain = { ...options, witnesses: witnesses.map(({ path, content }) => [path, hashOf(content)]) };
  return {
    reading,
    options,
    format,
    recordFormat,
    ledgers,
    check,
    strict,
    ...(needsKey ? { key: hashOptions([tool, plain, format, recordFormat, ledgers, check, strict]) } : {}),
  };
}

/**
 * The record of what is finished, below the folder that is written to. A run that comes to its end takes it away again, unless
 * `--resume` or `--shard` asks for it; one that was interrupted leaves it for `--resume`.
 */
function openRecord(request: CleanRequest, { output }: Places, { key }: CleanTask) {
  const { resume, shard } = request;
  if (resume && output.kind !== 'folder') throw new GazetteError('usage', '--resume needs a folder: -o DIR');
  if (key === undefined || output.kind !== 'folder') return undefined;
  const name = shard === undefined ? 'clean' : `clean-${shardName(shard)}`;
  return openFinished(output.path, { command: 'clean', name, resumes: resume });
}

function formatOf(output: string | undefined): Format | 'jsonl' {
  const ending = extname(output ?? '').toLowerCase();
  if (ending === '.jsonl' || ending === '.ndjson') return 'jsonl';
  return ending === '.txt' ? 'txt' : ending === '.json' ? 'json' : 'md';
}

/** Reads every witness once, for all reports. Without one of them the report would silently be another: it is no input that may fail alone. */
async function readWitnesses(request: CleanRequest, io: Io): Promise<readonly Input[]> {
  const witnesses = [];
  for (const path of request.witness)
    witnesses.push(await readInput({ path, absolute: resolve(io.cwd, path) }, io, request));
  return witnesses;
}

/** Decisions that are not read would silently be none. */
async function readDecisions({ decisionsFile, ...limits }: CleanRequest, io: Io): Promise<readonly Decision[]> {
  if (decisionsFile === undefined) return [];
  const { content } = await readInput({ path: decisionsFile, absolute: resolve(io.cwd, decisionsFile) }, io, limits);
  return parseDecisions(Buffer.from(content).toString('utf8'), decisionsFile).decisions;
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
