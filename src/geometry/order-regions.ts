import type { Box } from '../types.ts';
import { boundsOf } from './bounds.ts';
import { cutIntoBands } from './cut-bands.ts';
import { cutAtGaps } from './cut-gaps.ts';
import { cutAtHeads } from './cut-heads.ts';
import { cutUnderOverhangs } from './cut-overhangs.ts';
import { type Placed, straighten } from './straighten.ts';

/** A region of a page: a paragraph, a heading, a cell of a table. */
export interface PageRegion {
  readonly box: Box;
  readonly lines: readonly { readonly box: Box; readonly text: string }[];
  /** What the input calls it; the order does not need it. */
  readonly kind?: string;
}

/** Blocks of fewer regions keep the slope of what holds them. */
const LEAST_STRAIGHTENED = 20;

/** Blocks inside blocks; deeper only where boxes lie over one another without any order. */
const DEEPEST = 60;

/**
 * The reading order of the regions of one page or sheet, told by where they stand.
 *
 * Columns are read from left to right and each from top to bottom; a head that stands over several columns ends what is above it and
 * opens what is below. Tables whose cells are regions are read column by column too. The page is cut again and again: at gutters into
 * columns, at heads into bands, where nothing can be cut into the fewest bands that have gutters (after the recursive X-Y cut of Nagy
 * and Seth, ICPR 1984, which knows no heads and takes the widest gap).
 *
 * In: regions in any order, boxes in page units (all thresholds are in line heights). Out: their numbers in reading order, each once;
 * the same order whatever the order of the input, the units and the place of the origin.
 *
 * @example
 * const at = (left: number, top: number, right: number, bottom: number, text: string) =>
 *   ({ box: { left, top, right, bottom }, lines: [{ box: { left, top, right, bottom }, text }] });
 * orderRegions([at(0, 30, 90, 40, '左栏'), at(110, 30, 200, 40, '右栏'), at(0, 0, 200, 12, '澜川市人民政府公报')])   // [2, 0, 1]
 */
export function orderRegions(regions: readonly PageRegion[]): readonly number[] {
  const things = [...regions.keys()]
    .sort((a, b) => compare(regions[a]!, regions[b]!))
    .map((index) => place(regions[index]!, index));
  const em = median(things.flatMap(({ lines }) => lines.map(({ top, bottom }) => bottom - top)));
  return orderBlock(straighten(things, em), em, 0);
}

function orderBlock(things: readonly Placed[], em: number, depth: number): readonly number[] {
  if (things.length < 2 || depth > DEEPEST) return indices(things);
  const inside = (blocks: readonly (readonly Placed[])[]) =>
    blocks.flatMap((block) =>
      orderBlock(block.length > LEAST_STRAIGHTENED ? straighten(block, em) : block, em, depth + 1),
    );
  const rows = cutAtGaps(things, 'down', em);
  const columns = cutAtGaps(things, 'across', em);
  if (columns.length > 1) {
    const bands = cutAtHeads(rows, em);
    return inside(bands.length > 1 ? bands : columns);
  }
  if (rows.every((row) => row.length === 1)) return indices(rows.flat());
  const sides = cutUnderOverhangs(things, em);
  if (sides) return inside(sides);
  const bands = cutIntoBands(rows, em);
  return bands.length > 1 ? inside(bands) : orderAround(things, inside);
}

/** What lies over one another: the widest parts what begins in its upper half from the rest. */
function orderAround(
  things: readonly Placed[],
  inside: (blocks: readonly (readonly Placed[])[]) => readonly number[],
): readonly number[] {
  const widest = things.reduce((wide, thing) => (widthOf(thing) > widthOf(wide) ? thing : wide));
  const middle = heightOf(widest);
  const others = things.filter((thing) => thing !== widest);
  return [
    ...inside([others.filter((thing) => heightOf(thing) < middle)]),
    widest.index,
    ...inside([others.filter((thing) => heightOf(thing) >= middle)]),
  ];
}

function place({ box, lines }: PageRegion, index: number): Placed {
  const boxes = lines.length > 0 ? lines.map((line) => line.box) : [box];
  return { index, box: boundsOf(boxes), lines: boxes };
}

function indices(things: readonly Placed[]): readonly number[] {
  return things.map(({ index }) => index);
}

function widthOf({ box }: Placed): number {
  return box.right - box.left;
}

/** Twice the middle of its height. */
function heightOf({ box }: Placed): number {
  return box.top + box.bottom;
}

/** From top to bottom, then from left to right; regions that differ in nothing may stand either way. */
function compare(a: PageRegion, b: PageRegion): number {
  return (
    a.box.top - b.box.top ||
    a.box.left - b.box.left ||
    a.box.bottom - b.box.bottom ||
    a.box.right - b.box.right ||
    compareText(a.lines.map(({ text }) => text).join('\n'), b.lines.map(({ text }) => text).join('\n'))
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] || 1;
}
