import type { Box } from '../types.ts';
import { findGutters, type Gutter } from './find-gutters.ts';
import { groupLines } from './group-lines.ts';
import { boundsOf, inkOf, type PageSize, type Run, usualEm } from './run.ts';
import { splitLeaves } from './split-leaves.ts';

/** A printed line at its place in the order of its page. */
interface PrintedLine {
  readonly runs: readonly Run[];
  /** Which leaf of the sheet it stands on, from 0, and in which column of the leaf, from 1. */
  readonly leaf: number;
  readonly column: number;
}

export interface LaidOutPage {
  readonly lines: readonly PrintedLine[];
  /** Gutters that were found between tall columns: they may be looked for on other pages. */
  readonly gutters: readonly Gutter[];
}

/** Columns are tall from so many em on. */
const TALL = 16;

/** Columns within columns, as a heading over two of three makes them, go no deeper than this. */
const DEEPEST = 12;

/**
 * Puts the runs of a page in reading order: leaf by leaf, column by column, line by line.
 *
 * Runs are parted at gutters before they are grouped to lines. A gutter that nothing crosses parts a region into columns; where
 * titles or tables cross one, they part the region from top to bottom, and what stands between them is looked at again.
 * After Nagy and Seth's XY cut (1984), with gutters that were proved to lie between columns of prose.
 *
 * In: runs of the turned page, its size where it may be a sheet of two leaves, and gutters of pages before it.
 *
 * @example
 * // a title over two columns with a page number below
 * layOutPage(runs, { width: 524, height: 737 }).lines.map(({ column }) => column)   // [1, 2, 2, …, 3, 3, …, 4]
 */
export function layOutPage(runs: readonly Run[], size: PageSize | null, known: readonly Gutter[] = []): LaidOutPage {
  const found: Gutter[] = [...known];
  const leaves = size ? splitLeaves(runs, size) : [runs];
  const lines = leaves.flatMap((leaf, k) =>
    cutRegion(leaf, usualEm(leaf), found, 0).flatMap((region, c) =>
      groupLines(region).map((line) => ({ runs: line, leaf: k, column: c + 1 })),
    ),
  );
  return { lines, gutters: found.slice(known.length) };
}

/** Regions of one column in reading order. */
function cutRegion(runs: readonly Run[], em: number, found: Gutter[], depth: number): readonly (readonly Run[])[] {
  if (runs.length === 0) return [];
  const gutters = depth < DEEPEST ? findGutters(runs, em, found) : [];
  if (gutters.length === 0) return [runs];
  found.push(...gutters.filter(({ height }) => height >= TALL));
  const alone = cutBands(runs, gutters, em, true);
  if (alone.length > 1) return alone.flatMap((band) => cutRegion(band, em, found, depth + 1));
  const open = gutters.filter((gutter) => !runs.some((run) => crosses(run, gutter)));
  if (open.length > 0) {
    const columns = cutAt(runs, open);
    return columns.length > 1 ? columns.flatMap((column) => cutRegion(column, em, found, depth + 1)) : [runs];
  }
  const main = gutters.reduce((best, each) => (each.height > best.height ? each : best));
  const bands = cutBands(runs, [main], em, false);
  return bands.length > 1 ? bands.flatMap((band) => cutRegion(band, em, found, depth + 1)) : [runs];
}

function crosses(run: Run, gutter: Gutter): boolean {
  const [left, right] = inkOf(run);
  return left < middleOf(gutter) && right > middleOf(gutter);
}

function middleOf({ left, right }: Gutter): number {
  return (left + right) / 2;
}

function cutAt(runs: readonly Run[], gutters: readonly Gutter[]): readonly (readonly Run[])[] {
  const cuts = [...new Set(gutters.map(middleOf))].sort((a, b) => a - b);
  const columns: Run[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const run of runs) {
    const [left, right] = inkOf(run);
    columns[cuts.filter((cut) => cut <= (left + right) / 2).length]!.push(run);
  }
  return columns.filter(({ length }) => length > 0);
}

/**
 * Lines that cross a gutter stand alone from top to bottom, with what stands between them; with `onlyLone` those lines beside which there
 * is nothing in any column: a heading over two columns of three parts those two alone.
 */
function cutBands(
  runs: readonly Run[],
  gutters: readonly Gutter[],
  em: number,
  onlyLone: boolean,
): readonly (readonly Run[])[] {
  const lines = groupLines(runs).map((line) => ({ line, box: boundsOf(line) }));
  const isLone = (box: Box) =>
    !lines.some((other) => {
      const shared = Math.min(other.box.bottom, box.bottom) - Math.max(other.box.top, box.top);
      return other.box !== box && shared > 0.3 * (box.bottom - box.top);
    });
  const spanning = lines
    .filter(
      ({ line, box }) =>
        gutters.some((gutter) => spansAt(line, gutter, em)) &&
        (!onlyLone || isUnbroken(line, gutters, em)) &&
        (!onlyLone || isLone(box)),
    )
    .sort((a, b) => a.box.top - b.box.top);
  if (spanning.length === 0) return [runs];
  const spanned = new Set(spanning.flatMap(({ line }) => line));
  const bands: Run[][] = [];
  let rest = runs.filter((run) => !spanned.has(run));
  let above: Run[] = [];
  let isSpanning = false;
  for (const { line, box } of spanning) {
    const edge = (box.top + box.bottom) / 2;
    const over = rest.filter((run) => (run.top + run.bottom) / 2 < edge);
    rest = rest.filter((run) => (run.top + run.bottom) / 2 >= edge);
    if (over.length > 0) {
      if (above.length > 0) bands.push(above);
      bands.push(over);
      above = [...line];
    } else above = isSpanning || above.length > 0 ? [...above, ...line] : [...line];
    isSpanning = true;
  }
  if (above.length > 0) bands.push(above);
  if (rest.length > 0) bands.push(rest);
  return bands;
}

/** Whether no gutter parts the runs of a line that it does not span: one of three columns beside a heading is no part of it. */
function isUnbroken(line: readonly Run[], gutters: readonly Gutter[], em: number): boolean {
  return gutters.every((gutter) => {
    const middle = middleOf(gutter);
    const isOnBothSides = line[0]!.left < middle && line.at(-1)!.right > middle;
    return !isOnBothSides || spansAt(line, gutter, em);
  });
}

/** A blank in a line that lies over a gutter by chance is no wider than its other blanks. */
const ODD_BLANK = 1.5;

/** Whether a line of the region reaches over a gutter: a run covers it, or what looks like a gutter is a blank of a title. */
function spansAt(line: readonly Run[], gutter: Gutter, em: number): boolean {
  const middle = middleOf(gutter);
  if (line.some((run) => crosses(run, gutter))) return true;
  const next = line.findIndex((run) => run.left >= middle - em / 8);
  if (next < 1) return false;
  const gaps = line.slice(1).map((run, i) => run.left - line[i]!.right);
  const here = gaps[next - 1]!;
  const others = gaps.filter((_, i) => i !== next - 1).sort((a, b) => a - b);
  // A title whose letters stand apart: all of its blanks are alike.
  const isSpaced = line.length >= 4 && line.every(({ text }) => text.length <= 2) && line[0]!.em > em;
  const usual = others[others.length >> 1] ?? 0;
  return isSpaced && usual > em / 4 && here <= ODD_BLANK * usual;
}
