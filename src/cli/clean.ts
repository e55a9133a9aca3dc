import { extname, resolve } from 'node:path';
import { clean } from '../clean.ts';
import { GazetteError } from '../errors.ts';
import { canonical } from '../ledger/canonical.ts';
import { linesOf } from '../read/read.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import type { Cleaned, Input } from '../types.ts';
import { collectInputs, type InputFile, readInput } from './collect-inputs.ts';
import { type Destination, destinationOf, type Inputs, overwriteGuard, targetIn } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { complain, warn, withName } from './notices.ts';
import type { CleanRequest } from './request.ts';
import { doubts, summaryLines } from './summary-lines.ts';
import { writeFiles } from './write-files.ts';

interface Places {
  readonly output: Destination;
  readonly ledger: Destination;
  readonly format: Format;
  readonly guard: (target: string) => void;
}

/** `gazette clean`: one report per input, or with `--merge` one of all. A bad input is reported, the rest goes on. */
export async function runClean(request: CleanRequest, io: Io): Promise<number> {
  const leaveOut = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  const { files, problems, expanded } = await collectInputs(request.input, io.cwd, leaveOut);
  const witnesses = await readWitnesses(request, io);
  const several = !request.merge && files.length + problems.length > 1;
  const places = placesOf(request, files, { several, expanded: expanded && !request.merge }, io.cwd);
  for (const problem of problems) await complain(io, problem, request.debug);
  // Of a publication that lacks a part no report is made: it would pass for the whole.
  if (request.merge && problems.length > 0) return 2;
  let code = problems.length > 0 ? 2 : 0;
  const jobs = request.merge ? [files] : files.map((file) => [file]);
  for (const job of jobs.filter(({ length }) => length > 0)) {
    try {
      code = Math.max(code, await cleanOne(job, witnesses, places, request, io));
    } catch (error) {
      await complain(io, withName(error, nameOf(job)), request.debug);
      code = 2;
    }
  }
  return code;
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
  ];
  return {
    output,
    ledger,
    format: request.to ?? formatOf(request.output),
    guard: overwriteGuard(sources, [output]),
  };
}

function formatOf(output: string | undefined): Format {
  const ending = extname(output ?? '').toLowerCase();
  return ending === '.txt' ? 'txt' : ending === '.json' ? 'json' : 'md';
}

/** Reads every witness once, for all reports. Without one of them the report would silently be another: it is no input that may fail alone. */
async function readWitnesses(request: CleanRequest, io: Io): Promise<readonly Input[]> {
  const witnesses = [];
  for (const path of request.witness)
    witnesses.push(await readInput({ path, absolute: resolve(io.cwd, path) }, io, request));
  return witnesses;
}

async function cleanOne(
  job: readonly InputFile[],
  witnesses: readonly Input[],
  places: Places,
  request: CleanRequest,
  io: Io,
): Promise<number> {
  const started = performance.now();
  const inputs = [];
  for (const file of job) inputs.push(await readInput(file, io, request));
  const cleaned = await clean(inputs, { ...request, witnesses });
  await write(cleaned, job[0]?.relative ?? '', places, request, io);

  const name = nameOf(job);
  if (!request.quiet) {
    const seconds = (performance.now() - started) / 1000;
    await emit(io.stderr, `${summaryLines(cleaned.summary, name, seconds, job.length).join('\n')}\n`);
  }
  const empty = cleaned.sources.filter(({ text }) => text.trim() === '');
  for (const { path } of empty) await warn(io, `${path} is empty`);
  const changed = request.check && wouldChange(cleaned);
  if (changed) await warn(io, `${name} would change`);
  const doubtful = request.strict ? doubts(cleaned.summary) : undefined;
  if (doubtful) await warn(io, `${name} has ${doubtful}`);
  return changed || doubtful || empty.length > 0 ? 1 : 0;
}

async function write(cleaned: Cleaned, relative: string, places: Places, request: CleanRequest, io: Io): Promise<void> {
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

/** Whether the report says anything else than the lines of its sources, each without the white space around it; of another kind than text it always does. */
function wouldChange({ report, sources }: Cleaned): boolean {
  if (sources.some(({ media }) => media !== 'text' && media !== 'markdown')) return true;
  const lines = sources.flatMap((source) => linesOf(source).lines.map(({ text }) => text));
  return canonical(report) !== lines.join('\n');
}

function nameOf(job: readonly InputFile[]): string {
  const [first, ...others] = job.map(({ path }) => (path === '-' ? 'standard input' : path));
  return others.length === 0 ? (first ?? '') : `${first} and ${others.length} more`;
}
