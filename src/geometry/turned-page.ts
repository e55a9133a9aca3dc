import type { Box } from '../types.ts';

/** A line so many times as high as wide is set from top to bottom. */
const UPRIGHT = 2;

/** Share of a page's lines that must be set so for the page to be. */
const MOST = 0.6;

/**
 * Turns the boxes of a page of vertical text a quarter, so that what reads from top to bottom and from right to left reads from
 * left to right and downwards. A page of horizontal lines stays as it is.
 *
 * @example turnPage([{ left: 900, top: 100, right: 930, bottom: 800 }, …])   // [{ left: 100, top: -930, right: 800, bottom: -900 }, …]
 */
export function turnPage(boxes: readonly (Box | undefined)[]): readonly (Box | undefined)[] {
  const known = boxes.filter((box) => box !== undefined);
  const upright = known.filter(({ left, top, right, bottom }) => bottom - top >= UPRIGHT * (right - left));
  if (known.length === 0 || upright.length < MOST * known.length) return boxes;
  return boxes.map((box) => box && { left: box.top, top: -box.right, right: box.bottom, bottom: -box.left });
}
