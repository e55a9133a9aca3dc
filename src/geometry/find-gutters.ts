import type { Box } from '../types.ts';
import { inkOf, type Run } from './run.ts';

/** A vertical strip that no text crosses between `top` and `bottom`, with columns of prose on both sides. */
export interface Gutter extends Box {
  /** How high the stretch is on both sides of which there is text, in em. */
  readonly height: number;
}

/** The grain of the histogram, in em: across and down the page. */
const GRAIN_X = 1 / 8;
const GRAIN_Y = 1 / 2;

/** Lines are thought this much higher above and below, in em, so that leading does not part them. */
const SMEAR = 0.4;

/** No gutter is narrower, in em; gutters of 5 points occur beside type of 10.5. */
const NARROWEST_GUTTER = 0.37;

/** Text must stand on both sides for so many em, in rows of the histogram. */
const LEAST_HEIGHT = 2.4;

/**
 * Lines that must stand on both sides of a gutter, by its width in em: blanks of three lines may lie under one another by chance, narrow
 * ones of five. Where another page has a gutter, two lines are enough.
 */
const FEWEST_LINES: readonly (readonly [width: number, lines: number])[] = [
  [1.5, 3],
  [0.9, 5],
  [0, 8],
];
const FEWEST_AT_KNOWN = 2;

/** A gutter stands where another page has one within so many em. */
const NEAR = 0.6;

/** No column of prose is narrower, in em. */
const NARROWEST_COLUMN = 6;

/** Of its lines half fill so much of a column; the cells of a table fill less, or are narrower than a column. */
const LEAST_FILLED = 0.55;

/**
 * Finds the gutters between columns of prose by a histogram of what is covered across the page.
 *
 * A bin of the histogram counts where, down the page, text stands on both sides of it and not in it; the longest stretch that
 * nothing crosses decides, so that a title or a table over all columns does not hide a gutter. All thresholds are in em: gutters of
 * 5 points beside small type and of 36 beside large are found, wide leading is not taken for one. After Breuel, "Two geometric
 * algorithms for layout analysis" (DAS 2002): gutters are tall empty rectangles with text at both sides.
 *
 * In: the runs of one region of a page, its em, and gutters of pages like it. Out: gutters from left to right; those that overlap down the page do not
 * overlap across it.
 */
export function findGutters(runs: readonly Run[], em: number, known: readonly Gutter[] = []): readonly Gutter[] {
  if (runs.length < 4) return [];
  const raster = rasterize(runs, em);
  const isKnown = (strip: Strip) => {
    const middle = raster.left + ((strip.from + strip.to) / 2) * em * GRAIN_X;
    return known.some(({ left, right }) => left - NEAR * em <= middle && middle <= right + NEAR * em);
  };
  const found = listStrips(raster).filter((strip) => {
    const width = (strip.to - strip.from) * GRAIN_X;
    const fewest = isKnown(strip) ? FEWEST_AT_KNOWN : FEWEST_LINES.find(([least]) => width >= least)![1];
    return linesBeside(strip, raster, runs, em) >= fewest && isBetweenColumns(strip, raster);
  });
  const gutters: Strip[] = [];
  for (const strip of found.sort((a, b) => b.height - a.height || a.from - b.from)) {
    const isApart = (other: Strip) =>
      strip.to + NARROWEST_COLUMN / GRAIN_X <= other.from || other.to + NARROWEST_COLUMN / GRAIN_X <= strip.from;
    const isBeyond = (other: Strip) => strip.bottom <= other.top || other.bottom <= strip.top;
    if (gutters.every((other) => isApart(other) || isBeyond(other))) gutters.push(strip);
  }
  return gutters
    .map(({ from, to, top, bottom, height }) => ({
      left: raster.left + from * em * GRAIN_X,
      right: raster.left + to * em * GRAIN_X,
      top: raster.top + top * em * GRAIN_Y,
      bottom: raster.top + bottom * em * GRAIN_Y,
      height: height * GRAIN_Y,
    }))
    .sort((a, b) => a.left - b.left || a.top - b.top);
}

/** A cell under the print of a run, and under the blank half of a full-width mark: such a half in the middle of a line is no gutter. */
const INK = 1;
const BLANK = 2;

