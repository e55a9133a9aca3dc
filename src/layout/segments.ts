import type { Line } from '../types.ts';

/**
 * A stretch of a physical line between wide blanks, with the columns that it covers. `start` and `end` are UTF-16 offsets in the
 * source.
 */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

/**
 * How many columns a full-width character takes: two on a terminal and in most programs, one in `pdftotext -layout`, which counts
 * characters.
 */
export type WideWidth = 1 | 2;

/** Blanks that part two columns: one parts words, and full-width names. */
const gap = /[ \t\u00a0\u2000-\u200a\u3000]{2,}/gu;

/** Tab stops of a terminal. */
const TAB = 8;

/**
 * Cuts a line at its wide blanks.
 *
 * In: a line as read, with the text of its source. Out: its segments; columns count from the start of the physical line, so that the
 * indent counts too.
 *
 * @example
 * cutSegments({ start: 0, text: '粮食总产量        面积净增', … }, source, 2)
 * // [{ start: 0, end: 5, left: 0, right: 10 }, { start: 13, end: 17, left: 18, right: 26 }]
 */
export function cutSegments(line: Line, source: string, wide: WideWidth): readonly Segment[] {
  const segments: Segment[] = [];
  let column = advance(0, source.slice(line.start - line.indent, line.start), wide);
  let at = 0;
  const push = (until: number) => {
    const text = line.text.slice(at, until);
    const left = column;
    column = advance(column, text, wide);
    if (text !== '') segments.push({ start: line.start + at, end: line.start + until, left, right: column });
  };
  for (const { 0: blanks, index } of line.text.matchAll(gap)) {
    push(index);
    column = advance(column, blanks, wide);
    at = index + blanks.length;
  }
  push(line.text.length);
  return segments;
}

function advance(column: number, text: string, wide: WideWidth): number {
  let at = column;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x09) at += TAB - (at % TAB);
    else if (code >= 0xdc00 && code <= 0xdfff) continue;
    else at += isWide(code) ? wide : 1;
  }
  return at;
}

/** Full-width in a Chinese font: Han, its punctuation, dashes and quotation marks. */
function isWide(code: number): boolean {
  if (code >= 0xff61 && code <= 0xff9f) return false;
  return code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027);
}
