import type { Line } from '../types.ts';

/**
 * Where the pages begin in lines that all have their place on one: their reader has put each page in order by its boxes.
 *
 * Out: indices, rising, the first 0; null where a line has no box, so that nothing is settled.
 *
 * @example three lines of page 7 and two of page 8, all with boxes: [0, 3]
 */
export function startsOfPages(lines: readonly Line[]): readonly number[] | null {
  if (lines.some(({ box }) => box === undefined)) return null;
  return lines.flatMap(({ page }, i) => (i === 0 || page !== lines[i - 1]!.page ? [i] : []));
}