/** What of a region is covered by text, row by row. */
interface Raster {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly cells: Uint8Array;
  /** First and last covered cell of every row; `last` is -1 where there is none. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Cells [from, to) of rows [top, bottom); `height` counts the rows with text on both sides. */
interface Strip {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

function rasterize(runs: readonly Run[], em: number): Raster {
  const [gx, gy] = [em * GRAIN_X, em * GRAIN_Y];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const run of runs) {
    left = Math.min(left, run.left);
    right = Math.max(right, run.right);
    top = Math.min(top, run.top);
    bottom = Math.max(bottom, run.bottom);
  }
  top -= em;
  const width = Math.min(8192, Math.ceil((right - left) / gx) + 1);
  const height = Math.min(8192, Math.ceil((bottom + em - top) / gy) + 1);
  const cells = new Uint8Array(width * height);
  const first = new Int32Array(height).fill(width);
  const last = new Int32Array(height).fill(-1);
  for (const run of runs) {
    const [inkLeft, inkRight] = inkOf(run);
    const from = Math.max(0, Math.round((inkLeft - left) / gx));
    const to = Math.min(width, Math.max(from + 1, Math.round((inkRight - left) / gx)));
    const boxFrom = Math.max(0, Math.round((run.left - left) / gx));
    const boxTo = Math.min(width, Math.round((run.right - left) / gx));
    const middle = (run.top + run.bottom) / 2;
    const reach = (run.bottom - run.top) / 2 + SMEAR * em;
    const rowFrom = Math.max(0, Math.round((middle - reach - top) / gy));
    const rowTo = Math.min(height, Math.max(rowFrom + 1, Math.round((middle + reach - top) / gy)));
    for (let row = rowFrom; row < rowTo; row += 1) {
      for (let x = boxFrom; x < boxTo; x += 1) if (cells[row * width + x] === 0) cells[row * width + x] = BLANK;
      cells.fill(INK, row * width + from, row * width + to);
      first[row] = Math.min(first[row]!, from);
      last[row] = Math.max(last[row]!, to - 1);
    }
  }
  return { left, top, width, height, cells, first, last };
}

/** For every bin the stretch that nothing crosses with most text at both sides; neighbouring bins with like stretches are one strip. */
function listStrips(raster: Raster): readonly Strip[] {
  const { width } = raster;
  const least = Math.ceil(LEAST_HEIGHT / GRAIN_Y);
  const stretches = Array.from({ length: width }, (_, x) => stretchesAt(raster, x, least));
  const strips: Strip[] = [];
  let open: Strip[] = [];
  for (let x = 0; x <= width; x += 1) {
    const here = stretches[x] ?? [];
    const next: Strip[] = [];
    for (const stretch of here) {
      const before = open.find((strip) => sharesMost(strip, stretch));
      if (before) {
        open = open.filter((strip) => strip !== before);
        next.push({
          from: before.from,
          to: x + 1,
          top: Math.max(before.top, stretch.top),
          bottom: Math.min(before.bottom, stretch.bottom),
          height: Math.min(before.height, stretch.height),
        });
      } else next.push({ ...stretch, from: x, to: x + 1 });
    }
    strips.push(...open);
    open = next;
  }
  return strips.filter(({ from, to }) => to - from >= NARROWEST_GUTTER / GRAIN_X);
}

function sharesMost(a: Strip, b: Omit<Strip, 'from' | 'to'>): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared >= 0.7 * Math.max(a.bottom - a.top, b.bottom - b.top);
}

function stretchesAt({ width, height, cells, first, last }: Raster, x: number, least: number) {
  const found: Omit<Strip, 'from' | 'to'>[] = [];
  let [top, sides] = [0, 0];
  for (let row = 0; row <= height; row += 1) {
    const cell = row < height ? cells[row * width + x]! : INK;
    if (cell !== INK) {
      if (cell === 0 && first[row]! < x && last[row]! > x) sides += 1;
      continue;
    }
    if (sides >= least) found.push({ top, bottom: row, height: sides });
    [top, sides] = [row + 1, 0];
  }
  return found;
}

/** The number of lines behind a strip, or before it where that are fewer. */
function linesBeside({ from, to, top, bottom }: Strip, raster: Raster, runs: readonly Run[], em: number): number {
  const [gx, gy] = [em * GRAIN_X, em * GRAIN_Y];
  const [upper, lower] = [raster.top + top * gy, raster.top + bottom * gy];
  const count = (isBeside: (run: Run) => boolean) => {
    const middles = runs
      .flatMap((run) => {
        const middle = (run.top + run.bottom) / 2;
        return middle > upper && middle < lower && isBeside(run) ? [middle] : [];
      })
      .sort((a, b) => a - b);
    return middles.filter((middle, i) => i === 0 || middle - middles[i - 1]! > em / 2).length;
  };
  const [left, right] = [raster.left + from * gx, raster.left + to * gx];
  const reach = NARROWEST_COLUMN * em;
  return Math.min(
    count((run) => run.left < left && run.right > left - reach),
    count((run) => run.right > right && run.left < right + reach),
  );
}

/** Whether there are columns on both sides of a strip whose lines fill them. */
function isBetweenColumns(strip: Strip, raster: Raster): boolean {
  const { width, cells, first, last } = raster;
  const [lefts, rights]: [number[], number[]] = [[], []];
  for (let row = strip.top; row < strip.bottom; row += 1) {
    if (first[row]! >= strip.from || last[row]! < strip.to) continue;
    lefts.push(textBeside(cells, row * width, strip.from - 1, -1, width));
    rights.push(textBeside(cells, row * width, strip.to, 1, width));
  }
  const isColumn = (reaches: readonly number[]) => {
    const sorted = [...reaches].sort((a, b) => a - b);
    const full = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
    const half = sorted[sorted.length >> 1] ?? 0;
    return full >= NARROWEST_COLUMN / GRAIN_X && half >= LEAST_FILLED * full;
  };
  return isColumn(lefts) && isColumn(rights);
}

/** Cells of text beside a strip, up to the next gap that is as wide as a gutter may be. */
function textBeside(cells: Uint8Array, base: number, start: number, step: 1 | -1, width: number): number {
  const most = 2 / GRAIN_X;
  let [covered, gap, x] = [0, 0, start];
  // What parts the strip from the first letter is no gap in the line: an indent, a ragged edge.
  while (x >= 0 && x < width && cells[base + x] !== INK) x += step;
  for (; x >= 0 && x < width && gap <= most; x += step) {
    if (cells[base + x] !== 0) {
      covered += 1;
      gap = 0;
    } else gap += 1;
  }
  return covered;
}
