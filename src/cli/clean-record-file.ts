import { join } from 'node:path';
import { type OutputStream, openOutput } from '../corpus/output-stream.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { type CleanedRecord, cleanRecords } from '../records/clean-records.ts';
import { fileNames } from '../records/file-name.ts';
import { idInWords } from '../records/record.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import type { Cleaned, Input } from '../types.ts';
import type { InputFile } from './collect-inputs.ts';
import { type Destination, destinationOf, type Inputs, targetIn, withoutEnding } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { judge } from './judge.ts';
import { complain, warn } from './notices.ts';
import type { Progress } from './progress.ts';
import { addSummary, nothing, recordSummaryLines } from './record-summary.ts';
import type { CleanRequest } from './request.ts';

interface Job {
  readonly file: InputFile;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes, where they are known. */
  readonly size?: number;
  readonly witnesses: readonly Input[];
  readonly inputs: Inputs;
  readonly guard: (target: string) => void;
  readonly progress: Progress;
}

/** What takes the results: a stream of lines, or a report for each record. */
interface Sink {
  readonly take: (record: CleanedRecord) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
}

/**
 * Cleans JSON Lines, every record a document of its own, as they come. A bad record is reported and passed on as it stands.
 *
 * @returns the exit code: 2 where there was a bad record
 */
export async function cleanRecordFile(job: Job, request: CleanRequest, io: Io): Promise<number> {
  const started = performance.now();
  const { file, witnesses, progress } = job;
  const sink = await sinkOf(job, request, io);
  let [code, records, bad] = [0, 0, 0];
  let total = nothing;
  try {
    for await (const record of cleanRecords(counted(job), { ...request, witnesses, path: file.path })) {
      await sink.take(record);
      if (record.error) {
        progress.hide();
        await complain(io, withPlace(record), request.debug);
        bad += 1;
        code = 2;
      }
      if (!record.cleaned) continue;
      records += 1;
      total = addSummary(total, record.cleaned.summary);
      for (const said of judge(record.cleaned, record.path, request)) {
        progress.hide();
        await warn(io, said);
        code = Math.max(code, 1);
      }
    }
    await sink.finish();
  } catch (error) {
    await sink.discard();
    throw error;
  }
  progress.hide();
  if (!request.quiet) {
    const seconds = (performance.now() - started) / 1000;
    const name = file.path === '-' ? 'standard input' : file.path;
    await emit(io.stderr, `${recordSummaryLines(total, name, seconds, { records, bad }).join('\n')}\n`);
  }
  return code;
}

const mebibyte = 1024 * 1024;

/** The bytes of the file, with a word to the bar for each megabyte. */
async function* counted({ chunks, size = 0, progress }: Job): AsyncGenerator<Uint8Array> {
  let taken = 0;
  for await (const chunk of chunks) {
    yield chunk;
    taken += chunk.byteLength;
    progress.part(Math.floor(taken / mebibyte), Math.ceil(size / mebibyte), 'MB');
  }
}

/** Errors of the records themselves name the line; those of their texts name the id, so that the line is added. */
function withPlace({ line, path, error }: CleanedRecord): unknown {
  if (error instanceof GazetteError) return error;
  return new Error(`${path} (line ${line}): ${error?.message}`, { cause: error });
}

async function sinkOf(job: Job, request: CleanRequest, io: Io): Promise<Sink> {
  const format = request.to ?? endingOf(request.output) ?? 'jsonl';
  return format === 'jsonl' ? linesSink(job, request, io) : reportsSink(job, request, format, io);
}

function endingOf(output: string | undefined): Format | 'jsonl' | undefined {
  const ending = /\.(md|markdown|txt|json|jsonl|ndjson)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === 'ndjson') return 'jsonl';
  return ending === 'markdown' ? 'md' : (ending as Format | 'jsonl' | undefined);
}

/** One line a record, in the order of the input. */
async function linesSink({ file, inputs, guard }: Job, request: CleanRequest, io: Io): Promise<Sink> {
  const target = targetIn(destinationOf(request.output, inputs, io.cwd), file.relative, '.jsonl');
  const ledgerFile = targetIn(destinationOf(request.ledger, inputs, io.cwd), file.relative, '.ledger.jsonl');
  for (const path of [target, ledgerFile]) if (path !== undefined) guard(path);
  const streams: OutputStream[] = [];
  const openAt = async (path: string | undefined) => {
    if (path === undefined) return undefined;
    const stream = await openOutput(path);
    streams.push(stream);
    return stream;
  };
  const discard = async () => {
    for (const stream of streams) await stream.discard();
  };
  try {
    const output = await openAt(target);
    const ledger = await openAt(ledgerFile);
    const print = (said: string | Uint8Array) => (request.check ? Promise.resolve() : emit(io.stdout, said));
    return {
      take: async (record) => {
        await (output ? output.write(record.output) : print(record.output));
        await ledger?.write(ledgerLine(record));
      },
      finish: async () => {
        for (const stream of streams) await stream.finish();
        for (const stream of streams) await stream.commit();
      },
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** A line of the ledger for each record, also for a bad one; blank lines have none. */
function ledgerLine({ id, line, cleaned, error }: CleanedRecord): string {
  if (!cleaned && !error) return '';
  const said = cleaned
    ? JSON.stringify(cleaned.ledger)
    : JSON.stringify({
        line,
        error: { code: error instanceof GazetteError ? error.code : 'internal', message: error?.message },
      });
  return `${id === undefined ? said : `{"id":${id},${said.slice(1)}`}\n`;
}

/** A report for each record below a folder, named by its id. */
function reportsSink({ file, inputs, guard }: Job, request: CleanRequest, format: Format, io: Io): Promise<Sink> {
  const many: Inputs = { several: true, expanded: true };
  if (request.output === undefined && !request.check)
    throw new GazetteError('output-needs-folder', 'standard output takes one report');
  const below = inputs.several || inputs.expanded ? withoutEnding(file.relative) : '';
  const output = destinationOf(request.output, many, io.cwd);
  const ledgers = destinationOf(request.ledger, many, io.cwd);
  const nameOf = fileNames();
  return Promise.resolve({
    take: async ({ cleaned, id, line }) => {
      if (!cleaned) return;
      const relative = join(below, nameOf(idInWords(id === undefined ? {} : { id }) ?? `line-${line}`));
      await writeReport(cleaned, relative, { output, ledgers, format, guard });
    },
    finish: async () => {},
    discard: async () => {},
  });
}

interface ReportPlaces {
  readonly output: Destination;
  readonly ledgers: Destination;
  readonly format: Format;
  readonly guard: (target: string) => void;
}

async function writeReport({ report, ledger }: Cleaned, relative: string, places: ReportPlaces): Promise<void> {
  const at = (place: Destination, ending: string) =>
    place.kind === 'folder' ? [join(place.path, relative + ending)] : [];
  const files = [
    ...at(places.output, `.${places.format}`).map((path) => ({ path, text: render(report, places.format) })),
    ...at(places.ledgers, '.ledger.json').map((path) => ({ path, text: renderLedger(ledger) })),
  ];
  for (const { path } of files) places.guard(path);
  await writeFiles(files);
}
