import { extname, resolve } from 'node:path';
import { clean } from '../clean.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { type Decision, parseDecisions } from '../decisions/decision.ts';
import { GazetteError } from '../errors.ts';
import { isOfKnownKind } from '../read/read-document.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import type { Cleaned, Input } from '../types.ts';
import { cleanRecordFile } from './clean-record-file.ts';
import { collectInputs, type InputFile, readInput } from './collect-inputs.ts';
import { decisionLines } from './decision-lines.ts';
import { type Destination, destinationOf, type Inputs, overwriteGuard, targetIn } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { judge } from './judge.ts';
import { noticeLines } from './notice-lines.ts';
import { complain, warn, withName } from './notices.ts';
import { inputsOf, isOfNoKind, openInput } from './open-input.ts';
import { type Progress, startProgress } from './progress.ts';
import type { CleanRequest } from './request.ts';
import { summaryLines } from './summary-lines.ts';

/** What helps to clean beside the inputs. */
interface Aids {
  readonly witnesses: readonly Input[];
  readonly decisions: readonly Decision[];
}

interface Places {
  readonly output: Destination;
  readonly ledger: Destination;
  readonly format: Format | 'jsonl';
  readonly inputs: Inputs;
  readonly guard: (target: string) => void;
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
  let code = problems.length > 0 ? 2 : 0;
  let passedOver = 0;
  const jobs = (request.merge ? [files] : files.map((file) => [file])).filter(({ length }) => length > 0);
  const progress = await startProgress(io, request.quiet);
  for (const [index, job] of jobs.entries()) {
    progress.input(nameOf(job), index + 1, jobs.length);
    try {
      code = Math.max(code, await cleanJob(job, aids, places, progress, request, io));
    } catch (error) {
      progress.hide();
      if (!request.merge && job[0]?.isFound && isOfNoKind(error)) {
        await warn(io, `passed over: ${error.message}`);
        passedOver += 1;
        continue;
      }
      await complain(io, withName(error, nameOf(job)), request.debug);
      code = 2;
    }
  }
  progress.hide();
  if (passedOver === 0 || passedOver < jobs.length) return code;
  await complain(io, new GazetteError('nothing-matched', request.input.join(', ')), request.debug);
  return 2;
}

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
  places: Places,
  progress: Progress,
  request: CleanRequest,
  io: Io,
): Promise<number> {
  if (request.merge) {
    const inputs = [];
    for (const file of job) inputs.push(...(await partsOf(file, request, io)));
    return cleanOne(inputs, job, { ...aids, places, progress }, request, io);
  }
  const [file] = job;
  const opened = await openInput(file!, io, request);
  if (opened.kind === 'document') {
    return cleanOne([opened.input], job, { ...aids, places, progress }, request, io);
  }
  if (request.decisionsFile !== undefined) {
    throw new GazetteError('usage', `--decisions are about one document, and ${nameOf(job)} holds records`);
  }
  const { inputs, guard } = places;
  const { witnesses } = aids;
  return cleanRecordFile({ ...opened, file: file!, witnesses, inputs, guard, progress }, request, io);
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
  { witnesses, decisions, places, progress }: Aids & { places: Places; progress: Progress },
  request: CleanRequest,
  io: Io,
): Promise<number> {
  const started = performance.now();
  const name = nameOf(job);
  if (places.format === 'jsonl') throw new GazetteError('usage', `--to jsonl takes JSON Lines, and ${name} is none`);
  const onPage = (_path: string, page: number, pages: number) => progress.part(page, pages, 'page');
  const cleaned = await clean(inputs, { ...request, witnesses, decisions, onPage });
  progress.hide();
  await write(cleaned, job[0]?.relative ?? '', { ...places, format: places.format }, request, io);
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
  for (const { path } of files) guard(path);
  await writeFiles(files);
  if (reportFile === undefined && !request.check) await emit(io.stdout, render(cleaned.report, format));
}

function nameOf(job: readonly InputFile[]): string {
  const [first, ...others] = job.map(({ path }) => (path === '-' ? 'standard input' : path));
  return others.length === 0 ? (first ?? '') : `${first} and ${others.length} more`;
}
