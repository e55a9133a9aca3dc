import type { LineBatch } from '../../records/line-batches.ts';
import { type ReadRecordsOptions, recordReader } from '../../records/read-records.ts';
import { type SentError, sendError } from '../sent-error.ts';
import { type SignedBatch, signBatch } from './sign-batch.ts';

/** What a line of JSON Lines was: the n-th one without an error is the n-th document that was signed. */
export interface LineRead {
  readonly line: number;
  /** `corpus.jsonl#id`, or `corpus.jsonl:12` where the record has no id. */
  readonly path: string;
  readonly error?: SentError;
}

export interface SignedLines {
  readonly signed: SignedBatch;
  /** In the order of the lines; blank ones are left out. */
  readonly read: readonly LineRead[];
}

const LINE_FEED = 0x0a;

/** Reads a batch of JSON Lines and signs the texts of its records. A bad line is told, never an exception. */
export function signLines({ lines, firstLine }: LineBatch, options: ReadRecordsOptions): SignedLines {
  const readLine = recordReader(options);
  const read: LineRead[] = [];
  const texts: string[] = [];
  for (let [at, number] = [0, firstLine]; at < lines.length; number += 1) {
    const feed = lines.indexOf(LINE_FEED, at);
    const end = feed < 0 ? lines.length : feed + 1;
    const found = readLine({ number, bytes: lines.subarray(at, end), is: 'whole' });
    const { line, path } = found;
    if ('record' in found) {
      texts.push(found.record.text);
      read.push({ line, path });
    } else if (found.error) read.push({ line, path, error: sendError(found.error) });
    at = end;
  }
  return { signed: signBatch(texts), read };
}
