import type { Box } from '../types.ts';
import { boundsOf } from './bounds.ts';

/** What sticks out of a column by more than this, in em, is not of it. */
const OUT = 2;

/**
 * Cuts boxes in reading order into the columns that they run through: a column ends where the next box stands no lower, or sticks
 * out of it.
 *
 * In: boxes of regions in reading order, in page units, and `em` likewise. Out: the number of the column of each, from 1.
 *
 * @example a head over two columns, two paragraphs on the left and one on the right: [1, 2, 2, 3]
 */
export function cutColumns(boxes: readonly Box[], em: number): readonly number[] {
  const columns: number[] = [];
  let column = 0;
  let open: Box | null = null;
  let last: Box | null = null;
  for (const box of boxes) {
    const isBelow = last !== null && box.top + box.bottom > last.top + last.bottom;
    // A column may begin with a head that is narrower than it.
    const isInside = open !== null && (isIn(open, box, em) || (open === last && isIn(box, open, em)));
    if (isBelow && isInside) open = boundsOf([open!, box]);
    else [column, open] = [column + 1, box];
    last = box;
    columns.push(column);
  }
  return columns;
}

function isIn(outer: Box, inner: Box, em: number): boolean {
  return inner.left >= outer.left - OUT * em && inner.right <= outer.right + OUT * em;
}
