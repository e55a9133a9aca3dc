import { GazetteError } from '../errors.ts';
import type { CleanOptions, Document, Input, Media, Notice } from '../types.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { decode } from './decode.ts';
import { guardBytes } from './limits.ts';
import { linesOf } from './read.ts';
import type { Encoded, Reader } from './reader.ts';
import { tellBinary, tellText } from './tell-media.ts';

/** Readers by kind, loaded when a file of their kind comes: pdfjs alone takes a third of a second. */
const readers: Readonly<Partial<Record<Media, () => Promise<Reader>>>> = {
  'lines-jsonl': async () => (await import('./lines-jsonl.ts')).readLinesJsonl,
  pdf: async () => (await import('./pdf.ts')).readPdf,
  hocr: async () => (await import('./recognition.ts')).readRecognition,
  alto: async () => (await import('./recognition.ts')).readRecognition,
  page: async () => (await import('./recognition.ts')).readRecognition,
  docx: async () => (await import('./docx.ts')).readDocx,
  html: async () => (await import('./html.ts')).readHtml,
};

/**
 * Reads one input of any kind: tells the kind by content, decodes, and gives its lines.
 *
 * @param id names the source in every span that points into it
 * @throws GazetteError `too-large`, as `decode` does, `unsupported-media` for a kind that no reader knows, and what the reader throws
 * @example
 * (await readDocument({ path: 'a.pdf', content: bytes }, 's1')).lines[0]   // { page: 1, column: 1, box: {…}, text: '政府工作报告', … }
 */
export async function readDocument(input: Input, id: string, options: CleanOptions = {}): Promise<Document> {
  const path = input.path ?? '-';
  const name = path === '-' ? 'standard input' : path;
  const { content } = input;
  const { encoding, maxBytes, maxPages, onPage } = options;
  guardBytes(content.length, name, options);
  const binary = typeof content === 'string' ? undefined : (options.from ?? tellBinary(content));
  const given = {
    id,
    path,
    content,
    ...(encoding === undefined ? {} : { encoding }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(onPage === undefined ? {} : { onPage }),
  };
  if (binary !== undefined && readers[binary]) return readAs({ ...given, media: binary }, name);
  const decoded =
    typeof content === 'string'
      ? { text: content.replace(/^\ufeff/, ''), encoding: 'utf-8' }
      : decode(content, name, encoding ?? declaredEncoding(content));
  const media = options.from ?? tellByNameAndText(path, decoded.text);
  const document =
    media === 'text' || media === 'markdown'
      ? linesOf({ id, path, media, ...decoded })
      : await readAs({ ...given, media, content: decoded.text, encoding: decoded.encoding }, name);
  const { notices = [], ...read } = document;
  return { notices: [...notices, ...lostBefore(id, decoded.text)], ...read };
}

/** U+FFFD stands for what another program could not decode; here none is ever made. */
function lostBefore(source: string, text: string): readonly Notice[] {
  const lost = text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
  return lost === 0 ? [] : [{ source, code: 'text-lost', detail: `${lost} U+FFFD, so before it came here` }];
}

/** Whether there is a kind of which a text may be: not so for XML that no reader knows. Bytes that cannot be read at all are not judged here. */
export function isOfKnownKind({ path = '-', content }: Input, encoding?: string): boolean {
  if (typeof content === 'string' || !/\.x(?:ht)?ml$/i.test(path)) return true;
  try {
    tellByNameAndText(path, decode(content, path, encoding).text);
    return true;
  } catch (error) {
    return !(error instanceof GazetteError && error.code === 'unsupported-media');
  }
}

/** A name that says Markdown is believed: nothing in a short Markdown text need show it. */
function tellByNameAndText(path: string, text: string): Media {
  if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
  const media = tellText(text);
  if (media === undefined) throw new GazetteError('unsupported-media', `${path} (XML)`);
  return media;
}

async function readAs(input: Encoded & { readonly media: Media }, name: string): Promise<Document> {
  const reader = await readers[input.media]?.();
  if (input.media === 'jsonl')
    throw new GazetteError('unsupported-media', `${name} (JSON Lines) as one document: \`cleanRecords\` takes it`);
  if (!reader) throw new GazetteError('unsupported-media', `${name} (${input.media})`);
  return reader(input);
}
