import { GazetteError } from '../errors.ts';
import type { Document, Drop, Line, Notice, Source } from '../types.ts';
import { lostCharacters } from './docx-losses.ts';
import { guardDocx } from './docx-parts.ts';
import { docxPassages, type Passage, type WordDocument, type WordNode } from './docx-passages.ts';
import { type PhysicalLine, splitLines } from './physical-lines.ts';
import type { Encoded } from './reader.ts';
import { nextLineDrops, toLine } from './text.ts';
import { unpack, zipEntries } from './zip-entries.ts';

/**
 * Reads a Word document. Its text is that of `docxPassages`, a line each; page breaks are form feeds. Styles tell headings,
 * lists and tables; comments are dropped. Headers, footers and pictures are not read, nor is what was deleted with changes tracked.
 *
 * @throws GazetteError `broken-input`, `encrypted-input`, `too-large`, `unsupported-media` for another kind of zip
 */
export async function readDocx({ id, path, content, ...limits }: Encoded): Promise<Document> {
  const name = path === '-' ? 'standard input' : path;
  if (typeof content === 'string') throw new GazetteError('broken-input', `${name} (docx)`);
  await guardDocx(content, name, limits);
  const { document, warnings } = await readTree(content, name);
  const passages = docxPassages(document);
  const source: Source = {
    id,
    path,
    media: 'docx',
    encoding: 'utf-8',
    text: passages.map(({ text }) => `${text}\n`).join(''),
  };
  const lost = lostCharacters(await mainPart(content), document.children);
  const ignored = warnings.flatMap((said) => ignoredElement.exec(said)?.[1] ?? []);
  const others = warnings.filter((said) => !ignoredElement.test(said));
  const notices: readonly Notice[] = [
    ...(lost > 0 ? [{ source: id, code: 'text-lost', detail: describeLoss(lost, ignored) } as const] : []),
    ...(passages.some(({ isNumbered }) => isNumbered) ? [countedByWord, ...others] : others).map(
      (detail) => ({ source: id, code: 'reader-warning', detail }) as const,
    ),
  ];
  return { ...linesOf(source, passages), notices };
}

/** How mammoth tells of an element that it does not know: of most of them nothing is lost, such as the outline of a shape. */
const ignoredElement = /^An unrecognised element was ignored: (.+)$/;

function describeLoss(lost: number, ignored: readonly string[]): string {
  const where = ignored.length > 0 ? ` (elements not read: ${ignored.slice(0, 5).join(', ')})` : '';
  return `${lost} ${lost === 1 ? 'character' : 'characters'}${where}`;
}

async function mainPart(content: Uint8Array): Promise<string> {
  const entry = zipEntries(content)?.find(({ name }) => /^word\/document\d*\.xml$/.test(name));
  if (!entry) return '';
  const chunks: Uint8Array[] = [];
  for await (const chunk of unpack(content, entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const countedByWord = 'numbers that Word counts by itself are not in the text';

async function readTree(content: Uint8Array, name: string) {
  // Types of mammoth say nothing of the tree; it is the public argument of `transformDocument`.
  const { default: mammoth } = await import('mammoth');
  let document: WordDocument | undefined;
  const take = (node: WordDocument): WordNode => {
    document = node;
    return { ...node, children: [] };
  };
  try {
    const { messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(content.buffer, content.byteOffset, content.byteLength) },
      { transformDocument: take, externalFileAccess: false },
    );
    if (!document) throw new Error('no document');
    return { document, warnings: [...new Set(messages.map(({ message }) => message))] };
  } catch (cause) {
    throw new GazetteError('broken-input', `${name} (docx)`, { cause });
  }
}

/** The lines of a text of which it is known which stretch is what. */
function linesOf(source: Source, passages: readonly Passage[]): Document {
  const lines: Line[] = [];
  const drops: Drop[] = [];
  let [k, end] = [0, (passages[0]?.text.length ?? 0) + 1];
  for (const physical of splitLines(source.text)) {
    while (physical.start >= end) {
      k += 1;
      end += passages[k]!.text.length + 1;
    }
    const { kind, headingLevel } = passages[k]!;
    if (kind === 'comment') drops.push(commentDrop(source, physical));
    else if (kind === 'table') lines.push({ ...toLine(source, { ...physical, start: physical.lineStart }), kind });
    else
      lines.push({
        ...toLine(source, physical),
        ...(kind === undefined ? {} : { kind }),
        ...(headingLevel === undefined ? {} : { headingLevel }),
      });
  }
  return { source, lines, drops: [...drops, ...nextLineDrops(source)] };
}

function commentDrop({ id }: Source, { start, end }: PhysicalLine): Drop {
  return { source: id, start, end, fate: 'chrome', reason: 'comment' };
}
