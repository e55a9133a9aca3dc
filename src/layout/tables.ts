import { parseMarker } from '../markers/parse-marker.ts';
import { opensMarkdown } from '../read/markdown.ts';
import { isPipeRow } from '../read/markdown-marks.ts';
import type { Document, Line, Source } from '../types.ts';
import { FEWEST_ROWS, isAlignedWith, isInColumn, isProse, makeTable, type Row } from './aligned-rows.ts';
import { isPageEdge } from './furniture.ts';
import { isFigure, readCells } from './table-row.ts';

/** A longer line is a paragraph. */
const LONGEST = 400;

/** Lines of a broken cell or a heading between two rows that do not end the table, and their greatest width in columns. */
const MOST_BETWEEN = 2;
const BETWEEN_WIDTH = 40;

/** A row of figures set apart by single blanks: labels are no longer than this. */
const LONGEST_LABEL = 12;

/** Lines of one shape, and whether they are a table. */
interface Block {
  readonly isTable: boolean;
  readonly start: number;
  readonly end: number;
  /** The white space before its rows aligns them. */
  readonly isAligned: boolean;
}

/**
 * Finds tables in flat text and marks their rows, so that they stand as they are: drawn with lines or `|`, parted by tabs, in
 * columns of blanks, or rows of figures. Of the white space before aligned rows what all of them have goes.
 *
 * In: a document as read. Out: the same document, its rows of kind `table`. Linear in the lines.
 *
 * @example
 * 地区      总量     增速
 * 全市     123.4     5.6%
 * 澜东区    45.6     7.8%
 * // three lines of kind table
 */
export function markTables(document: Document): Document {
  const { source, lines } = document;
  const rows = splitRuns(lines, source.media === 'markdown').flatMap((run) => {
    const raw = run.map((i) => source.text.slice(lines[i]!.start - indentOf(lines[i]!, source), lines[i]!.end));
    return findBlocks(raw).flatMap(({ start, end, isAligned }) => {
      const margin = isAligned ? commonMargin(raw.slice(start, end)) : 0;
      return run.slice(start, end).map((i) => [i, isAligned ? indentOf(lines[i]!, source) - margin : 0] as const);
    });
  });
  if (rows.length === 0) return document;
  const marked = [...lines];
  for (const [i, indent] of rows) {
    const line = lines[i]!;
    const start = line.start - indent;
    const text = source.text.slice(start, line.end);
    marked[i] = { ...line, kind: 'table', start, text, indent: line.indent - indent };
  }
  return { ...document, lines: marked };
}

/** White space before a line; where a mark stood there, none. */
function indentOf({ start, indent, box }: Line, source: Source): number {
  // What a line with a box is set in by is no white space of the source.
  return box === undefined && source.text.slice(start - indent, start).trim() === '' ? indent : 0;
}

/**
 * Lines that may be rows of one table; page numbers and running heads may part it. In Markdown a blank line parts paragraphs,
 * in flat text one often follows every line.
 */
function splitRuns(lines: readonly Line[], isMarkdown: boolean): readonly (readonly number[])[] {
  const most = isMarkdown ? 0 : 1;
  const runs: number[][] = [[]];
  let isBehindEdge = false;
  for (const [i, line] of lines.entries()) {
    if (isPageEdge(line.text) && line.kind === undefined) {
      isBehindEdge = true;
      continue;
    }
    const isMarked = line.kind !== undefined || line.headingLevel !== undefined || opensMarkdown(line.text);
    const mayBeRow = !isMarked && line.text.length <= LONGEST;
    const isParted = (line.blanksBefore > most && !isBehindEdge) || line.breakBefore === 'article';
    if (!mayBeRow || isParted) runs.push([]);
    if (mayBeRow) runs.at(-1)!.push(i);
    isBehindEdge = false;
  }
  return runs.filter(({ length }) => length >= 2);
}

function findBlocks(raw: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  const to = raw.length;
  let i = 0;
  // Lines before these were seen to be no table of that shape.
  let [drawnFrom, alignedFrom] = [0, 0];
  while (i < to) {
    const drawn = i < drawnFrom ? undefined : findDrawn(raw, i, to);
    const aligned = i < alignedFrom || drawn?.isTable ? undefined : findAligned(raw, i, to);
    const found = [drawn, aligned].find((each) => each?.isTable) ?? findFigures(raw, i, to);
    if (drawn) drawnFrom = drawn.end;
    if (aligned) alignedFrom = aligned.end;
    if (found?.isTable) blocks.push(found);
    i = found?.isTable ? found.end : i + 1;
  }
  return blocks;
}

const box = /^\s*[\u2500-\u257f].*[\u2500-\u257f]$/u;
const boxCells = /[│┃║].*[│┃║]/u;
const dashes = /^\s*\+(?:[-=]+\+)+$/u;
const delimiters = /^\s*\|?\s*:?-{2,}:?(?:\s*\|\s*:?-{2,}:?)+\s*\|?$/u;

