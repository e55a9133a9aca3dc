import type { Box } from '../types.ts';
import { boundsOf } from './bounds.ts';
import { placeStrays } from './place-strays.ts';
import { orderByColumns } from './reading-columns.ts';

/** Lines of one column of a page in reading order, as indices; `column` from 1, 0 where the lines have no boxes. */
export interface PageColumn {
  readonly column: number;
  readonly lines: readonly number[];
}

/** Share of neighbours that may stand in the file against the order from top to bottom: more, and the column is no plain column. */
const MOST_BACKWARD = 0.1;

/** And from this share on the file reads from the foot of the page to its head, which nobody does. */
const UPWARD = 0.6;

/** Columns of a page that are compared, each with all others. */
const MOST_COLUMNS = 200;

/** A page of print has fewer lines; what has more is not looked at. */
const MOST_LINES = 20_000;

/**
 * Puts the lines of a page in reading order: the order that the file names where it does, else that of the file where it reads one
 * column after the other and downwards, else that of the columns which the boxes show. Without columns the order of the file stands: it may know
 * blocks that boxes do not show.
 *
 * In: boxes in file order, upright, undefined where the file has none; `em` in page units; and the place of every line in the order
 * that the file names, if any. Out: the columns in reading order, together all lines.
 *
 * @example a file that gives the lines of two columns row by row comes out column by column
 */
export function orderPage(
  boxes: readonly (Box | undefined)[],
  em: number,
  ranks: readonly number[] | null,
): readonly PageColumn[] {
  const file = [...boxes.keys()];
  if (boxes.length === 0) return [];
  const given = ranks ? file.sort((a, b) => ranks[a]! - ranks[b]! || a - b) : file;
  if (!areAllKnown(boxes) || em <= 0 || boxes.length > MOST_LINES) return [{ column: 0, lines: given }];
  const places = orderByColumns(boxes, em);
  const columnOf = (line: number) => places[line]!.column;
  const runs = cutRuns(given, columnOf);
  if (ranks) return number(runs);
  const count = new Set(file.map(columnOf)).size;
  const isSound = runs.length === count && readsDownwards(runs, boxes);
  const columns = isSound ? runs : gather(given, columnOf);
  return number(columns.map((lines) => settleColumn(lines, boxes, em, (line) => places[line]!.place)));
}

function areAllKnown(boxes: readonly (Box | undefined)[]): boxes is readonly Box[] {
  return boxes.every((box) => box !== undefined);
}

function cutRuns(lines: readonly number[], columnOf: (line: number) => number): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [i, line] of lines.entries()) {
    if (i > 0 && columnOf(line) === columnOf(lines[i - 1]!)) runs.at(-1)!.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** Whether no column is read before one that stands above it. */
function readsDownwards(runs: readonly (readonly number[])[], boxes: readonly Box[]): boolean {
  const bounds = runs.map((lines) => boundsOf(lines.map((line) => boxes[line]!)));
  return bounds.every(
    (box, i) => i > MOST_COLUMNS || bounds.slice(i + 1, MOST_COLUMNS).every((next) => !isAbove(next, box)),
  );
}

function isAbove(above: Box, below: Box): boolean {
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  return shared > 0 && (above.top + above.bottom) / 2 < below.top && above.bottom <= (below.top + below.bottom) / 2;
}

/** The lines of every column, in the order of the file. */
function gather(lines: readonly number[], columnOf: (line: number) => number): readonly (readonly number[])[] {
  const columns: number[][] = [];
  for (const line of lines) {
    columns[columnOf(line)] ??= [];
    columns[columnOf(line)]!.push(line);
  }
  return columns;
}

function settleColumn(
  lines: readonly number[],
  boxes: readonly Box[],
  em: number,
  placeOf: (line: number) => number,
): readonly number[] {
  const backward = lines.filter((line, i) => i > 0 && placeOf(line) < placeOf(lines[i - 1]!)).length;
  if (backward > UPWARD * lines.length) return [...lines].sort((a, b) => placeOf(a) - placeOf(b));
  return backward > 0 && backward <= MOST_BACKWARD * lines.length ? placeStrays(lines, boxes, em) : lines;
}

function number(columns: readonly (readonly number[])[]): readonly PageColumn[] {
  return columns.map((lines, i) => ({ column: i + 1, lines }));
}
