import type { Media } from '../types.ts';
import { lineDecoder, wideEncoding } from './decode-lines.ts';

const LINE_FEED = 0x0a;

/**
 * Whether a file holds JSON Lines of documents: by its first line, and where that is a bad record by its name. Lines of a page,
 * which have a `box`, are no documents.
 *
 * @param head the first bytes of the file
 * @param textField the member that holds the text
 * @example tellRecords('corpus.json', new TextEncoder().encode('{"id":"a","text":"各位代表："}\n'), {})   // true
 */
export function tellRecords(
  path: string,
  head: Uint8Array,
  { from, textField = 'text' }: { readonly from?: Media; readonly textField?: string },
): boolean {
  if (from !== undefined) return from === 'jsonl';
  const isNamed = /\.(?:jsonl|ndjson)$/i.test(path);
  const line = firstLine(head);
  if (!line.trimStart().startsWith('{')) return isNamed;
  let first: Readonly<Record<string, unknown>>;
  try {
    first = JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    // A record that is longer than the head.
    const isCut = !line.includes('\n');
    const opens = isCut && /^\s*\{\s*"/.test(line);
    return opens && !/"box"\s*:/.test(line) ? isNamed || line.includes(`${JSON.stringify(textField)}:`) : isNamed;
  }
  if ('box' in first) return false;
  return isNamed || typeof first[textField] === 'string';
}

/** The first line that is not blank, with its line feed, however it is encoded. */
function firstLine(head: Uint8Array): string {
  const wide = wideEncoding(head);
  const bytes = wide ? Buffer.from(new TextDecoder(wide).decode(head)) : head;
  let start = 0;
  while (start < bytes.length && (bytes[start] === LINE_FEED || bytes[start] === 0x0d || bytes[start] === 0x20))
    start += 1;
  const feed = bytes.indexOf(LINE_FEED, start);
  const line = bytes.subarray(start, feed < 0 ? bytes.length : feed + 1);
  try {
    return lineDecoder('head')(line, 1).text;
  } catch {
    return new TextDecoder().decode(line);
  }
}
