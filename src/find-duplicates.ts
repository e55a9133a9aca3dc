import { findRepeats } from './dedupe/find-repeats.ts';
import { cutRegions } from './layout/measure.ts';
import { read } from './read/read.ts';
import type { Line, Span } from './types.ts';

/** Two stretches of a text that are prints of the same; the first stands first. */
export interface Duplicate {
  readonly first: Span;
  readonly second: Span;
  /** Share of characters that agree, 0 to 1. */
  readonly similarity: number;
}

/**
 * Finds what a text holds twice as print: pages and columns, exact or with misreadings. What an author says twice in other
 * lines is no duplicate.
 *
 * In: a decoded text. Out: pairs of spans (UTF-16 offsets into it), longest first.
 */
export function findDuplicates(text: string): readonly Duplicate[] {
  const { lines } = read({ content: text }, 's1', {});
  const isSet = cutRegions(lines).flatMap((region) => region.lines.map(() => region.measure !== null));
  const spanOf = ([start, end]: readonly [number, number]): Span => {
    const [first, last] = [lines[start] as Line, lines[end - 1] as Line];
    return { source: first.source, start: first.start, end: last.end };
  };
  return findRepeats(lines, (line) => isSet[line] === true).map(({ first, second, similarity }) => ({
    first: spanOf(first),
    second: spanOf(second),
    similarity,
  }));
}