/** A table drawn with box characters, with `|`, or with `+---+`. */
function findDrawn(raw: readonly string[], start: number, to: number): Block | undefined {
  const run = (is: (line: string) => boolean) => {
    let end = start;
    while (end < to && is(raw[end]!)) end += 1;
    return raw.slice(start, end);
  };
  const boxed = run((line) => box.test(line));
  if (boxed.length > 0) {
    const isTable = boxed.length >= 2 && boxed.some((line) => boxCells.test(line));
    return { isTable, start, end: start + boxed.length, isAligned: true };
  }
  const barred = run((line) => line.includes('|') || dashes.test(line));
  if (barred.length === 0) return undefined;
  const drawn = barred.filter((line) => isPipeRow(line.trim()) || dashes.test(line));
  const rows = drawn.filter((line) => cellBars(line) >= 3);
  const isDrawn = drawn.length === barred.length && rows.length >= 2;
  const isDelimited = barred.length >= FEWEST_ROWS && delimiters.test(barred[1]!);
  const isAligned = drawn.length === barred.length && drawn.some((line) => dashes.test(line));
  return { isTable: isDrawn || isDelimited, start, end: start + barred.length, isAligned };
}

function cellBars(line: string): number {
  return line.split('|').length - 1;
}

/** Titles with leaders, as in a contents list. */
const leader = /[….·．‥⋯]{3,}/u;

/** What stands over or under a table: its name, its unit, notes and sources. */
const caption =
  /^\s*(?:(?:附|续)?表\s*[\d０-９一二三四五六七八九十]|附\s*表|续\s*表|[（(]?(?:单位|注|附注|说明|资料来源|数据来源)[:：])|单位[:：]/u;

function readRow(line: string): Row | undefined {
  if (!/\S(?:[ \u00a0\u2000-\u200a]{2}|[\t\u3000])/u.test(line) || leader.test(line) || caption.test(line))
    return undefined;
  const cells = readCells(line);
  return cells.length >= 2 ? { cells, tabs: line.trim().split('\t').length - 1 } : undefined;
}

/** Rows whose cells stand in the same columns, and the short lines of broken cells between them. */
function findAligned(raw: readonly string[], start: number, to: number): Block | undefined {
  const first = readRow(raw[start]!);
  // A sentence with a blank in it stands over a table, or under it.
  if (!first || isProse(first)) return undefined;
  const rows: Row[] = [first];
  let end = start + 1;
  let tableEnd = end;
  for (let i = end; i < to && i - end <= MOST_BETWEEN; i += 1) {
    const row = readRow(raw[i]!);
    if (row && !isAlignedWith(rows.at(-1)!, row)) break;
    if (row) {
      rows.push(row);
      end = i + 1;
      if (!isProse(row)) tableEnd = end;
    } else if (!mayStandBetween(raw[i]!, rows.at(-1)!)) break;
  }
  while (isProse(rows.at(-1)!)) rows.pop();
  return makeTable(rows)
    ? { isTable: true, start, end: tableEnd, isAligned: true }
    : { isTable: false, start, end, isAligned: true };
}

/** The rest of a broken cell, under the inner column that it belongs to. */
function mayStandBetween(line: string, row: Row): boolean {
  if (leader.test(line) || caption.test(line) || parseMarker(line.trim()) !== null) return false;
  const [cell, ...others] = readCells(line);
  if (!cell || others.length > 0 || cell.end - cell.start > BETWEEN_WIDTH || /[。！？；：，、]$/u.test(line))
    return false;
  return row.cells.slice(1).some((above) => isInColumn(above, cell));
}

/** `全市 123.4 5.6 7.8%` three times or more: the same number of cells, figures in the same places. */
function findFigures(raw: readonly string[], start: number, to: number): Block | undefined {
  const first = isFigureHead(raw[start]!, raw[start + 1]) ? start + 1 : start;
  const shape = first < to ? figureShape(raw[first]!) : undefined;
  if (!shape) return undefined;
  let end = first + 1;
  while (end < to && figureShape(raw[end]!) === shape) end += 1;
  return { isTable: end - first >= FEWEST_ROWS, start, end, isAligned: false };
}

/** `地区 总量 增速` over rows of figures: a name for each of their cells. */
function isFigureHead(line: string, below = ''): boolean {
  const [names, cells] = [line, below].map((each) => each.trim().split(/[\s\u00a0]+/u)) as [string[], string[]];
  return names.length >= 3 && names.length === cells.length && names.every((name) => !isFigure(name) && isLabel(name));
}

function isLabel(cell: string): boolean {
  return cell.length <= LONGEST_LABEL && !/[。！？；，：]/u.test(cell);
}

/** Which cells of a line hold figures, `x` for a label; undefined where it is no row of figures. */
function figureShape(line: string): string | undefined {
  const cells = line.trim().split(/[\s\u00a0]+/u);
  const figures = cells.filter(isFigure).length;
  if (cells.length < 3 || figures < 2 || 2 * figures < cells.length) return undefined;
  return cells.every((cell) => isFigure(cell) || isLabel(cell))
    ? cells.map((cell) => (isFigure(cell) ? '0' : 'x')).join('')
    : undefined;
}

/** Length of the white space that all rows begin with. */
function commonMargin(rows: readonly string[]): number {
  const first = rows[0]!;
  let margin = first.length - first.trimStart().length;
  for (const row of rows) {
    let shared = 0;
    while (shared < margin && row.charAt(shared) === first.charAt(shared)) shared += 1;
    margin = shared;
  }
  return margin;
}
