import type { Box } from '../types.ts';

/** Where a line stands in the reading order of its page. */
export interface ColumnPlace {
  /** Columns of a page are numbered in reading order, from 0; what stands across several opens a new band of them. */
  readonly column: number;
  /** Place in the reading order of the page, from 0. */
  readonly place: number;
}

/** A gutter is at least this wide, in em: justified lines part words by less. */
const NARROWEST_GUTTER = 0.8;

/** Share of the lines' height that may cross a gutter: titles and tables over several columns do. */
const MOST_CROSSING = 0.15;

/** A column is at least this wide (em) and has so many lines. */
const NARROWEST_COLUMN = 4;
const FEWEST_LINES = 3;

/** Bins of the coverage histogram to an em. */
const BINS = 4;

/** Two lines whose middles are nearer than this share of their height stand on one row. */
const SAME_ROW = 0.4;

/** Bins of the widest page that is looked at, a thousand em. */
const WIDEST = 4000;

/** Columns inside columns inside columns: no page needs more. */
const DEEPEST = 6;

/**
 * Orders the lines of a page by their boxes: cuts it at the gutter that fewest lines cross, each half again, and reads what crosses a
 * gutter between what stands above it and below it.
 *
 * Source: recursive XY-cut (Nagy and Seth 1984), the vertical cut first and with crossing lines as separators, found by a coverage
 * histogram whose thresholds are in em.
 *
 * In: boxes of horizontal lines in page units, `em` likewise. Out: for every line its column and its place.
 *
 * @example two columns of 28 lines below a title: the title has column 0, the left lines 1, the right ones 2
 */
export function orderByColumns(boxes: readonly Box[], em: number): readonly ColumnPlace[] {
  const columns = cut(
    boxes.map((_, i) => i),
    boxes,
    em,
    0,
  );
  const places: ColumnPlace[] = new Array(boxes.length);
  let place = 0;
  for (const [column, lines] of columns.entries()) {
    for (const line of lines) {
      places[line] = { column, place };
      place += 1;
    }
  }
  return places;
}

type Run = readonly number[];

function cut(lines: Run, boxes: readonly Box[], em: number, depth: number): readonly Run[] {
  const gutter = depth < DEEPEST ? findGutter(lines, boxes, em) : null;
  if (gutter === null) return lines.length === 0 ? [] : [fromTop(lines, boxes)];
  const crossing = fromTop(
    lines.filter((i) => boxes[i]!.left < gutter && boxes[i]!.right > gutter),
    boxes,
  );
  const runs: Run[] = [];
  let rest = lines.filter((i) => !(boxes[i]!.left < gutter && boxes[i]!.right > gutter));
  const readBand = (band: Run) => {
    for (const isLeft of [true, false]) {
      const half = band.filter((i) => boxes[i]!.right <= gutter === isLeft);
      runs.push(...cut(half, boxes, em, depth + 1));
    }
  };
  for (const line of crossing) {
    const middle = (boxes[line]!.top + boxes[line]!.bottom) / 2;
    const isAbove = (i: number) => (boxes[i]!.top + boxes[i]!.bottom) / 2 < middle;
    const band = rest.filter(isAbove);
    rest = rest.filter((i) => !isAbove(i));
    readBand(band);
    const last = runs.at(-1);
    // Lines across the gutter that follow one another are one run.
    if (band.length === 0 && last && crossing.includes(last[0]!)) runs[runs.length - 1] = [...last, line];
    else runs.push([line]);
  }
  readBand(rest);
  return runs;
}

