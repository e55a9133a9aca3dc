import type { Line } from '../types.ts';

/**
 * A part of a line, without the white space at its ends: the slice of the source that its own offsets bound. The first part keeps
 * what stands in front of the line: indent, blank lines, a page break.
 *
 * In: UTF-16 offsets in the line's text. Out: null where only white space stands between them.
 */
export function sliceLine(line: Line, from: number, to: number, isFirst: boolean): Line | null {
  const raw = line.text.slice(from, to);
  const text = raw.trim();
  if (text === '') return null;
  const start = line.start + from + raw.length - raw.trimStart().length;
  const { breakBefore, ...rest } = line;
  return {
    ...rest,
    ...(isFirst && breakBefore ? { breakBefore } : {}),
    ...(isFirst ? {} : { indent: 0, blanksBefore: 0 }),
    start,
    end: start + text.length,
    text,
  };
}
