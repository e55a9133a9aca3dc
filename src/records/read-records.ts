import { GazetteError } from '../errors.ts';
import { defaultLimits, guardBytes } from '../read/limits.ts';
import type { Limits } from '../types.ts';
import { asUtf8, lineDecoder, wideEncoding } from './decode-lines.ts';
import { idInWords, parseRecord, type TextRecord } from './record.ts';
import { type ByteLine, splitByteLines } from './split-lines.ts';

export interface ReadRecordsOptions extends Limits {
  /** Names the file in messages, and its records as `corpus.jsonl#id`; `-` when absent. */
  readonly path?: string;
  /** The member that holds the text; default `text`. */
  readonly textField?: string;
  /** A WHATWG encoding label; without it the encoding is found by trial, line by line. */
  readonly encoding?: string;
  /** The number of the first line, where it is not the first one of its file. */
  readonly firstLine?: number;
}

/** A line that holds a document. */
export interface GoodRecord {
  /** From 1. */
  readonly line: number;
  /** `corpus.jsonl#id`, or `corpus.jsonl:12` where the record has no id. */
  readonly path: string;
  readonly record: TextRecord;
  readonly encoding: string;
}

/** A line that holds none: a blank one, or a bad one with what is wrong with it. It is to be passed on as it stands. */
export interface PassedLine {
  readonly line: number;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly error?: GazetteError;
}

export type ReadRecord = GoodRecord | PassedLine;

/**
 * Reads JSON Lines as they come, one record in memory at a time. `maxBytes` bounds a record, not the whole.
 *
 * @throws GazetteError `unknown-encoding` where a stream of UTF-16 breaks; all that is wrong with a single record is in its `error`:
 *   `invalid-record`, `too-large`, and what `decode` throws
 */
export async function* readRecords(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: ReadRecordsOptions = {},
): AsyncGenerator<ReadRecord, void, undefined> {
  const { path: file = '-', encoding, maxBytes = defaultLimits.maxBytes, firstLine } = options;
  const bytes = asBytes(chunks);
  const { head, all } = await peek(bytes, 2);
  const wide = wideEncoding(head, encoding);
  const read = recordReader(options, wide);
  for await (const line of splitByteLines(wide ? asUtf8(all, wide, file) : all, maxBytes, firstLine)) yield read(line);
}

/**
 * Reads the lines of one file, one after another in their order.
 *
 * @param wide how the file was encoded before its lines became UTF-8; absent: they are as they were
 */
export function recordReader(
  { path: file = '-', textField, encoding, maxBytes = defaultLimits.maxBytes }: ReadRecordsOptions,
  wide?: string,
): (line: ByteLine) => ReadRecord {
  const decodeLine = lineDecoder(file, wide === undefined ? encoding : 'utf-8');
  return (line) => readLine(line, { file, textField, maxBytes, decodeLine, wide });
}

interface Reading {
  readonly file: string;
  readonly textField: string | undefined;
  readonly maxBytes: number;
  readonly decodeLine: ReturnType<typeof lineDecoder>;
  readonly wide: string | undefined;
}

function readLine(
  { number, bytes, is }: ByteLine,
  { file, textField, maxBytes, decodeLine, wide }: Reading,
): ReadRecord {
  const path = `${file}:${number}`;
  const passed = { line: number, path, bytes };
  try {
    if (is === 'part') return passed;
    if (is === 'first-part') guardBytes(bytes.byteLength, path, { maxBytes });
    const { text, encoding } = decodeLine(bytes, number);
    if (text.trim() === '') return passed;
    const record = parseRecord(text, textField);
    if (!record) throw new GazetteError('invalid-record', path);
    const id = idInWords(record);
    return { line: number, path: id === undefined ? path : `${file}#${id}`, record, encoding: wide ?? encoding };
  } catch (error) {
    if (error instanceof GazetteError) return { ...passed, error };
    throw error;
  }
}

async function* asBytes(chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>) {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/**
 * The first bytes of a stream, and the stream as if nothing had been read of it.
 *
 * @param count bytes wanted; fewer where the stream has no more
 */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const { done, value } = await iterator.next();
    if (done) break;
    taken.push(value);
    length += value.byteLength;
  }
  const head = Buffer.concat(taken);
  return { head, all: rest(head, iterator) };
}

/** The bytes that were taken of a stream already, and then what is left of it. */
export async function* rest(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.byteLength > 0) yield head;
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
