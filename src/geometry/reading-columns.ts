import type { Box } from '../types.ts';
import { medianOf } from './median-of.ts';

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

/** Shares of crossing lines that are so near are one: where a gutter is emptiest a title may still end in it. */
const CORE = 0.04;

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
  const heads = findHeads(lines, boxes, gutter, em);
  const crosses = (i: number) => heads.has(i) || isAcross(boxes[i]!, gutter);
  const crossing = fromTop(lines.filter(crosses), boxes);
  const runs: Run[] = [];
  let rest = lines.filter((i) => !crosses(i));
  const readBand = (band: Run) => {
    for (const isLeft of [true, false]) {
      const half = band.filter((i) => isLeftOf(boxes[i]!, gutter) === isLeft);
      runs.push(...cut(half, boxes, em, depth + 1));
    }
  };
  let isOpen = false;
  for (const line of crossing) {
    const middle = (boxes[line]!.top + boxes[line]!.bottom) / 2;
    const isAbove = (i: number) => (boxes[i]!.top + boxes[i]!.bottom) / 2 < middle;
    const band = rest.filter(isAbove);
    rest = rest.filter((i) => !isAbove(i));
    readBand(band);
    // Lines across the gutter that follow one another are one run.
    if (band.length === 0 && isOpen) runs[runs.length - 1] = [...runs.at(-1)!, line];
    else runs.push([line]);
    isOpen = true;
  }
  readBand(rest);
  return runs;
}

/** A head above columns is shorter than this share of their lines. */
const SHORT = 0.85;

/** Short lines centred on the block above its columns, of which pieces of a running head may stand over them: over three of them such a head stands inside the middle one. */
function findHeads(lines: Run, boxes: readonly Box[], gutter: Gutter, em: number): ReadonlySet<number> {
  const left = lines.reduce((least, i) => Math.min(least, boxes[i]!.left), Number.POSITIVE_INFINITY);
  const right = lines.reduce((most, i) => Math.max(most, boxes[i]!.right), Number.NEGATIVE_INFINITY);
  const usual = medianOf(lines.map((i) => boxes[i]!.right - boxes[i]!.left));
  const isHead = (i: number) =>
    Math.abs(boxes[i]!.left + boxes[i]!.right - left - right) <= 2 * em &&
    boxes[i]!.right - boxes[i]!.left <= SHORT * usual;
  const body = fromTop(
    lines.filter((i) => !isHead(i) && !isAcross(boxes[i]!, gutter)),
    boxes,
  );
  const top = boxes[body[FEWEST_LINES] ?? -1]?.top ?? Number.NEGATIVE_INFINITY;
  return new Set(lines.filter((i) => isHead(i) && (boxes[i]!.top + boxes[i]!.bottom) / 2 < top));
}

/** A stretch between two columns, in page units. */
interface Gutter {
  readonly left: number;
  readonly right: number;
}

/** A line stands across a gutter that it covers by half: a centred title may end in one. */
function isAcross({ left, right }: Box, gutter: Gutter): boolean {
  return Math.min(right, gutter.right) - Math.max(left, gutter.left) >= (gutter.right - gutter.left) / 2;
}

function isLeftOf({ left, right }: Box, gutter: Gutter): boolean {
  return left + right < gutter.left + gutter.right;
}

/** The gutter that fewest lines cross, the widest of equals; null where the lines are one column. */
function findGutter(lines: Run, boxes: readonly Box[], em: number): Gutter | null {
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
    coverage[b] = height / total;
  }
  const gaps = findGaps(coverage).map(([from, to, crossed]) => ({
    left: left + from * bin,
    right: left + to * bin,
    crossed,
  }));
  const wide = gaps.filter((gap) => gap.right - gap.left >= NARROWEST_GUTTER * em - bin / 2);
  return (
    wide
      .sort((a, b) => a.crossed - b.crossed || b.right - b.left - (a.right - a.left))
      .find((gap) => isBetweenColumns(gap, lines, boxes, em)) ?? null
  );
}

/** Of every stretch that few lines cross the widest part that hardly more cross than its emptiest; with the share that crosses. */
function findGaps(coverage: Float64Array): readonly (readonly [from: number, to: number, crossed: number])[] {
  const gaps: [number, number, number][] = [];
  for (let b = 0; b < coverage.length; b += 1) {
    if (coverage[b]! > MOST_CROSSING) continue;
    let end = b;
    let lowest = 1;
    for (; end < coverage.length && coverage[end]! <= MOST_CROSSING; end += 1)
      lowest = Math.min(lowest, coverage[end]!);
    let widest: readonly [number, number] = [b, b];
    let from = b;
    for (let k = b; k <= end; k += 1) {
      if (k < end && coverage[k]! <= lowest + CORE) continue;
      if (k - from > widest[1] - widest[0]) widest = [from, k];
      from = k + 1;
    }
    gaps.push([...widest, Math.round(lowest / CORE)]);
    b = end;
  }
  return gaps;
}

/** Whether columns stand on both sides: enough lines, wide enough, side by side for a part of the page. */
function isBetweenColumns(gutter: Gutter, lines: Run, boxes: readonly Box[], em: number): boolean {
  const beside = lines.filter((i) => !isAcross(boxes[i]!, gutter));
  const sides = [true, false].map((isLeft) => beside.filter((i) => isLeftOf(boxes[i]!, gutter) === isLeft));
  const isColumn = (side: Run) =>
    side.length >= FEWEST_LINES &&
    side.filter((i) => boxes[i]!.right - boxes[i]!.left >= NARROWEST_COLUMN * em).length >= side.length / 2;
  if (!sides.every(isColumn)) return false;
  const [first, second] = sides.map((side) => ({
    top: side.reduce((least, i) => Math.min(least, boxes[i]!.top), Number.POSITIVE_INFINITY),
    bottom: side.reduce((most, i) => Math.max(most, boxes[i]!.bottom), Number.NEGATIVE_INFINITY),
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
