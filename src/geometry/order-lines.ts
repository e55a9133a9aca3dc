import type { Box } from '../types.ts';

/** Two boxes stand in one row when they share more of the lower one's height than this and nothing of their width. */
const SHARED = 0.5;

/**
 * Orders the lines of one region: rows from top to bottom, the pieces of a row from left to right.
 *
 * In: boxes in page units, in any order. Out: their numbers; equal boxes keep the order given.
 *
 * @example a name and, far to the right on the same row but a little higher, its amount: the name comes first
 */
export function orderLines(boxes: readonly Box[]): readonly number[] {
  const byHeight = [...boxes.keys()].sort(
    (a, b) => heightOf(boxes[a]!) - heightOf(boxes[b]!) || boxes[a]!.left - boxes[b]!.left || a - b,
  );
  const rows: number[][] = [];
  for (const index of byHeight) {
    const row = rows.at(-1);
    if (row?.every((other) => areBeside(boxes[other]!, boxes[index]!))) row.push(index);
    else rows.push([index]);
  }
  return rows.flatMap((row) => row.sort((a, b) => boxes[a]!.left - boxes[b]!.left || a - b));
}

function areBeside(a: Box, b: Box): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const isApart = Math.min(a.right, b.right) <= Math.max(a.left, b.left);
  return isApart && shared > SHARED * Math.min(a.bottom - a.top, b.bottom - b.top);
}

/** Twice the middle. */
function heightOf({ top, bottom }: Box): number {
  return top + bottom;
}
