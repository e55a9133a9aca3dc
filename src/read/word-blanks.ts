import { widthOf } from '../geometry/print-size.ts';
import { findSignature } from '../markers/office-name.ts';
import type { Box } from '../types.ts';

/** A word of a line, in order, and whether the file puts a blank before it. */
export interface SpacedWord {
  readonly text: string;
  readonly box?: Box;
  readonly hasBlank: boolean;
}

/**
 * Distance of two words from which on the blank between ideographs was set, in em, and beside a number, where print has a quarter of
 * an em anyway. Tesseract's boxes of words stand up to one em off their ink, so the line as a whole must be wider by nearly as much.
 */
const LEAST_GAP = 1;
const LEAST_EXCESS = 0.8;

/** And so many times the usual distance of the line's words: a line that is letter-spaced as a whole has no blank in it. */
const USUAL_GAPS = 2;

/** A line that is an office and a name is wider than its characters by the blank between them, a half em or a whole one. */
const NAME_EXCESS = 0.3;

/** Without boxes: blanks are the text's own where at most this share of the ideographs of a line stands before one. */
const RARE = 0.15;

const ideograph = /[\p{Script=Han}〇]/u;
const wideMark = /[，。、；：！？“”‘’（）《》〈〉【】「」『』—…·％]/u;

/**
 * Tells which blanks of a recognised line were printed. Tesseract puts one between any two words that it cuts a Chinese line into;
 * print has none there, but a name stands off its title: 市长 杨大勇. Between Latin words and numbers the file is believed, beside a
 * full-width mark it never is.
 *
 * In: the words of one line in order, boxes, that of the line and `em` in page units. Out: for every word whether a blank stands
 * before it.
 *
 * @example
 * // 市长 杨 大 勇, 150 units wide where its five characters take 138: a blank before 杨 alone
 */
export function tellBlanks(words: readonly SpacedWord[], em: number, line: Box | undefined): readonly boolean[] {
  const text = words.map((word) => word.text).join('');
  const excess = line && em > 0 ? (line.right - line.left) / em - widthOf(text) : null;
  const name = excess !== null && excess >= NAME_EXCESS ? findSignature(text) : undefined;
  const gaps = words.map(({ box }, i) => {
    const before = words[i - 1]?.box;
    return box && before ? box.left - before.right : null;
  });
  const inside = gaps.filter((gap) => gap !== null).sort((a, b) => a - b);
  const least = Math.max(LEAST_GAP * em, USUAL_GAPS * (inside[inside.length >> 1] ?? 0));
  const isRare = hasFewBlanks(words);
  let at = 0;
  return words.map(({ text: own, hasBlank }, i) => {
    const start = at;
    at += own.length;
    if (i === 0 || !hasBlank) return false;
    const [left, right] = [[...words[i - 1]!.text].at(-1)!, String.fromCodePoint(own.codePointAt(0)!)];
    if (wideMark.test(left) || wideMark.test(right)) return false;
    if (!ideograph.test(left) && !ideograph.test(right)) return true;
    if (name !== undefined) return start === name;
    const gap = gaps[i];
    if (gap === null || gap === undefined || excess === null) return isRare;
    return gap >= least && excess >= LEAST_EXCESS;
  });
}

function hasFewBlanks(words: readonly SpacedWord[]): boolean {
  const ideographs = words.reduce((sum, { text }) => sum + (text.match(/\p{Script=Han}/gu)?.length ?? 0), 0);
  const blanks = words.filter(
    ({ text, hasBlank }, i) => i > 0 && hasBlank && ideograph.test(text.slice(0, 1) + words[i - 1]!.text.slice(-1)),
  );
  return blanks.length <= RARE * ideographs;
}