/** The middle of the gutter that fewest lines cross, the widest of equals; null where the lines are one column. */
function findGutter(lines: Run, boxes: readonly Box[], em: number): number | null {
  if (lines.length < 2 * FEWEST_LINES || em <= 0) return null;
  const left = lines.reduce((least, i) => Math.min(least, boxes[i]!.left), Number.POSITIVE_INFINITY);
  const right = lines.reduce((most, i) => Math.max(most, boxes[i]!.right), Number.NEGATIVE_INFINITY);
  const bin = em / BINS;
  const count = Math.ceil((right - left) / bin);
  if (!(count > 0 && count < WIDEST)) return null;
  const change = new Float64Array(count + 1);
  let total = 0;
  for (const i of lines) {
    const { left: from, right: to, top, bottom } = boxes[i]!;
    const height = bottom - top;
    total += height;
    change[Math.round((from - left) / bin)]! += height;
    change[Math.min(count, Math.round((to - left) / bin))]! -= height;
  }
  const coverage = new Float64Array(count);
  let height = 0;
  for (let b = 0; b < count; b += 1) {
    height += change[b]!;
    coverage[b] = height;
  }
  return bestGap({ coverage, most: MOST_CROSSING * total, left, bin }, lines, boxes, em);
}

interface Histogram {
  readonly coverage: Float64Array;
  readonly most: number;
  readonly left: number;
  readonly bin: number;
}

function bestGap(
  { coverage, most, left, bin }: Histogram,
  lines: Run,
  boxes: readonly Box[],
  em: number,
): number | null {
  let best: { readonly at: number; readonly crossed: number; readonly width: number } | null = null;
  for (let b = 0; b < coverage.length; b += 1) {
    if (coverage[b]! > most) continue;
    let end = b;
    let [lowest, from, to] = [coverage[b]!, b, b];
    // Of a stretch that few lines cross its emptiest part is the gutter.
    for (; end < coverage.length && coverage[end]! <= most; end += 1) {
      if (coverage[end]! < lowest - 1e-6) [lowest, from] = [coverage[end]!, end];
      if (coverage[end]! <= lowest + 1e-6) to = end;
    }
    const width = to + 1 - from;
    const at = left + ((from + to + 1) / 2) * bin;
    if (width * bin >= NARROWEST_GUTTER * em && isBetweenColumns(at, lines, boxes, em)) {
      const isBetter =
        best === null || lowest < best.crossed - 1e-6 || (lowest <= best.crossed + 1e-6 && width > best.width);
      if (isBetter) best = { at, crossed: lowest, width };
    }
    b = end;
  }
  return best?.at ?? null;
}

/** Whether columns stand on both sides: enough lines, wide enough, side by side for a part of the page. */
function isBetweenColumns(at: number, lines: Run, boxes: readonly Box[], em: number): boolean {
  const sides = [lines.filter((i) => boxes[i]!.right <= at), lines.filter((i) => boxes[i]!.left >= at)];
  const isColumn = (side: Run) =>
    side.length >= FEWEST_LINES &&
    side.filter((i) => boxes[i]!.right - boxes[i]!.left >= NARROWEST_COLUMN * em).length >= side.length / 2;
  if (!sides.every(isColumn)) return false;
  const [first, second] = sides.map((side) => ({
    top: Math.min(...side.map((i) => boxes[i]!.top)),
    bottom: Math.max(...side.map((i) => boxes[i]!.bottom)),
  }));
  return Math.min(first!.bottom, second!.bottom) > Math.max(first!.top, second!.top);
}

/** From top to bottom; pieces of one row, such as cells, from left to right. */
function fromTop(lines: Run, boxes: readonly Box[]): Run {
  const middle = (i: number) => (boxes[i]!.top + boxes[i]!.bottom) / 2;
  const sorted = [...lines].sort((a, b) => middle(a) - middle(b) || a - b);
  const rows: number[][] = [];
  for (const i of sorted) {
    const row = rows.at(-1);
    const first = row && boxes[row[0]!]!;
    if (first && middle(i) - middle(row[0]!) < SAME_ROW * (first.bottom - first.top)) row.push(i);
    else rows.push([i]);
  }
  return rows.flatMap((row) => row.sort((a, b) => boxes[a]!.left - boxes[b]!.left || a - b));
}
