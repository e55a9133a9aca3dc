import { isAbsolute, relative, sep } from 'node:path';
import type { DedupeSource } from '../corpus/dedupe-corpus.ts';
import type { DedupeDocument } from '../corpus/dedupe-rows.ts';
import { readDocumentText } from '../corpus/document-text.ts';
import { receiveError } from '../corpus/sent-error.ts';
import type { LineRead } from '../corpus/signatures/sign-lines.ts';
import { readParquet } from '../corpus/tables/read-parquet.ts';
import { isParquet } from '../corpus/tables/write-rows.ts';
import { GazetteError } from '../errors.ts';
import { defaultLimits } from '../read/limits.ts';
import { batchLines } from '../records/line-batches.ts';
import { readRecords } from '../records/read-records.ts';
import { collectInputs, type InputFile } from './collect-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import type { Io } from './io.ts';
import { complain, warn } from './notices.ts';
import { isOfNoKind, openInput } from './open-input.ts';
import { type Progress, startProgress } from './progress.ts';
import type { DedupeRequest } from './request.ts';

/** The documents that a command line names. */
export interface DedupeInputs {
  /** Reads them, from the first one each time; a bad one is told, the rest goes on. */
  readonly documents: () => AsyncGenerator<DedupeDocument>;
  /** The same, but JSON Lines are cut into batches that are read elsewhere. */
  readonly sources: () => AsyncGenerator<DedupeSource>;
  readonly progress: Progress;
  /** Whether something could not be read. */
  readonly hasFailed: () => boolean;
}

export interface InputOptions {
  /** A file that is written to: it is no input, unless it was named as one, which is an error. */
  readonly output?: string | undefined;
  /** A folder from which files are named; absent: the deepest one that holds all that was named. */
  readonly namedFrom?: string;
  /** A folder that is written to: it is not looked into. */
  readonly leaveOut?: string;
}

/**
 * Finds the inputs of `gazette dedupe`.
 *
 * @throws GazetteError `would-overwrite`
 */
export async function openDedupeInputs(
  request: DedupeRequest,
  io: Io,
  { output, namedFrom, leaveOut }: InputOptions,
): Promise<DedupeInputs> {
  const { files: all, problems } = await collectInputs(request.input, io.cwd, leaveOut);
  // What an earlier run has written is no text.
  const files = all
    .filter(({ absolute, isFound }) => !isFound || absolute !== output)
    .map((file) => (namedFrom === undefined ? file : { ...file, relative: nameFrom(namedFrom, file) }));
  const paths = files.flatMap(({ absolute = [] }) => absolute);
  if (output !== undefined) overwriteGuard(paths, []).mayWrite(output);
  for (const problem of problems) await complain(io, problem, request.debug);
  const progress = await startProgress(io, request.quiet);
  const reading: Reading = { request, io, progress, failed: problems.length > 0 };
  return {
    documents: () => sourcesOf(files, reading, recordsOf),
    sources: () => sourcesOf(files, reading, linesOf),
    progress,
    hasFailed: () => reading.failed,
  };
}

interface Reading {
  readonly request: DedupeRequest;
  readonly io: Io;
  readonly progress: Progress;
  failed: boolean;
}

/** A name that holds wherever the command is called: the path from the folder, with `/`. */
function nameFrom(folder: string, { absolute, path }: InputFile): string {
  if (absolute === undefined) return path;
  const found = relative(folder, absolute);
  return isAbsolute(found) ? found : found.split(sep).join('/');
}

/** The documents of files, as they are read: a file by itself, each record of JSON Lines and each row of Parquet by itself. */
async function* sourcesOf<Source>(
  files: readonly InputFile[],
  reading: Reading,
  readLines: (chunks: AsyncIterable<Uint8Array>, file: InputFile, reading: Reading) => AsyncGenerator<Source>,
): AsyncGenerator<DedupeDocument | Source> {
  for (const [index, file] of files.entries()) {
    reading.progress.input(file.path, index + 1, files.length);
    try {
      if (file.absolute !== undefined && isParquet(file.path)) {
        for await (const { id, text } of readParquet(file.absolute, 'documents'))
          yield { id: `${file.relative}#${id}`, text };
        continue;
      }
      const opened = await openInput(file, reading.io, reading.request);
      if (opened.kind === 'records') yield* readLines(opened.chunks, file, reading);
      else {
        const input = { ...opened.input, path: file.path };
        yield { id: file.relative, text: await readDocumentText(input, reading.request) };
      }
    } catch (error) {
      await tell(error, file, reading);
    }
  }
}

/** Gives the records of a file their ids: one without an id, or with one that an earlier record has, is named by its line. */
function nameRecords({ relative }: InputFile): (read: { readonly path: string; readonly line: number }) => string {
  const given = new Set<string>();
  return ({ path, line }) => {
    const id = given.has(path) ? `${relative}:${line}` : path;
    given.add(id);
    return id;
  };
}

async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  file: InputFile,
  reading: Reading,
): AsyncGenerator<DedupeDocument> {
  const name = nameRecords(file);
  for await (const read of readRecords(chunks, { ...reading.request, path: file.relative })) {
    if ('record' in read) yield { id: name(read), text: read.record.text };
    else if (read.error) await tell(read.error, file, reading);
  }
}

async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  file: InputFile,
  reading: Reading,
): AsyncGenerator<DedupeSource> {
  const { encoding, textField, maxBytes = defaultLimits.maxBytes } = reading.request;
  const options = {
    path: file.relative,
    maxBytes,
    ...(encoding === undefined ? {} : { encoding }),
    ...(textField === undefined ? {} : { textField }),
  };
  const nameOne = nameRecords(file);
  const name = async (read: readonly LineRead[]) => {
    const ids: string[] = [];
    for (const line of read) {
      if (line.error) await tell(receiveError(line.error), file, reading);
      else ids.push(nameOne(line));
    }
    return ids;
  };
  for await (const batch of batchLines(chunks, maxBytes, encoding)) {
    if ('lines' in batch) yield { ...batch, options, name };
    else {
      for await (const read of readRecords(batch.chunks, { ...options, firstLine: batch.firstLine })) {
        if ('record' in read) yield { text: read.record.text, idOf: () => nameOne(read) };
        else if (read.error) await tell(read.error, file, reading);
      }
    }
  }
}

async function tell(error: unknown, { path, isFound }: InputFile, reading: Reading): Promise<void> {
  const { io, progress } = reading;
  progress.hide();
  // Nothing can be read of any such file.
  if (error instanceof GazetteError && error.code === 'duckdb-missing') throw error;
  if (isFound && isOfNoKind(error)) return warn(io, `passed over: ${error.message}`);
  reading.failed = true;
  const message = error instanceof Error ? error.message : String(error);
  await warn(io, error instanceof GazetteError ? message : `${path}: ${message}`);
}
