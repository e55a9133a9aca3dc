import type { Box } from '../types.ts';
import { medianOf } from './median-of.ts';

/** A line or a word with its place. */
export interface Placed {
  readonly text: string;
  readonly box: Box;
}

/** Lines of fewer em say little about the size of print: a bad edge counts too much. */
const FEWEST = 5;

/** Height of a line's ink, from the highest stroke to the lowest, in em: where no line is long enough. */
const INK = 0.95;

/**
 * The width of a full-width character on a page, in its units: the median over its lines of width by characters, half-width ones
 * counted as halves.
 *
 * Out: 0 where there is no line.
 *
 * @example emOf([{ text: '现在，我代表自治区人民政府向大会', box: { left: 200, top: 422, right: 692, bottom: 452 } }])   // 30.75
 */
export function emOf(lines: readonly Placed[]): number {
  const long = lines.filter(({ text }) => widthOf(text) >= FEWEST);
  const widths = long.map(({ text, box }) => (box.right - box.left) / widthOf(text));
  if (widths.length > 0) return medianOf(widths);
  return medianOf(lines.map(({ box }) => box.bottom - box.top)) / INK;
}

/** Characters of a text in em, blanks left out. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0xdc00 && code <= 0xdfff)) continue;
    width += code < 0x2000 || (code >= 0xff61 && code <= 0xff9f) ? 0.5 : 1;
  }
  return width;
}
