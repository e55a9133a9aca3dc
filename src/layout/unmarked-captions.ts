import type { Line } from '../types.ts';
import { endsSentence } from './measure.ts';
import { mostCommon } from './most-common.ts';

/** So many captions with mark or credit show that a page has pictures, and that others stand where more white space is than usual. */
const FEWEST_KNOWN = 2;
const MORE_BLANKS = 2;

/** Longest caption without mark and credit, in characters. */
const LONGEST = 100;

/**
 * Finds captions without mark and credit on a page of pictures: single sentences above which a picture has left more white space
 * than stands between paragraphs.
 *
 * In: lines of flowing text in raw order, and how many captions with mark or credit the page has. Out: indices of lines.
 */
export function findUnmarkedCaptions(lines: readonly Line[], known: number): readonly number[] {
  if (known < FEWEST_KNOWN) return [];
  const usual = mostCommon(lines.map(({ blanksBefore }) => blanksBefore)).value ?? 0;
  return lines.flatMap(({ text, blanksBefore, headingLevel, kind }, i) => {
    const isSetOff = blanksBefore >= usual + MORE_BLANKS && headingLevel === undefined && kind === undefined;
    return isSetOff && text.length <= LONGEST && /。[”’」』]?$/u.test(text) && endsSentence(text) ? [i] : [];
  });
}
