import { clean } from '../clean.ts';
import { renderText } from '../render/text.ts';
import type { Cleaned, CleanOptions } from '../types.ts';
import { type GoodRecord, type ReadRecord, type ReadRecordsOptions, readRecords } from './read-records.ts';
import { withText } from './record.ts';

export interface CleanRecordsOptions extends Omit<CleanOptions, 'from' | 'encoding'>, ReadRecordsOptions {}

/** What became of one line of JSON Lines. */
export interface CleanedRecord {
  /** From 1. */
  readonly line: number;
  /** `corpus.jsonl#id`, or `corpus.jsonl:12` for a line without an id. */
  readonly path: string;
  /** The value of `id` as JSON, absent where there is none. */
  readonly id?: string;
  /** What stands for the line in the clean file, line feed included: of a bad record, all of it as it came. */
  readonly output: string | Uint8Array;
  /** Absent for a blank line and a bad record. */
  readonly cleaned?: Cleaned;
  /** Why the record could not be cleaned: a `GazetteError`, or what nobody foresaw. */
  readonly error?: Error;
}

/**
 * Cleans JSON Lines, every record a document of its own: its `text` gives way to the clean text, one paragraph a line, without a
 * line feed behind the last; all other members stay to the letter, and so does the order. One record is in memory at a time. A bad
 * record (no JSON, no text, not to be decoded, too large) is passed on as it stands, with its error.
 *
 * In: the bytes or text of a file, in any chunks, such as a stream of `node:fs`. Out: a result for each line, as they come.
 *
 * @throws GazetteError `unknown-encoding` where a stream of UTF-16 breaks
 * @example
 * for await (const { output, error } of cleanRecords(createReadStream('corpus.jsonl'), { path: 'corpus.jsonl' })) {
 *   process.stdout.write(output);        // {"id":"2025-01","source":"…","text":"政府工作报告\n各位代表：…"}
 *   if (error) console.error(error.message);
 * }
 */
export async function* cleanRecords(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options: CleanRecordsOptions = {},
): AsyncGenerator<CleanedRecord, void, undefined> {
  for await (const read of readRecords(chunks, options)) yield await cleanRead(read, options);
}

async function cleanRead(read: ReadRecord, options: CleanRecordsOptions): Promise<CleanedRecord> {
  if (!('record' in read)) {
    const { bytes, ...others } = read;
    return { ...others, output: bytes };
  }
  const { line, path, record } = read;
  const named = { line, path, ...(record.id === undefined ? {} : { id: record.id }) };
  try {
    const cleaned = await cleanRecord(read, options);
    return { ...named, output: withText(record, renderText(cleaned.report).replace(/\n$/, '')), cleaned };
  } catch (error) {
    return { ...named, output: record.json, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Cleans the text of one record; its ledger names the record as `corpus.jsonl#id` and the encoding of the line. */
export async function cleanRecord(
  { path, record, encoding }: GoodRecord,
  options: Omit<CleanOptions, 'from' | 'encoding'>,
): Promise<Cleaned> {
  // What was said of the file, its kind and its encoding, is not said of the text in it.
  const { from: _, encoding: __, ...others } = options as CleanOptions;
  const cleaned = await clean({ path, content: record.text }, others);
  const encoded = <T extends object>(sources: readonly T[]) => sources.map((source) => ({ ...source, encoding }));
  const ledger = { ...cleaned.ledger, sources: encoded(cleaned.ledger.sources) };
  return { ...cleaned, ledger, sources: encoded(cleaned.sources) };
}
