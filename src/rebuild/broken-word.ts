import { foldWord, hyphens } from '../language/latin-words.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { Witnesses } from '../language/word-witnesses.ts';
import type { Span } from '../types.ts';

/** What is known about words: those of the document, and of its language where there is a list. */
export interface WordKnowledge {
  readonly witnesses: Witnesses;
  readonly lexicon: Lexicon | null;
  /** Names the word list as evidence. */
  readonly language: string | undefined;
}

/** What becomes of the mark at the end of a line. */
export interface Hyphenation {
  /** UTF-16 units of the mark, with a blank that OCR put before it. */
  readonly length: number;
  /** The word is one and loses the mark. Else the mark stays. */
  readonly isJoined: boolean;
  readonly evidence?: string | Span;
  /** What stands behind a mark that stays: the blank of Ost- und Westpreußen, or nothing. */
  readonly separator: '' | ' ';
}

const broken = new RegExp(`([\\p{L}\\p{M}]+)( ?[${hyphens}])$`, 'u');
const rest = /^[\p{L}\p{M}]+/u;

/** The first part of a pair: Ost- und Westpreußen, two- or three-storied. */
const suspended = /^(?:und|u|oder|od|bis|bezw|bzw|sowie|wie|and|or|et|ou|en|of)$/iu;

/** Nobody sets a single letter off, and a word of three letters is not broken: what looks so is misread. */
const SHORTEST_STEM = 2;

/** No half of a word is longer; a pattern that ends at `$` would read a run of letters again from each of them. */
const LONGEST_STEM = 60;

const SHORTEST_WORD = 4;

/**
 * Judges the mark that a line ends with, by what else is known of the word: whether it stands in the document with the mark
 * or without, then whether its language has it. Where nothing tells, the mark stays: it may be the word's own.
 *
 * Out: null where the line does not break off in a word.
 *
 * @example
 * judgeHyphen('die Säuglingsſterblich⸗', 'keit zum Ziele', knowledge)   // joined, evidence the span of Sterblichkeit…
 * judgeHyphen('in Oſt⸗', 'und Weſtpreußen', knowledge)                  // stays, with a blank behind it
 */
export function judgeHyphen(left: string, right: string, knowledge: WordKnowledge): Hyphenation | null {
  const match = broken.exec(left.slice(-LONGEST_STEM));
  if (!match) return null;
  const [stem, mark] = [match[1]!, match[2]!];
  const tail = rest.exec(right)?.[0] ?? '';
  const [isSpaced, length] = [mark.length > 1, mark.length];
  const kept = (separator: '' | ' '): Hyphenation => ({ length, isJoined: false, separator });
  const evidence = canJoin(stem, tail) ? findEvidence(foldWord(stem), foldWord(tail), knowledge) : undefined;
  if (evidence !== undefined) return { length, isJoined: true, evidence, separator: '' };
  return kept(isSpaced || suspended.test(tail) ? ' ' : '');
}

/** Behind a hyphen a capital opens the second part of a name (Rhein-Main), unless all is in capitals. */
function canJoin(stem: string, tail: string): boolean {
  if (stem.length < SHORTEST_STEM || stem.length + tail.length < SHORTEST_WORD) return false;
  const isUpper = (text: string) => text === text.toUpperCase();
  return /^\p{Ll}/u.test(tail) ? true : tail !== '' && stem.length > 2 && isUpper(stem) && isUpper(tail);
}

function findEvidence(stem: string, tail: string, knowledge: WordKnowledge): string | Span | undefined {
  const { witnesses, lexicon, language } = knowledge;
  const whole = witnesses(stem + tail);
  const hyphenated = witnesses(`${stem}-${tail}`);
  const lead = (whole?.count ?? 0) - (hyphenated?.count ?? 0);
  if (whole && lead > 0) return whole.first;
  if (lead < 0 || lexicon === null || lexicon.lists(`${stem}-${tail}`)) return undefined;
  const isListed = suspended.test(tail) ? lexicon.lists(stem + tail) : lexicon.has(stem + tail);
  return isListed ? `lexicon ${language}` : undefined;
}

/** A word is hardly broken into pieces that OCR could not misread as words, unless it is as long as this. */
const SHORTEST_LOST = 6;

/**
 * Whether two lines break off in a word whose hyphen OCR lost: the whole word stands elsewhere in the document or in the word
 * list, and neither half is a word of them. Out: what tells it. (All of 200 in the English pages, read by eye, were right.)
 *
 * @example anni and hilated, where annihilated stands in another column
 */
export function findLostHyphen(left: string, right: string, knowledge: WordKnowledge): string | Span | null {
  const stem = foldWord(/(?:^|[\s"'“„(])(\p{Ll}{2,})$/u.exec(left.slice(-LONGEST_STEM))?.[1] ?? '');
  const tail = foldWord(/^\p{Ll}{2,}/u.exec(right)?.[0] ?? '');
  const { witnesses, lexicon, language } = knowledge;
  if (stem === '' || tail === '' || stem.length + tail.length < SHORTEST_LOST || lexicon === null) return null;
  const whole = witnesses(stem + tail);
  const isSeen = whole !== undefined && whole.inner > 0;
  if (!isSeen && !lexicon.lists(stem + tail)) return null;
  const isWord = (word: string) => (witnesses(word)?.inner ?? 0) > 0 || lexicon.lists(word);
  if (isWord(stem) || isWord(tail)) return null;
  return isSeen ? whole.first : `lexicon ${language}`;
}
