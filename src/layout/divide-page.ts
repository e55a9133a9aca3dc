import type { Line } from '../types.ts';
import { findGutters, RAGGED, runsAcross } from './gutters.ts';
import type { Segment } from './segments.ts';
import { cutAtThinGutter, findThinGutter, type Stretch } from './thin-gutter.ts';

/** One page: its lines with what is known of them. */
export interface PageRows {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly Segment[])[];
  /** Rows that span the page whatever stands in them: running heads, folios, rows of tables. */
  readonly taken: readonly boolean[];
}

/** A part of a row that belongs to one column, from 0; `left` counts columns of characters. */
export interface Part {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

/** A page in columns. */
export interface Division {
  /** For each row its parts from left to right; null where it spans the page. */
  readonly parts: readonly (readonly Part[] | null)[];
  readonly columns: number;
  /** Rows [first, last] between which columns stand side by side. */
  readonly first: number;
  readonly last: number;
  /** Rows with two parts or more. */
  readonly support: number;
  /** Where columns parted by wide gutters begin. */
  readonly starts: readonly number[];
}

/** Rows of one column, which may turn out to be several; null where a row has nothing there. */
type Slot = readonly (Segment | null)[];

const MOST_COLUMNS = 4;

const UNKNOWN = -1;

/**
 * Divides a page into columns, at wide gutters first, then at such as leave one blank between two columns.
 *
 * In: `off`, by how much lines of one column begin apart; `fewest` rows must show a wide gutter. Null where nothing parts the page.
 */
export function dividePage(page: PageRows, off: number, fewest: number, mayBeThin: boolean): Division | null {
  const spanning = [...page.taken];
  const wide = findGutters(page.rows, page.taken, off, fewest);
  const starts = wide?.starts ?? [];
  const whole = page.rows.map((row, r): Segment | null => (spanning[r] || row.length === 0 ? null : joinSegments(row)));
  const slots = wide ? cutWide(page, starts, off, spanning) : [whole];
  const columns = mayBeThin
    ? slots.flatMap((slot) => cutThin(page, slot, spanning, MOST_COLUMNS - slots.length))
    : slots;
  if (columns.length < 2 || columns.length > MOST_COLUMNS) return null;
  const parts = page.rows.map((_, r): readonly Part[] | null =>
    spanning[r]
      ? null
      : columns.flatMap((slot, column) => {
          const segment = slot[r];
          return segment ? [{ column, ...segment }] : [];
        }),
  );
  const parted = parts.flatMap((row, r) => (row && row.length > 1 ? [r] : []));
  if (parted.length < fewest) return null;
  return { parts, columns: columns.length, first: parted[0]!, last: parted.at(-1)!, support: parted.length, starts };
}

function joinSegments(row: readonly Segment[]): Segment {
  return { ...row[0]!, end: row.at(-1)!.end, right: row.at(-1)!.right };
}

/** Cuts all rows at wide gutters; notes the rows that span one. */
function cutWide({ rows }: PageRows, starts: readonly number[], off: number, spanning: boolean[]): readonly Slot[] {
  const slots = starts.map((): (Segment | null)[] => rows.map(() => null));
  for (const [r, row] of rows.entries()) {
    if (spanning[r]) continue;
    const parts: Part[] = [];
    for (const [k, segment] of row.entries()) {
      // Behind a wide blank a line that was set too wide still opens the next column.
      const slack = k === 0 ? off : off + RAGGED;
      const column = Math.max(
        0,
        starts.findLastIndex((start) => segment.left >= start - slack),
      );
      const before = parts.at(-1);
      if (before && before.column >= column)
        parts[parts.length - 1] = { ...before, end: segment.end, right: segment.right };
      else parts.push({ column, ...segment });
    }
    const last = parts.at(-1);
    const isSpanning = starts.some((start, j) => {
      if (j === 0 || parts.some(({ column }) => column === j)) return false;
      return (last && j > last.column && last.right > start + off) || runsAcross(row, start, off);
    });
    if (isSpanning) spanning[r] = true;
    else for (const { column, ...segment } of parts) slots[column]![r] = segment;
  }
  return slots;
}

/** Cuts one column where it turns out to be two, and the right one of them again. */
function cutThin(page: PageRows, slot: Slot, spanning: boolean[], most: number): readonly Slot[] {
  if (most <= 0) return [slot];
  const { lines, rows } = page;
  const edge = usualLeft(slot);
  const stretchOf = (segment: Segment, r: number): Stretch => ({
    text: lines[r]!.text.slice(segment.start - lines[r]!.start, segment.end - lines[r]!.start),
    indent: Math.max(0, segment.left - edge),
  });
  const present = slot.flatMap((segment, r) => (segment && !spanning[r] ? [stretchOf(segment, r)] : []));
  const gutter = findThinGutter(present);
  if (!gutter) return [slot];
  const left: (Segment | null)[] = slot.map(() => null);
  const right: (Segment | null)[] = slot.map(() => null);
  for (const [r, segment] of slot.entries()) {
    if (!segment || spanning[r]) continue;
    const stretch = stretchOf(segment, r);
    const cut = cutAtThinGutter(stretch, gutter);
    if (!cut) {
      spanning[r] = true;
      continue;
    }
    const [end, start] = cut;
    if (end > 0) left[r] = { ...segment, end: segment.start + end, right: edge + gutter.at };
    const at = segment.start + start;
    if (at >= segment.end) continue;
    const known = rows[r]!.find((each) => each.start === at);
    right[r] = { start: at, end: segment.end, left: known?.left ?? UNKNOWN, right: segment.right };
  }
  // What stands behind a single blank has lost its indent.
  const opens = usualLeft(right.map((segment) => (segment && segment.left === UNKNOWN ? null : segment)));
  for (const [r, segment] of right.entries()) if (segment?.left === UNKNOWN) right[r] = { ...segment, left: opens };
  return [left, ...cutThin(page, right, spanning, most - 1)];
}

function usualLeft(slot: Slot): number {
  const counts = new Map<number, number>();
  for (const segment of slot) if (segment) counts.set(segment.left, (counts.get(segment.left) ?? 0) + 1);
  let [edge, most] = [0, 0];
  for (const [left, count] of counts) if (count > most) [edge, most] = [left, count];
  return edge;
}
