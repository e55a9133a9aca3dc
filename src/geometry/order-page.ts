import type { Box } from '../types.ts';
import { orderByColumns } from './reading-columns.ts';

/** Lines of one column of a page in reading order, as indices; `column` from 1, 0 where the lines have no boxes. */
export interface PageColumn {
  readonly column: number;
  readonly lines: readonly number[];
}

/** The file's order may change columns so many times as often as the columns need: more is no reading order. */
const MOST_CHANGES = 2;

/** Pieces of one printed line stand nearer than this, in em, and share this much of the lower one's height. */
const NEAR = 2;
const SHARED = 0.6;

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
  return cutColumns(isSound ? joinRows(given, boxes as readonly Box[], columnOf, em) : byPlace, columnOf);
}

/** Puts the end of a printed line that the file has elsewhere in the column behind its beginning. */
function joinRows(
  given: readonly number[],
  boxes: readonly Box[],
  columnOf: (line: number) => number,
  em: number,
): readonly number[] {
  const byTop = [...given].sort((a, b) => boxes[a]!.top - boxes[b]!.top || a - b);
  const placeIn = new Map(given.map((line, place) => [line, place]));
  const behind = new Map<number, number>();
  for (const [i, line] of byTop.entries()) {
    for (let k = i + 1; k < byTop.length && boxes[byTop[k]!]!.top < boxes[line]!.bottom; k += 1) {
      const [left, right] = [line, byTop[k]!].sort((a, b) => boxes[a]!.left - boxes[b]!.left) as [number, number];
      const isStray = columnOf(left) === columnOf(right) && Math.abs(placeIn.get(right)! - placeIn.get(left)!) > 1;
      if (isStray && areOneRow(boxes[left]!, boxes[right]!, em)) behind.set(right, left);
    }
  }
  if (behind.size === 0) return given;
  const moved = given.filter((line) => !behind.has(line));
  for (const line of [...behind.keys()].sort((a, b) => boxes[a]!.left - boxes[b]!.left)) {
    const at = moved.indexOf(behind.get(line)!);
    moved.splice(at < 0 ? moved.length : at + 1, 0, line);
  }
  return moved;
}

function areOneRow(left: Box, right: Box, em: number): boolean {
  const gap = right.left - left.right;
  const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  return (
    gap >= -em / 2 && gap <= NEAR * em && shared >= SHARED * Math.min(left.bottom - left.top, right.bottom - right.top)
  );
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
