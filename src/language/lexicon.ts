import { readFileSync } from 'node:fs';

/** Languages with a word list. */
export type ListedLanguage = 'en' | 'de';

/** The words of a language, folded; hyphenated ones with their hyphen. */
export interface Lexicon {
  /** Whether the word stands in the list, or is made of words that do. */
  has(word: string): boolean;
  /** Whether the word itself stands in the list. */
  lists(word: string): boolean;
}

const loaded = new Map<ListedLanguage, Lexicon>();

/**
 * The word list of a language, read once a process and only when it is asked for: a Chinese document never pays for it.
 * English: US newspapers of 1916; German: Deutscher Reichsanzeiger 1820-1939 (see `gather-words`).
 *
 * @example
 * loadLexicon('de').has('sterblichkeitsziffer')   // true where sterblichkeit and ziffer stand in the list
 */
export function loadLexicon(language: ListedLanguage): Lexicon {
  const known = loaded.get(language);
  if (known) return known;
  const text = readFileSync(new URL(`./${language}.words`, import.meta.url), 'utf8');
  const words = new Set(text.trimEnd().split('\n'));
  const lexicon = makeLexicon((word) => words.has(word), language);
  loaded.set(language, lexicon);
  return lexicon;
}

/** A lexicon of these words; German ones also make compounds. */
export function makeLexicon(lists: (word: string) => boolean, language: ListedLanguage): Lexicon {
  return { lists, has: language === 'de' ? (word) => lists(word) || isCompound(word, lists) : lists };
}

/** Shorter parts are found in any string of letters (nothing of 4 and 3 letters is told from chance). */
const SHORTEST_PART = 4;

/** Longest word that is tried: each has as many cuts as letters. */
const LONGEST = 40;

/** Sound that joins the parts of a German compound; the other ones make forms that the list has itself. */
const linking = ['', 's'];

/**
 * Whether a German word is made of known words: Handels|register, Verwaltung|s|rat.
 * Every cut is tried from the left; what is left over is a known word, or again made of two.
 */
function isCompound(word: string, lists: (word: string) => boolean, most = 3): boolean {
  if (most < 2 || word.length < 2 * SHORTEST_PART || word.length > LONGEST || word.includes('-')) return false;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut += 1) {
    if (!lists(word.slice(0, cut))) continue;
    for (const link of linking) {
      if (!word.startsWith(link, cut)) continue;
      const rest = word.slice(cut + link.length);
      if (rest.length < SHORTEST_PART) continue;
      if (lists(rest) || isCompound(rest, lists, most - 1)) return true;
    }
  }
  return false;
}
