import { clean } from '../clean.ts';
import { cleanRecord } from '../records/clean-records.ts';
import { readRecords } from '../records/read-records.ts';
import type { Cleaned, CleanOptions } from '../types.ts';
import type { NamedFile } from './collect-inputs.ts';
import type { Io } from './io.ts';
import { openInput, type ReadingRequest } from './open-input.ts';

/** One document cleaned, or a record that could not be read. */
export type CleanedInput = { readonly cleaned: Cleaned } | { readonly error: Error; readonly path: string };

/**
 * Cleans every document of a file: the file itself, or each record of JSON Lines by itself.
 *
 * @throws GazetteError as `openInput` and `clean` do; what is wrong with a record is given in its place
 */
export async function* cleanEach(
  file: NamedFile,
  io: Io,
  request: ReadingRequest & CleanOptions,
): AsyncGenerator<CleanedInput> {
  const opened = await openInput(file, io, request);
  if (opened.kind === 'document') {
    yield { cleaned: await clean(opened.input, request) };
    return;
  }
  for await (const read of readRecords(opened.chunks, { ...request, path: file.path })) {
    if (!('record' in read)) {
      if (read.error) yield { error: read.error, path: read.path };
      continue;
    }
    try {
      yield { cleaned: await cleanRecord(read, request) };
    } catch (error) {
      yield { error: error instanceof Error ? error : new Error(String(error)), path: read.path };
    }
  }
}
