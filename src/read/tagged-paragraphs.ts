import { setLines } from '../geometry/set-lines.ts';
import { type BlockLines, gatherBlocks } from './block-lines.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';

/** Paragraphs of several lines: fewer prove nothing, and where every line is tagged as a paragraph there are none. */
const FEWEST = 3;

/** Letters of a paragraph of prose: shorter ones are headings, dates and names. */
const PROSE = 20;

/** So many of the paragraphs must close a sentence, and so many of the lines within them may. */
const LEAST_CLOSED = 0.8;
const MOST_CLOSED = 0.3;

/** White space before the first line of a paragraph, in full-width blanks. */
const INDENT = 2;

/** A line with so much room, in em, is the last of its paragraph. */
const SHORT = 3;

const closing = /[。！？；：!?;:.…][”’」』》）)\]]*$/u;

/**
 * Which lines begin a paragraph and which go on with one, as the structure has it, where its paragraphs prove to be such: they end where
 * sentences do, and their lines do not.
 *
 * What looks like a paragraph within a paragraph, and a full open line at the end of one, stay to geometry. Behind the last line of a
 * page that is open its paragraph goes on: what lies between is the edge of the page.
 */
export function readTaggedParagraphs(pages: readonly ReadPdfPage[]): ReadonlyMap<PdfLine, boolean> {
  const told = new Map<PdfLine, boolean>();
  const blocks = pages.map(gatherBlocks);
  if (!areParagraphs(blocks.flat())) return told;
  for (const [p, page] of blocks.entries()) {
    const rights = rightEdges(pages[p]!);
    const mayEnd = (line: PdfLine) => closes(line) || rights.get(columnOf(line))! - line.box.right >= SHORT * line.em;
    const [first, last] = [page[0], blocks[p - 1]?.at(-1)];
    if (first?.block.role === 'paragraph' && last?.block.role === 'paragraph' && !closes(last.lines.at(-1)!))
      told.set(first.lines[0]!, false);
    for (const [i, { block, lines, isBehindBlock }] of page.entries()) {
      if (block.role === 'cell') continue;
      const before = isBehindBlock ? page[i - 1] : undefined;
      const settings = setLines(
        lines.map(({ box }) => box),
        lines[0]!.em,
      );
      if (before && (block.role !== 'paragraph' || before.block.role !== 'paragraph' || mayEnd(before.lines.at(-1)!)))
        told.set(lines[0]!, true);
      for (const [k, line] of lines.entries()) {
        const last = lines[k - 1];
        if (!last) continue;
        const { indent, blanksBefore } = settings[k]!;
        const mayBegin = closes(last) && (indent >= INDENT || blanksBefore > 0);
        if (!mayBegin && columnOf(last) === columnOf(line)) told.set(line, false);
      }
    }
  }
  return told;
}

function areParagraphs(blocks: readonly BlockLines[]): boolean {
  const paragraphs = blocks.filter(
    ({ block, lines, isLast }) =>
      block.role === 'paragraph' && !isLast && lines.reduce((sum, { text }) => sum + text.length, 0) >= PROSE,
  );
  const within = paragraphs.flatMap(({ lines }) => lines.slice(0, -1));
  const closed = paragraphs.filter(({ lines }) => closes(lines.at(-1)!));
  return (
    paragraphs.filter(({ lines }) => lines.length > 1).length >= FEWEST &&
    closed.length >= LEAST_CLOSED * paragraphs.length &&
    within.filter(closes).length <= MOST_CLOSED * within.length
  );
}

function rightEdges({ lines }: ReadPdfPage): ReadonlyMap<string, number> {
  const rights = new Map<string, number>();
  for (const line of lines)
    rights.set(columnOf(line), Math.max(line.box.right, rights.get(columnOf(line)) ?? Number.NEGATIVE_INFINITY));
  return rights;
}

function columnOf({ leaf, column }: PdfLine): string {
  return `${leaf} ${column}`;
}

function closes({ text }: PdfLine): boolean {
  return closing.test(text);
}
