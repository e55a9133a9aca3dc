import { characterClass } from './character-class.ts';
import { functionWords } from './function-words.ts';
import { foldWord } from './latin-words.ts';

/** So much of a paragraph tells its language; a long one is not read to its end. */
const SAMPLE = 600;

/** Share of the letters that must be of a script. */
const MAJORITY = 0.5;

/** Kana make Han Japanese: some stands in every sentence (in this share of the letters at least). */
const LEAST_KANA = 0.1;

/** Fewest small words that tell a language, and how much more of them it must have than the next one. */
const FEWEST_WORDS = 2;
const LEAD = 1.25;

/** Languages that are written in a script of their own, or mostly. */
const byScript: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['bo', /\p{Script=Tibetan}/gu],
  ['mn', /\p{Script=Mongolian}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

/**
 * The language of a paragraph as a BCP 47 primary tag, by its script, then by its small words; undefined where it is too short
 * to tell, or has no letters.
 *
 * @example
 * detectLanguage('各位代表：现在报告工作。')                    // 'zh'
 * detectLanguage('Die Friſt für den Aufbrauch iſt verlängert.')   // 'de'
 * detectLanguage('Wien, 1873')                                    // undefined
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const { letters, han, kana } = countScripts(sample);
  if (letters === 0) return undefined;
  // A Latin letter is a part of a word, an ideograph a whole one: 我市GDP增长 is Chinese.
  if (2 * (han + kana) > MAJORITY * letters) return kana > LEAST_KANA * (han + kana) ? 'ja' : 'zh';
  for (const [language, pattern] of byScript) if (count(sample, pattern) > MAJORITY * letters) return language;
  if (count(sample, /\p{Script=Cyrillic}/gu) > MAJORITY * letters) return cyrillic(sample);
  return bySmallWords(sample);
}

function cyrillic(text: string): string | undefined {
  if (/[іїєґ]/iu.test(text) && !/[ыэъ]/iu.test(text)) return 'uk';
  return count(text, /\p{Script=Cyrillic}/gu) >= 8 ? 'ru' : undefined;
}

/** Weighs the languages by how many of their small words the text has, and takes one that leads clearly. */
function bySmallWords(text: string): string | undefined {
  const words = foldWord(text).match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  let [best, most, second] = [undefined as string | undefined, 0, 0];
  for (const [language, small] of functionWords) {
    let found = 0;
    for (const word of words) if (small.has(word)) found += 1;
    if (found > most) [best, most, second] = [language, found, most];
    else if (found > second) second = found;
  }
  return most >= FEWEST_WORDS && most >= LEAD * second ? best : undefined;
}

/** Letters of a text, and how many of them are ideographs of the first plane and kana. */
function countScripts(text: string) {
  let [letters, han, kana] = [0, 0, 0];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.codePointAt(i)!;
    if (code > 0xffff) i += 1;
    if (isLetter(code)) letters += 1;
    if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) han += 1;
    else if (code >= 0x3041 && code <= 0x30ff) kana += 1;
  }
  return { letters, han, kana };
}

const isLetter = characterClass(/\p{L}/u);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
