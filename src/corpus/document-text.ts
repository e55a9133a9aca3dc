import { declaredEncoding } from '../read/declared-encoding.ts';
import { decode } from '../read/decode.ts';
import { guardBytes } from '../read/limits.ts';
import { readDocument } from '../read/read-document.ts';
import { tellBinary, tellText } from '../read/tell-media.ts';
import type { Input, Limits, Media } from '../types.ts';

export interface TextOptions extends Limits {
  readonly from?: Media;
  readonly encoding?: string;
}

/**
 * The text of a file to compare with others: of plain text and Markdown the decoded text, of all other kinds the same with blanks for
 * what is no line of it (markup, chrome that its reader drops), so that every offset points into the decoded source as a ledger's does.
 *
 * @throws GazetteError as `readDocument` does
 */
export async function readDocumentText(
  input: Input & { readonly path: string },
  options: TextOptions,
): Promise<string> {
  const { path, content } = input;
  guardBytes(content.length, path, options);
  if (typeof content !== 'string' && (options.from ?? tellBinary(content)) === undefined) {
    const { text } = decode(content, path, options.encoding ?? declaredEncoding(content));
    const media = /\.(?:md|markdown)$/i.test(path) ? 'markdown' : tellText(text);
    if (media === 'text' || media === 'markdown') return text;
  }
  const { source, lines } = await readDocument(input, 's1', options);
  return source.media === 'text' || source.media === 'markdown' ? source.text : blankOut(source.text, lines);
}

/** The text with blanks outside of its lines; its length stays. */
function blankOut(text: string, lines: readonly { readonly start: number; readonly end: number }[]): string {
  const parts: string[] = [];
  let reached = 0;
  for (const { start, end } of [...lines].sort((x, y) => x.start - y.start)) {
    if (end <= reached) continue;
    const from = Math.max(start, reached);
    parts.push(' '.repeat(from - reached), text.slice(from, end));
    reached = end;
  }
  return parts.join('') + ' '.repeat(text.length - reached);
}
