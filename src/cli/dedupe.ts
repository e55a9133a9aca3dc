import { resolve } from 'node:path';
import { dedupeDocuments } from '../corpus/dedupe-documents.ts';
import type { DedupeDocument, PassageRow } from '../corpus/dedupe-rows.ts';
import { readDocumentText } from '../corpus/document-text.ts';
import { GazetteError } from '../errors.ts';
import { readRecords } from '../records/read-records.ts';
import { collectInputs, type InputFile } from './collect-inputs.ts';
import { dedupeSummary } from './dedupe-summary.ts';
import { openDedupeWorkers } from './dedupe-workers.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { complain, warn } from './notices.ts';
import { isOfNoKind, openInput } from './open-input.ts';
import { openOutput } from './output-stream.ts';
import { type Progress, startProgress } from './progress.ts';
import type { DedupeRequest } from './request.ts';

/** `gazette dedupe`: passages that several documents share, one row each. A bad input is told in one line, the rest goes on; exit code 2 then. */
export async function runDedupe(request: DedupeRequest, io: Io): Promise<number> {
  const started = performance.now();
  const output = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  const { files: all, problems } = await collectInputs(request.input, io.cwd);
  // What an earlier run has written is no text.
  const files = all.filter(({ absolute, isFound }) => !isFound || absolute !== output);
  if (output !== undefined)
    overwriteGuard(
      files.flatMap(({ absolute = [] }) => absolute),
      [],
    )(output);
  for (const problem of problems) await complain(io, problem, request.debug);
  const reading: Reading = {
    request,
    io,
    progress: await startProgress(io, request.quiet),
    failed: problems.length > 0,
  };
  const { minLength, minSimilarity, commonIn } = request;
  const found = await dedupeDocuments(documentsOf(files, reading), {
    ...openDedupeWorkers(request.jobs),
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
  });
  reading.progress.hide();
  await writeRows(found.rows, output, io);
  const seconds = (performance.now() - started) / 1000;
  if (!request.quiet) await emit(io.stderr, `${dedupeSummary(found, seconds).join('\n')}\n`);
  return reading.failed ? 2 : 0;
}

interface Reading {
  readonly request: DedupeRequest;
  readonly io: Io;
  readonly progress: Progress;
  /** Something could not be read. */
  failed: boolean;
}

/** The documents of files, as they are read: a file by itself, each record of JSON Lines by itself. */
async function* documentsOf(files: readonly InputFile[], reading: Reading): AsyncGenerator<DedupeDocument> {
  for (const [index, file] of files.entries()) {
    reading.progress.input(file.path, index + 1, files.length);
    try {
      const opened = await openInput(file, reading.io, reading.request);
      if (opened.kind === 'records') yield* recordsOf(opened.chunks, file, reading);
      else {
        const input = { ...opened.input, path: file.path };
        yield { id: file.relative, text: await readDocumentText(input, reading.request) };
      }
    } catch (error) {
      await tell(error, file, reading);
    }
  }
}

/** A record without an id, or with one that an earlier record of the file has, is named by its line. */
async function* recordsOf(
  chunks: AsyncIterable<Uint8Array>,
  file: InputFile,
  reading: Reading,
): AsyncGenerator<DedupeDocument> {
  const given = new Set<string>();
  for await (const read of readRecords(chunks, { ...reading.request, path: file.relative })) {
    if ('record' in read) {
      const id = given.has(read.path) ? `${file.relative}:${read.line}` : read.path;
      given.add(id);
      yield { id, text: read.record.text };
    } else if (read.error) await tell(read.error, file, reading);
  }
}

async function tell(error: unknown, { path, isFound }: InputFile, reading: Reading): Promise<void> {
  const { io, progress } = reading;
  progress.hide();
  if (isFound && isOfNoKind(error)) return warn(io, `passed over: ${error.message}`);
  reading.failed = true;
  const message = error instanceof Error ? error.message : String(error);
  await warn(io, error instanceof GazetteError ? message : `${path}: ${message}`);
}

async function writeRows(rows: readonly PassageRow[], output: string | undefined, io: Io): Promise<void> {
  const stream = output === undefined ? undefined : await openOutput(output);
  const write = stream ? stream.write : (text: string) => emit(io.stdout, text);
  try {
    for (let start = 0; start < rows.length; start += 1000)
      await write(
        rows
          .slice(start, start + 1000)
          .map((row) => `${JSON.stringify(row)}\n`)
          .join(''),
      );
    await stream?.finish();
    await stream?.commit();
  } catch (error) {
    await stream?.discard();
    throw error;
  }
}
