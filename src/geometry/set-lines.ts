import type { Box } from '../types.ts';
import { medianOf } from './median-of.ts';

/** Where a line stands in its column: what white space would say in a text file. */
export interface Setting {
  /** Full-width blanks before the line, as far as its left edge stands in from that of its column. */
  readonly indent: number;
  /** Blank lines above it: 1 where the distance to the line above is clearly more than the usual one. */
  readonly blanksBefore: number;
}

/** A gap counts as a blank line from so much more than the usual distance of lines on, in line heights. */
const BLANK = 0.7;

/** A left edge in from the column's by less than this, in em, is no indent. */
const LEAST_INDENT = 0.7;

/**
 * Reads indents and blank lines off the boxes of one column.
 *
 * In: boxes of horizontal lines in reading order, all of one column of one page, in page units; `em` is the width of a full-width
 * character in these units (the usual line height where it is not known).
 *
 * @example
 * setLines([{ left: 128, top: 0, right: 400, bottom: 16 }, { left: 96, top: 24, right: 400, bottom: 40 }], 16)
 * // [{ indent: 2, blanksBefore: 0 }, { indent: 0, blanksBefore: 0 }]
 */
export function setLines(boxes: readonly Box[], em: number): readonly Setting[] {
  const left = columnLeft(boxes, em);
  const pitches = boxes.slice(1).map((box, i) => box.top - boxes[i]!.top);
  const usual = medianOf(pitches.filter((pitch) => pitch > 0));
  return boxes.map((box, i) => {
    const indent = (box.left - left) / em;
    const pitch = i === 0 ? 0 : pitches[i - 1]!;
    return {
      indent: indent >= LEAST_INDENT ? Math.round(indent) : 0,
      blanksBefore: usual > 0 && pitch > usual + BLANK * em ? 1 : 0,
    };
  });
}

/** The left edge that most lines share: the densest bin of half an em, the leftmost of equals. */
function columnLeft(boxes: readonly Box[], em: number): number {
  const lefts = boxes.map(({ left }) => left).sort((a, b) => a - b);
  let best = lefts[0] ?? 0;
  let most = 0;
  let end = 0;
  for (const [i, left] of lefts.entries()) {
    while (end < lefts.length && lefts[end]! <= left + em / 2) end += 1;
    if (end - i > most) [most, best] = [end - i, left];
  }
  return best;
}
