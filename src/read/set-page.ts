import { boundsOf } from '../geometry/bounds.ts';
import { cutColumns } from '../geometry/cut-columns.ts';
import { findCells } from '../geometry/find-cells.ts';
import { orderLines } from '../geometry/order-lines.ts';
import { orderRegions } from '../geometry/order-regions.ts';
import { setLines } from '../geometry/set-lines.ts';
import type { Box, Line } from '../types.ts';

/** A line of text with its place in the source's text and on its page. */
export interface PlacedLine {
  readonly start: number;
  readonly text: string;
  readonly region: string;
  readonly box: Box;
  /** Said of the cells of a table: they stand as they are, and none runs on into the next. */
  readonly kind?: 'table';
  /** Lines that have no box and stand in the file behind this one. */
  readonly followers: readonly Unplaced[];
}

export interface Unplaced {
  readonly start: number;
  readonly text: string;
}

/** A line of a page, but for its source and page. */
export type SetLine = Omit<Line, 'source' | 'page'>;

/**
 * Puts the lines of one page in reading order: the regions by where they stand, the lines of each from top to bottom.
 *
 * In: lines in any order. Out: the same lines with column, box, indent and blank lines above.
 */
export function setPage(placed: readonly PlacedLine[]): readonly SetLine[] {
  const regions = gatherRegions(placed);
  const shapes = regions.map((lines) => ({ box: boundsOf(lines.map(({ box }) => box)), lines }));
  const em = usualHeight(placed);
  const isCell = findCells(shapes, em);
  const ordered = orderRegions(shapes).map((r) => {
    const lines = regions[r]!;
    const sorted = orderLines(lines.map(({ box }) => box)).map((i) => lines[i]!);
    return isCell[r] ? sorted.map((line) => ({ ...line, kind: 'table' as const })) : sorted;
  });
  const columns = cutColumns(
    ordered.map((lines) => boundsOf(lines.map(({ box }) => box))),
    em,
  );
  const set: SetLine[] = [];
  for (let from = 0, to = 0; from < ordered.length; from = to) {
    while (to < ordered.length && columns[to] === columns[from]) to += 1;
    set.push(...setColumn(ordered.slice(from, to).flat(), columns[from]!, em));
  }
  return set;
}

function setColumn(lines: readonly PlacedLine[], column: number, em: number): readonly SetLine[] {
  const settings = setLines(
    lines.map(({ box }) => box),
    em,
  );
  return lines.flatMap(({ start, text, box, kind, followers }, i) => [
    { start, end: start + text.length, text, ...settings[i]!, ...(kind ? { kind } : {}), column, box },
    ...followers.map((line) => ({ ...setWithoutBox(line), column })),
  ]);
}

export function setWithoutBox({ start, text }: Unplaced): SetLine {
  return { start, end: start + text.length, text, indent: 0, blanksBefore: 0 };
}

function gatherRegions(placed: readonly PlacedLine[]): readonly (readonly PlacedLine[])[] {
  const regions = new Map<string, PlacedLine[]>();
  for (const line of placed) {
    const known = regions.get(line.region);
    if (known) known.push(line);
    else regions.set(line.region, [line]);
  }
  return [...regions.values()];
}

function usualHeight(placed: readonly PlacedLine[]): number {
  const heights = placed.map(({ box }) => box.bottom - box.top).sort((a, b) => a - b);
  return heights[heights.length >> 1] || 1;
}
