import { createReadStream, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { GazetteError } from '../errors.ts';
import { guardBytes } from '../read/limits.ts';
import { type PassedLine, peek, readRecords } from '../records/read-records.ts';
import { tellRecords } from '../records/tell-records.ts';
import type { Input, Limits, Media } from '../types.ts';
import { isMissing, type NamedFile, readInput } from './collect-inputs.ts';
import { readAll, type StandardInput } from './io.ts';

/** What of a request says how inputs are read. */
export interface ReadingRequest extends Limits {
  readonly from?: Media;
  readonly encoding?: string;
  readonly textField?: string;
}

/** A file before it is read: one document, or JSON Lines, which are read as they come. */
export type Opened = { readonly kind: 'document'; readonly input: Input } | OpenedRecords;

export interface OpenedRecords {
  readonly kind: 'records';
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes, where they are known. */
  readonly size?: number;
}

/** Bytes in which JSON Lines show themselves. */
const HEAD = 65_536;

/**
 * Opens a file or standard input. Of JSON Lines nothing but the head is read; anything else is read whole.
 *
 * @throws GazetteError `input-not-found`, `input-unreadable`, `too-large`
 */
export async function openInput(file: NamedFile, io: StandardInput, request: ReadingRequest): Promise<Opened> {
  const { path, absolute } = file;
  if (request.from !== undefined && request.from !== 'jsonl')
    return { kind: 'document', input: await readInput(file, io, request) };
  const found = absolute === undefined ? undefined : await statOf(absolute);
  if (found?.isFile() && found.size > 0 && found.size <= HEAD) {
    // Of records the limit bounds each, not the file.
    const input = await readInput(file, io, {});
    const content = input.content as Uint8Array;
    if (tellRecords(path, content, request))
      return { kind: 'records', chunks: once(content), size: content.byteLength };
    guardBytes(content.byteLength, path, request);
    return { kind: 'document', input };
  }
  const { head, all } = await peek(chunksOf(file, io), HEAD);
  const isPlain = found?.isFile() ?? false;
  if (tellRecords(path, head, request))
    return { kind: 'records', chunks: all, ...(isPlain && found ? { size: found.size } : {}) };
  if (!isPlain) {
    const name = path === '-' ? 'standard input' : path;
    return { kind: 'document', input: { path, content: await readAll(all, name, request) } };
  }
  await all[Symbol.asyncIterator]().return?.();
  return { kind: 'document', input: await readInput(file, io, request) };
}

/** What cannot be looked at is told by whoever reads it. */
function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function* chunksOf({ path, absolute }: NamedFile, io: StandardInput): AsyncGenerator<Uint8Array> {
  const stream = absolute === undefined ? io.stdin : createReadStream(absolute);
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (cause) {
    throw new GazetteError(isMissing(cause) ? 'input-not-found' : 'input-unreadable', path, { cause });
  }
}

/** The records of JSON Lines as inputs of their own, for `--merge`; a bad one is an error, for the whole would lack a part. */
export async function inputsOf(file: NamedFile, io: StandardInput, request: ReadingRequest): Promise<readonly Input[]> {
  const opened = await openInput(file, io, request);
  if (opened.kind === 'document') return [opened.input];
  const inputs: Input[] = [];
  for await (const read of readRecords(opened.chunks, { ...request, path: file.path })) {
    if ('record' in read) inputs.push({ path: read.path, content: read.record.text });
    else throwBad(read);
  }
  return inputs;
}

function throwBad({ error }: PassedLine): void {
  if (error) throw error;
}

/** A folder holds what it holds; only what is named must be of a kind that is read. */
export function isOfNoKind(error: unknown): error is GazetteError {
  return error instanceof GazetteError && error.code === 'unsupported-media';
}
