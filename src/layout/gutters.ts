import type { Segment } from './segments.ts';

/** The columns of a page: where each begins, the first too, and the rows between which they stand side by side. */
export interface Gutters {
  /** Rising; in columns of characters. */
  readonly starts: readonly number[];
  /** By so much a column's lines may begin to the left or right of where it begins. */
  readonly off: number;
  /** Rows [first, last] that have columns beside one another. */
  readonly first: number;
  readonly last: number;
  /** Rows with a segment at a start behind the first. */
  readonly support: number;
}

/** Columns of a terminal by which lines of one column are off where widths are exact, and where they are not. */
export const EXACT = 1;
export const RAGGED = 5;

/** So many columns in, a paragraph's first line begins (two full-width blanks, and what kerning adds). */
const INDENT = 5;

/** Narrower columns hold no prose: five full-width characters. */
const NARROWEST = 8;

/** A page has at most so many columns. */
const MOST_COLUMNS = 4;

/** Rows that show a gutter by themselves, beside the best one of the page. */
const SHARE_OF_BEST = 0.4;

/** Rows that run across a gutter, as a share of those that it parts: titles and tables between columns. */
const MOST_ACROSS = 0.25;

/**
 * Finds the gutters of one page.
 *
 * In: the segments of its rows, `taken` where a row is known to span the page (running heads, rows of tables); `fewest` rows must
 * show the first gutter. Out: null where no place is kept free by so many rows.
 */
export function findGutters(
  rows: readonly (readonly Segment[])[],
  taken: readonly boolean[],
  off: number,
  fewest: number,
): Gutters | null {
  const counts = new Map<number, number>();
  for (const [r, row] of rows.entries()) {
    if (taken[r]) continue;
    for (const { left } of row.slice(1)) counts.set(left, (counts.get(left) ?? 0) + 1);
  }
  const at = (left: number) => {
    let sum = 0;
    for (let k = 0; k <= off; k += 1) sum += counts.get(left + k) ?? 0;
    return sum;
  };
  const peaks = [...counts.keys()].map((left) => [left, at(left)] as const).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const best = peaks[0]?.[1] ?? 0;
  const starts: number[] = [];
  for (const [left, support] of peaks) {
    if (support < Math.max(fewest, SHARE_OF_BEST * best) || starts.length === MOST_COLUMNS - 1) break;
    if (left < NARROWEST || starts.some((other) => Math.abs(other - left) < NARROWEST)) continue;
    if (countAcross(rows, taken, left, off) <= MOST_ACROSS * support) starts.push(left);
  }
  if (starts.length === 0) return null;
  starts.sort((a, b) => a - b);
  const parted = rows.flatMap((row, r) => (!taken[r] && isParted(row, starts, off) ? [r] : []));
  if (parted.length < fewest) return null;
  const left = leftEdge(
    parted.map((r) => rows[r]!),
    starts[0]!,
  );
  return { starts: [left, ...starts], off, first: parted[0]!, last: parted.at(-1)!, support: parted.length };
}

/** Rows between the first and the last that the gutter parts which run across it. */
function countAcross(
  rows: readonly (readonly Segment[])[],
  taken: readonly boolean[],
  start: number,
  off: number,
): number {
  const parted = rows.map((row, r) => !taken[r] && isParted(row, [start], off));
  const [first, last] = [parted.indexOf(true), parted.lastIndexOf(true)];
  let across = 0;
  for (let r = first; r <= last; r += 1) if (!taken[r] && runsAcross(rows[r]!, start, off)) across += 1;
  return across;
}

/** Whether a segment runs over the place where a column begins. */
export function runsAcross(row: readonly Segment[], start: number, off: number): boolean {
  return row.some(({ left, right }) => left < start - off - 1 && right > start + off);
}

/** Whether a segment other than the first begins where a column does, its indent allowed. */
function isParted(row: readonly Segment[], starts: readonly number[], off: number): boolean {
  return row.slice(1).some(({ left }) => starts.some((start) => left >= start - off && left <= start + off + INDENT));
}

/** Where most rows of the first column begin. */
function leftEdge(rows: readonly (readonly Segment[])[], next: number): number {
  const counts = new Map<number, number>();
  for (const [first] of rows) if (first && first.left < next) counts.set(first.left, (counts.get(first.left) ?? 0) + 1);
  let [edge, most] = [0, 0];
  for (const [left, count] of counts) if (count > most || (count === most && left < edge)) [edge, most] = [left, count];
  return edge;
}
