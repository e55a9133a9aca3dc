import { isUtf8 } from 'node:buffer';
import { wideEncoding } from './decode-lines.ts';
import { peek, rest } from './read-records.ts';

/** Whole lines of UTF-8, each of which can be read by itself, in any thread. */
export interface LineBatch {
  /** In memory of their own, so that they can be handed over. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** The number of the first of them, from 1. */
  readonly firstLine: number;
}

/** What is left of a stream whose lines must be read in their order: they are in other encodings, or very long. */
export interface OrderedLines {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly firstLine: number;
}

const LINE_FEED = 0x0a;

/** Bytes of a batch: some hundredths of a second of work for those who read it. */
const BATCH = 2 ** 19;

/**
 * Cuts a stream of JSON Lines into batches of whole lines, without reading them. Linear, and the time of a look at each byte.
 *
 * @param longest bytes of a line that may be read
 * @param label a WHATWG encoding label, the user's word
 */
export async function* batchLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  label?: string,
): AsyncGenerator<LineBatch | OrderedLines, void, undefined> {
  const { head, all } = await peek(chunks, 2);
  if (wideEncoding(head, label) || (label !== undefined && label !== 'utf-8')) {
    yield { chunks: all, firstLine: 1 };
    return;
  }
  const iterator = all[Symbol.asyncIterator]();
  let firstLine = 1;
  let held: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (!done) {
        held.push(value);
        length += value.byteLength;
        if (length < BATCH) continue;
      }
      if (length === 0) return;
      const bytes = joined(held, length);
      const behind = done ? length : bytes.lastIndexOf(LINE_FEED) + 1;
      const lines = bytes.subarray(0, behind);
      const count = isUtf8(lines) ? countLines(lines, longest) : undefined;
      // A line that is longer than a batch is worth no second look either.
      if (behind === 0 || count === undefined) {
        yield { chunks: rest(bytes, iterator), firstLine };
        return;
      }
      // Whoever takes the batch may hand its memory on.
      const tail = bytes.slice(behind);
      yield { lines, firstLine };
      if (done) return;
      firstLine += count;
      held = [tail];
      length -= behind;
    }
  } finally {
    await iterator.return?.();
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** How many lines there are; undefined where one is too long. */
function countLines(lines: Uint8Array, longest: number): number | undefined {
  let count = 0;
  for (let at = 0; at < lines.length; count += 1) {
    const feed = lines.indexOf(LINE_FEED, at);
    const end = feed < 0 ? lines.length : feed + 1;
    if (end - at > longest) return undefined;
    at = end;
  }
  return count;
}
