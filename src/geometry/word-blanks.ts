import type { Box } from '../types.ts';

/** A word of a line, in order, and whether the file puts a blank before it. */
export interface SpacedWord {
  readonly text: string;
  readonly box?: Box;
  readonly hasBlank: boolean;
}

/** Distance of two words from which on the blank between ideographs was set, in em; a name stands one em off its title. */
const LEAST_GAP = 0.75;

/** And so many times the usual distance of the line's words: a line that is letter-spaced as a whole has no blank in it. */
const USUAL_GAPS = 2;

/** Without boxes: blanks are the text's own where at most this share of the ideographs of a line stands before one. */
const RARE = 0.15;

const wide = /[\p{Script=Han}〇，。、；：！？“”‘’（）《》〈〉【】「」『』—…·％]/u;

/**
 * Tells which blanks of a recognised line were printed. Tesseract puts one between any two words that it cuts a Chinese line into;
 * print has none there, but a name stands off its title: 市长 杨大勇. Between Latin words and numbers the file is believed.
 *
 * In: the words of one line in order, boxes and `em` in page units. Out: for every word whether a blank stands before it.
 *
 * @example tellBlanks of 自治 区 人 民政 府 主席 包 钢, where 40 units part 主席 from 包 and at most 14 the others: a blank before 包 alone
 */
export function tellBlanks(words: readonly SpacedWord[], em: number): readonly boolean[] {
  const gaps = words.map(({ box }, i) => {
    const before = words[i - 1]?.box;
    return box && before ? box.left - before.right : null;
  });
  const between = words.map(({ text }, i) => i > 0 && touchesWide(words[i - 1]!.text, text));
  const known = gaps.filter((gap, i) => gap !== null && between[i]) as number[];
  const usual = Math.max(0, [...known].sort((a, b) => a - b)[known.length >> 1] ?? 0);
  const least = Math.max(LEAST_GAP * em, USUAL_GAPS * usual);
  const ideographs = words.reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  const blanks = words.filter(({ hasBlank }, i) => hasBlank && between[i]).length;
  const isRare = blanks <= RARE * ideographs;
  return words.map(({ hasBlank }, i) => {
    if (i === 0 || !hasBlank) return false;
    if (!between[i]) return true;
    const gap = gaps[i];
    return gap === null || gap === undefined ? isRare : gap >= least;
  });
}

function touchesWide(left: string, right: string): boolean {
  return wide.test(left.slice(-1)) || wide.test([...right.slice(0, 2)][0] ?? '');
}
