import { boundsOf } from './bounds.ts';
import { type Extent, joinExtents } from './extents.ts';
import type { Placed } from './straighten.ts';

/** Boxes overlap a little in real scans: this much of each side is not counted, in em, and never more than a quarter of it. */
const SLACK = 0.35;

export type Axis = 'across' | 'down';

/** The extent of a thing on an axis, drawn in by the slack. */
export function extentOf({ box }: Placed, axis: Axis, em: number): Extent {
  const [from, to] = axis === 'across' ? [box.left, box.right] : [box.top, box.bottom];
  const slack = Math.min(SLACK * em, (to - from) / 4);
  return [from + slack, to - slack];
}

/**
 * Cuts things at every white strip that crosses all of them: across into columns, from left to right, down into rows, from top to
 * bottom. Things of a group keep the order of their starts.
 */
export function cutAtGaps(things: readonly Placed[], axis: Axis, em: number): readonly (readonly Placed[])[] {
  const extents = things.map((thing) => ({ thing, extent: extentOf(thing, axis, em) }));
  extents.sort((a, b) => a.extent[0] - b.extent[0]);
  const groups: Placed[][] = [];
  let end = -Infinity;
  for (const { thing, extent } of extents) {
    if (extent[0] >= end) groups.push([]);
    groups.at(-1)!.push(thing);
    end = Math.max(end, extent[1]);
  }
  return groups;
}

/**
 * Cuts rows that no gutter crosses as a whole into the fewest bands that a gutter does cross, or that are one row.
 *
 * In: rows from top to bottom. Out: bands from top to bottom, one of them where nothing can be cut.
 */
export function cutIntoBands(rows: readonly (readonly Placed[])[], em: number): readonly (readonly Placed[])[] {
  const costs = new Float64Array(rows.length + 1).fill(Infinity);
  const from = new Int32Array(rows.length + 1);
  costs[0] = 0;
  for (let i = 0; i < rows.length; i += 1) {
    let columns: readonly Extent[] = [];
    for (let j = i; j < rows.length; j += 1) {
      for (const thing of rows[j]!) columns = joinExtents(columns, extentOf(thing, 'across', em));
      const isCut = columns.length > 1 || (j === i && rows[j]!.length === 1);
      const cost = costs[i]! + (isCut ? 1 : j === i ? TANGLED : Infinity);
      if (cost < costs[j + 1]!) [costs[j + 1], from[j + 1]] = [cost, i];
      if (columns.length === 1 && j > i) break;
    }
  }
  const bands: (readonly Placed[])[] = [];
  for (let end = rows.length; end > 0; end = from[end]!) bands.push(rows.slice(from[end], end).flat());
  return bands.reverse();
}

/** What a row costs whose boxes overlap one another, in bands. */
const TANGLED = 3;

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
  let isBehindHead = true;
  for (const [r, row] of rows.entries()) {
    const isAlone = row.length === 1 && isHead(rows, r, block, em);
    if (isAlone || isBehindHead) bands.push([]);
    bands.at(-1)!.push(...row);
    isBehindHead = isAlone;
  }
  return bands;
}

function isHead(rows: readonly (readonly Placed[])[], r: number, block: Placed['box'], em: number): boolean {
  const { box } = rows[r]![0]!;
  if (box.bottom - box.top >= HIGHEST_HEAD * em) return false;
  const width = block.right - block.left;
  const isWide = box.right - box.left >= LEAST_WIDTH * width;
  const isCentred = Math.abs(box.left + box.right - block.left - block.right) / 2 < OFF_CENTRE * width;
  return (isWide || isCentred) && (endsGutter(rows, r, 1, em) || endsGutter(rows, r, -1, em));
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
