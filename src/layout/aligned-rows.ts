import { parseMarker } from '../markers/parse-marker.ts';
import { type Cell, isFigure } from './table-row.ts';

/** A line as a row: its cells, and the number of tabs between them. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly tabs: number;
}

/** Fewer rows with the same columns are chance. */
export const FEWEST_ROWS = 3;

/** Cells of two rows stand in one column where they begin or end within so many columns of a terminal of each other. */
const OFF = 2;

/** Share of a row's cells that must stand in columns of the row before. */
const IN_COLUMN = 0.7;

/** A cell wider than this (columns of a terminal) is a line of a text column; in so many rows it makes the block prose. */
const LONG_CELL = 36;
const MOST_PROSE = 0.2;

/** Share of rows that hold a figure behind their first cell, where figures make the table. */
const LEAST_FIGURES = 0.6;

/** A table of words has three columns of unlike widths, and its rows the same number of cells; a list of names has alike ones. */
const WORD_COLUMNS = 3;
const LEAST_EVEN = 0.8;
const WIDE_COLUMN = 10;
const UNLIKE = 1.6;

/** Whether a row stands in the columns of the one before it. */
export function isAlignedWith(before: Row, row: Row): boolean {
  // Empty cells at the end of a line leave no tab behind.
  if (before.tabs > 0 && row.tabs > 0) return before.tabs === row.tabs || Math.min(before.tabs, row.tabs) >= 2;
  const [few, many] = before.cells.length <= row.cells.length ? [before, row] : [row, before];
  const found = few.cells.filter((cell) => many.cells.some((other) => isInColumn(cell, other))).length;
  return few.cells.length >= 2 && found >= IN_COLUMN * few.cells.length && 2 * few.cells.length > many.cells.length;
}

/** Whether two cells stand in one column: they begin, end or are centred alike. */
export function isInColumn(a: Cell, b: Cell): boolean {
  const centres = Math.abs(a.start + a.end - b.start - b.end);
  return Math.abs(a.start - b.start) <= OFF || Math.abs(a.end - b.end) <= OFF || centres <= 2 * OFF;
}

/**
 * Whether rows that stand in the same columns make a table: figures in most of them, or words in columns of unlike widths.
 * Two columns of prose side by side, lists of names, verse, contents lists and signatures are none.
 *
 * Source of the bounds: none of the laws and work reports of the corpus, nor the two-column cases, hold such a block.
 */
export function makeTable(rows: readonly Row[]): boolean {
  if (rows.length < FEWEST_ROWS) return false;
  const prose = rows.filter(isProse).length;
  if (prose > MOST_PROSE * rows.length) return false;
  const withFigures = rows.filter(({ cells }) => cells.slice(1).some(({ text }) => isFigure(text))).length;
  // Under a heading of three columns two rows of figures tell; in two columns they may be addresses or pages.
  const fewest = rows.every(({ cells }) => cells.length >= 3) ? FEWEST_ROWS - 1 : FEWEST_ROWS;
  if (withFigures >= fewest && withFigures >= LEAST_FIGURES * rows.length) return !isPageList(rows);
  return holdsWords(rows);
}

/** A row with a sentence in it, or a part of one. */
export function isProse({ cells }: Row): boolean {
  return cells.some(
    ({ text, start, end }) => !isFigure(text) && (end - start > LONG_CELL || /[。！？；，]/u.test(text)),
  );
}

/** Titles with rising whole numbers behind them are a contents list whose leaders were lost. */
function isPageList(rows: readonly Row[]): boolean {
  if (rows.some(({ cells }) => cells.length !== 2)) return false;
  const pages = rows.map(({ cells }) => cells[1]!.text).filter(isFigure);
  return (
    pages.every((page) => /^[(（]?\d{1,3}[)）]?$/u.test(page)) &&
    pages.every((page, i) => i === 0 || numberOf(page) >= numberOf(pages[i - 1]!))
  );
}

function numberOf(text: string): number {
  return Number(text.replace(/\D/gu, ''));
}

function holdsWords(rows: readonly Row[]): boolean {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [count, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  if (count < WORD_COLUMNS || most < FEWEST_ROWS || most < LEAST_EVEN * rows.length) return false;
  const even = rows.filter(({ cells }) => cells.length === count);
  if (even.some(({ cells }) => cells.slice(1).some(({ text }) => parseMarker(text) !== null))) return false;
  const widths = Array.from({ length: count }, (_, k) => median(even.map(({ cells }) => widthOf(cells[k]!))));
  const [widest, narrowest] = [Math.max(...widths), Math.min(...widths)];
  return widest >= WIDE_COLUMN && widest >= UNLIKE * narrowest;
}

function widthOf({ start, end }: Cell): number {
  return end - start;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
