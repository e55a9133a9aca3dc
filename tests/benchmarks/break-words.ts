import { listWords, type PlacedWord } from '../../src/language/latin-words.ts';
import type { Lexicon } from '../../src/language/lexicon.ts';
import type { Witnesses } from '../../src/language/word-witnesses.ts';
import { judgeHyphen } from '../../src/rebuild/broken-word.ts';

/** What became of words that were broken on purpose. */
export interface BrokenWords {
  /** Words printed without a hyphen, and how many of them came back whole. */
  readonly whole: number;
  readonly joined: number;
  /** Words printed with a hyphen before a small letter, broken at it, and how many kept it. */
  readonly hyphenated: number;
  readonly kept: number;
}

/** Shorter words are hardly broken in print. */
const SHORTEST = 6;

/** Every so many words inside a line is broken. */
const STEP = 7;

/** A place where print breaks a word: before a consonant that a vowel follows, two letters from either end. */
const breakPlace = /^.{2,}?[a-zäöüßſ](?=[bcdfghjklmnpqrſstvwxz][aeiouyäöü].)/u;

/**
 * Breaks words inside the lines of a page and has them judged as if they stood at a line's end, with that one occurrence
 * taken out of the witnesses and the page out of the word list.
 */
export function breakWords(lines: readonly string[], witnesses: Witnesses, lexicon: Lexicon): BrokenWords {
  let [whole, joined, hyphenated, kept, seen] = [0, 0, 0, 0, 0];
  for (const line of lines) {
    for (const place of listWords(line, false)) {
      if (place.start === 0 || place.end === line.length || place.word.length < SHORTEST) continue;
      const printed = line.slice(place.start, place.end);
      const knowledge = { witnesses: without(witnesses, place), lexicon, language: 'own' };
      const mark = /[-⸗](?=\p{Ll})/u.exec(printed);
      if (mark) {
        hyphenated += 1;
        const found = judgeHyphen(printed.slice(0, mark.index + 1), printed.slice(mark.index + 1), knowledge);
        if (found?.isJoined === false) kept += 1;
      }
      seen += 1;
      if (place.word.includes('-') || seen % STEP !== 0) continue;
      const cut = breakPlace.exec(printed)?.[0].length;
      if (cut === undefined) continue;
      whole += 1;
      if (judgeHyphen(`${printed.slice(0, cut)}-`, printed.slice(cut), knowledge)?.isJoined) joined += 1;
    }
  }
  return { whole, joined, hyphenated, kept };
}

function without(witnesses: Witnesses, place: PlacedWord): Witnesses {
  return (word) => {
    const found = witnesses(word);
    if (!found || word !== place.word) return found;
    return found.count === 1 ? undefined : { ...found, count: found.count - 1, inner: found.inner - 1 };
  };
}
