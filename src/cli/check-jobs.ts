import type { CheckContext } from '../check/check-document.ts';
import type { DocumentJob, DocumentResult } from '../corpus/document-job.ts';
import { isInShard, type Shard } from '../corpus/shard.ts';
import { readRecords } from '../records/read-records.ts';
import type { Extras } from './check-extras.ts';
import type { CheckPlan } from './check-plan.ts';
import type { InputFile } from './collect-inputs.ts';
import { fileId, recordId } from './document-id.ts';
import type { Io } from './io.ts';
import { openInput, type ReadingRequest } from './open-input.ts';

export interface JobSource {
  readonly plan: CheckPlan;
  readonly reading: ReadingRequest;
  readonly extras: (file: InputFile) => Promise<Extras>;
  readonly io: Io;
  /** Told of every file before it is read. */
  readonly onFile: (file: InputFile, index: number) => void;
  /** Only the documents of this shard; of each the id and the content are told. */
  readonly shard?: Shard;
  readonly onDocument?: (id: string, content: string | Uint8Array) => void;
}

/** The documents of files, as they are read: a file by itself, each record of JSON Lines by itself. */
export async function* jobsOf(
  files: readonly InputFile[],
  source: JobSource,
): AsyncGenerator<DocumentJob | DocumentResult> {
  const { plan, reading, onFile } = source;
  for (const [index, file] of files.entries()) {
    onFile(file, index);
    try {
      yield* jobsIn(file, { ...source, reading: readingOf(file, plan, reading) });
    } catch (error) {
      yield { path: file.path, error };
    }
  }
}

async function* jobsIn(
  file: InputFile,
  { plan, reading, extras, io, shard, onDocument }: JobSource,
): AsyncGenerator<DocumentJob | DocumentResult> {
  const isWanted = (id: string) => shard === undefined || isInShard(id, shard);
  const { settings } = plan.documents.settingsFor(file.absolute);
  const opened = await openInput(file, io, reading);
  if (opened.kind === 'document') {
    if (!isWanted(fileId(file))) return;
    const { content } = opened.input;
    onDocument?.(fileId(file), content);
    const context = { ...contextOf(reading), ...(await extras(file)) };
    yield { input: { path: file.path, content }, settings, context };
    return;
  }
  // Kind and encoding are of the file, not of the texts in it.
  const { from: _, encoding: __, ...context } = contextOf(reading);
  for await (const read of readRecords(opened.chunks, { ...reading, path: file.path })) {
    if (!isWanted(recordId(file, read))) continue;
    if ('record' in read) {
      onDocument?.(recordId(file, read), read.record.text);
      const { facts } = await extras({ ...file, path: read.path });
      const input = { path: read.path, content: read.record.text };
      yield { input, settings, context: { ...context, ...(facts ? { facts } : {}) } };
    } else if (read.error) yield { path: read.path, error: read.error };
  }
}

/** The command line wins over what is configured for the file. */
export function readingOf(file: InputFile, plan: CheckPlan, reading: ReadingRequest): ReadingRequest {
  const { from, encoding } = plan.documents.settingsFor(file.absolute);
  return { ...(from === undefined ? {} : { from }), ...(encoding === undefined ? {} : { encoding }), ...reading };
}

/** What of a request a check depends on. */
export function contextOf({ from, encoding, maxBytes, maxPages }: ReadingRequest): CheckContext {
  return {
    ...(from === undefined ? {} : { from }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
}
