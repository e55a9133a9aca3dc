/**
 * Marks that break a word at a line's end, and join its parts within one: the hyphen of typewriters and of Unicode, the double
 * oblique one of blackletter (⸗) and what OCR makes of that one (= and ¬).
 */
export const hyphens = '\\-\\u2010\\u2011\\u00ad\\u2e17\\u2e40=¬';

const letter = '[\\p{L}\\p{M}]';

/** Words as printed, hyphenated ones whole. */
const word = new RegExp(`${letter}+(?:[${hyphens}]${letter}+)*`, 'gu');
const anyHyphen = new RegExp(`[${hyphens}]`, 'gu');

/** A word at its place in a line. */
export interface PlacedWord {
  /** Folded: lower case, ſ as s, every hyphen as -. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A word in the form that words are compared in.
 *
 * @example foldWord('Reichs⸗Poſt')   // 'reichs-post'
 */
export function foldWord(printed: string): string {
  return printed.replace(/ſ/gu, 's').replace(anyHyphen, '-').toLowerCase();
}

/**
 * The words of a line that stand in it whole: one that a hyphen at the line's end breaks off is none, nor is the first one of
 * the line behind it.
 *
 * @example listWords('Die Reichs⸗Poſt befoͤr⸗', false).map(({ word }) => word)   // ['die', 'reichs-post']
 */
export function listWords(text: string, isBehindHyphen: boolean): readonly PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(word)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isBehindHyphen && start === 0) continue;
    if (end === text.length - 1 && endsInHyphen(text)) continue;
    words.push({ word: foldWord(match[0]), start, end });
  }
  return words;
}

const lineEndHyphen = new RegExp(`${letter} ?[${hyphens}]$`, 'u');

/** Whether a line breaks off in a word, by the mark at its end. */
export function endsInHyphen(text: string): boolean {
  return lineEndHyphen.test(text);
}
