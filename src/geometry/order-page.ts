import type { Box } from '../types.ts';
import { orderByColumns } from './reading-columns.ts';

/** Lines of one column of a page in reading order, as indices; `column` from 1, 0 where the lines have no boxes. */
export interface PageColumn {
  readonly column: number;
  readonly lines: readonly number[];
}

/** The file's order may change columns so many times as often as the columns need: more is no reading order. */
const MOST_CHANGES = 2;

/** Share of neighbours in a column that may stand in the file against the order of the page. */
const MOST_BACKWARD = 0.1;

/**
 * Puts the lines of a page in reading order: the order that the file names where it does, else that of the file where it reads one
 * column after the other, else that of the columns which the boxes show.
 *
 * In: boxes in file order (undefined where the file has none), `em` in page units, and the place of every line in the order that the
 * file names, if any. Out: the columns in reading order, together all lines.
 *
 * @example a file that gives the lines of two columns row by row comes out column by column
 */
export function orderPage(
  boxes: readonly (Box | undefined)[],
  em: number,
  ranks: readonly number[] | null,
): readonly PageColumn[] {
  const file = boxes.map((_, i) => i);
  const given = ranks ? [...file].sort((a, b) => ranks[a]! - ranks[b]! || a - b) : file;
  if (boxes.length === 0) return [];
  if (boxes.some((box) => box === undefined) || em <= 0) return [{ column: 0, lines: given }];
  const places = orderByColumns(boxes as readonly Box[], em);
  const byPlace = [...file].sort((a, b) => places[a]!.place - places[b]!.place);
  const columnOf = (line: number) => places[line]!.column;
  const isSound = ranks !== null || readsColumns(given, byPlace, columnOf, (line) => places[line]!.place);
  return cutColumns(isSound ? given : byPlace, columnOf);
}

function readsColumns(
  given: readonly number[],
  best: readonly number[],
  columnOf: (line: number) => number,
  placeOf: (line: number) => number,
): boolean {
  const changes = (lines: readonly number[]) =>
    lines.filter((line, i) => i > 0 && columnOf(line) !== columnOf(lines[i - 1]!)).length;
  const inColumn = given.slice(1).filter((line, i) => columnOf(line) === columnOf(given[i]!));
  const backward = given.filter(
    (line, i) => i > 0 && columnOf(line) === columnOf(given[i - 1]!) && placeOf(line) < placeOf(given[i - 1]!),
  );
  return changes(given) <= MOST_CHANGES * changes(best) && backward.length <= MOST_BACKWARD * inColumn.length;
}

function cutColumns(lines: readonly number[], columnOf: (line: number) => number): readonly PageColumn[] {
  const columns: { column: number; lines: number[] }[] = [];
  for (const [i, line] of lines.entries()) {
    if (i > 0 && columnOf(line) === columnOf(lines[i - 1]!)) columns[columns.length - 1]!.lines.push(line);
    else columns.push({ column: columns.length + 1, lines: [line] });
  }
  return columns;
}
