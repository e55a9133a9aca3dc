import { setLines } from '../geometry/set-lines.ts';
import type { Document, Drop, Line, Notice, Source } from '../types.ts';
import { believeTags, type TaggedLine, type TaggedLines } from './believe-tags.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';

/**
 * Builds the document of pages that were read: the text of every page in file order, a line where its first glyph stands, and
 * the lines in reading order. Letters that were drawn twice stay in the text and are dropped.
 */
export function buildPdfDocument(
  head: Omit<Source, 'text'>,
  pages: readonly ReadPdfPage[],
  notices: readonly Notice[],
): Document {
  const parts: string[] = [];
  const lines: Line[] = [];
  const drops: Drop[] = [];
  const told = believeTags(pages);
  let at = 0;
  let leaves = 0;
  for (const [p, page] of pages.entries()) {
    const starts = new Map<PdfLine, number>();
    const inFile = [
      ...page.lines.map((line) => ({ order: line.order, text: line.text, line })),
      ...page.doubles.map((double) => ({ ...double, line: undefined })),
    ].sort((a, b) => a.order - b.order);
    for (const { text, line } of inFile) {
      if (line) starts.set(line, at);
      else drops.push({ source: head.id, start: at, end: at + text.length, fate: 'layout', reason: 'drawn twice' });
      parts.push(text, '\n');
      at += text.length + 1;
    }
    lines.push(...linesOf(head.id, page, { starts, leaves, told }));
    leaves += page.lines.reduce((most, { leaf }) => Math.max(most, leaf + 1), 1);
    if (p + 1 < pages.length) {
      parts.push('\f');
      at += 1;
    }
  }
  return { source: { ...head, text: parts.join('') }, lines, drops, notices };
}

function linesOf(
  source: string,
  page: ReadPdfPage,
  {
    starts,
    leaves,
    told,
  }: {
    readonly starts: ReadonlyMap<PdfLine, number>;
    readonly leaves: number;
    readonly told: TaggedLines;
  },
): readonly Line[] {
  return runsOf(page.lines).flatMap((column, k, columns) => {
    const [first] = column;
    const settings = setLines(
      column.map(({ box }) => box),
      emOf(column),
    );
    return column.map(({ text, box, leaf, column: number }, i): Line => {
      const start = starts.get(column[i]!)!;
      const opensLeaf = i === 0 && columns[k - 1]?.[0]?.leaf !== first!.leaf;
      return {
        source,
        start,
        end: start + text.length,
        text,
        ...settings[i]!,
        ...tagsOf(told.get(column[i]!)),
        page: leaves + leaf + 1,
        column: number,
        box,
        ...(i > 0 || (opensLeaf && leaves + leaf === 0) ? {} : { breakBefore: opensLeaf ? 'page' : 'column' }),
      };
    });
  });
}

function tagsOf(tagged: TaggedLine | undefined): Partial<Line> {
  if (!tagged) return {};
  const { opens, ...facts } = tagged;
  return opens === undefined ? facts : { ...facts, blanksBefore: opens ? 1 : 0 };
}

/** Columns of a page: lines of one leaf and column behind one another. */
function runsOf(lines: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const columns: PdfLine[][] = [];
  for (const line of lines) {
    const open = columns.at(-1);
    if (open && open[0]!.leaf === line.leaf && open[0]!.column === line.column) open.push(line);
    else columns.push([line]);
  }
  return columns;
}

/** The size in which most characters of a column are set. */
function emOf(lines: readonly PdfLine[]): number {
  const sizes = new Map<number, number>();
  for (const { em, text } of lines) sizes.set(em, (sizes.get(em) ?? 0) + text.length);
  return [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
