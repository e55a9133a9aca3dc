import type { Box } from '../types.ts';
import { boundsOf } from './bounds.ts';
import { extentOf } from './cut-gaps.ts';
import { type Extent, joinExtents } from './extents.ts';
import type { Placed } from './straighten.ts';

/** A head is no higher than this, in em. */
const HIGHEST_HEAD = 4;

/** A head is as wide as its block, or nearly; or it stands in its middle, as near as this; in widths of the block. */
const LEAST_WIDTH = 0.6;
const OFF_CENTRE = 0.1;

/** How far above and below a head its neighbours are looked at, in em. */
const NEAR = 6;

/**
 * Cuts a block of several columns at the heads that stand over more than one of them, though a gutter beside them goes through from
 * top to bottom: such a head is alone in its row, wide or centred, and gutters above or below it end at it.
 *
 * Out: bands from top to bottom, heads each as one; a single band where there is none.
 */
export function cutAtHeads(rows: readonly (readonly Placed[])[], em: number): readonly (readonly Placed[])[] {
  const block = boundsOf(rows.flat().map(({ box }) => box));
  const bands: Placed[][] = [];
  let isBehindHead: boolean = true;
  for (const [r, row] of rows.entries()) {
    const isAcross: boolean =
      row.length === 1 ? isHead(rows, r, block, em) : isBehindHead && isDateline(row, block, em);
    if (isAcross || isBehindHead) bands.push([]);
    bands.at(-1)!.push(...row);
    isBehindHead = isAcross;
  }
  return bands;
}

function isHead(rows: readonly (readonly Placed[])[], r: number, block: Box, em: number): boolean {
  const { box } = rows[r]![0]!;
  if (box.bottom - box.top >= HIGHEST_HEAD * em) return false;
  const width = block.right - block.left;
  const isWide = box.right - box.left >= LEAST_WIDTH * width;
  const isCentred = Math.abs(box.left + box.right - block.left - block.right) / 2 < OFF_CENTRE * width;
  if ((r === 0 || r === rows.length - 1) && isFolio(box, block, em)) return true;
  return (isWide || isCentred) && (endsGutter(rows, r, 1, em) || endsGutter(rows, r, -1, em));
}

/** A page number or running head, and each part of a dateline, is a single line: no higher than this, in em. */
const HIGHEST_LINE = 2.5;

/** Only a block as wide as a page has them, in em. */
const PAGE_WIDTH = 40;

/** They stand within this of the middle, or of the edges, of the block; in widths of the block. */
const OFF_PLACE = 0.04;

/** Parts of a dateline: number, date and year, at times the bank accounts of the office too. */
const FEWEST_PARTS = 3;
const MOST_PARTS = 5;

/** The first or last thing of a page, centred over all of its columns. */
function isFolio(box: Box, block: Box, em: number): boolean {
  const width = block.right - block.left;
  if (width < PAGE_WIDTH * em || box.bottom - box.top >= HIGHEST_LINE * em) return false;
  return Math.abs(box.left + box.right - block.left - block.right) / 2 < OFF_PLACE * width;
}

/** The line under the title of a newspaper: its number at the left edge, the place and date in the middle, the year at the right. */
function isDateline(row: readonly Placed[], block: Box, em: number): boolean {
  const width = block.right - block.left;
  if (row.length < FEWEST_PARTS || row.length > MOST_PARTS || width < PAGE_WIDTH * em) return false;
  if (row.some(({ box }) => box.bottom - box.top >= HIGHEST_LINE * em)) return false;
  const off = OFF_PLACE * width;
  const sorted = [...row].sort((a, b) => a.box.left - b.box.left);
  const isFlush = sorted[0]!.box.left < block.left + off && sorted.at(-1)!.box.right > block.right - off;
  const middle = (block.left + block.right) / 2;
  return isFlush && sorted.some(({ box }) => Math.abs((box.left + box.right) / 2 - middle) < off);
}

/** Whether the rows above (or below) have a gutter where the thing of this row stands. */
function endsGutter(rows: readonly (readonly Placed[])[], r: number, step: 1 | -1, em: number): boolean {
  const { box } = rows[r]![0]!;
  let columns: readonly Extent[] = [];
  for (let at = r + step; at >= 0 && at < rows.length; at += step) {
    if (rows[at]!.length === 1 && at !== r + step && columns.length > 1) break;
    for (const thing of rows[at]!) columns = joinExtents(columns, extentOf(thing, 'across', em));
    const edge = boundsOf(rows[at]!.map((thing) => thing.box));
    if ((step > 0 ? edge.bottom - box.bottom : box.top - edge.top) > NEAR * em) break;
  }
  return columns.slice(1).some(([to], i) => {
    const from = columns[i]![1];
    const middle = (from + to) / 2;
    return (from >= box.left && to <= box.right) || (middle > box.left && middle < box.right);
  });
}
