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

/** A lexicon of these words; German ones are also inflected, take prefixes and make compounds. */
export function makeLexicon(lists: (word: string) => boolean, language: ListedLanguage): Lexicon {
  if (language !== 'de') return { lists, has: lists };
  return { lists, has: (word) => isInflected(word, lists) || isPrefixed(word, lists) || isCompound(word, lists) };
}

/** Endings of German nouns, adjectives and participles, the long ones first. */
const endings = ['ern', 'en', 'em', 'er', 'es', 'e', 'n', 's', ''];

/** Shorter stems are found in any string of letters. */
const SHORTEST_STEM = 5;

/** Whether the word stands in the list, or with another ending does: ausdrückliches where ausdrücklich stands. */
function isInflected(word: string, lists: (word: string) => boolean): boolean {
  if (lists(word)) return true;
  return endings.some((ending) => {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST_STEM) return false;
    const stem = word.slice(0, word.length - ending.length);
    return endings.some((other) => other !== ending && lists(stem + other));
  });
}

const prefix =
  /^(?:ab|an|auf|aus|be|bei|da|dar|durch|ein|emp|ent|er|fort|ge|her|hin|hinter|in|miß|mit|nach|nieder|ober|über|ueber|um|un|unter|ver|vor|weg|wieder|zer|zu|zurück|zwischen)/u;

/** Whether the word is a known one of five letters or more behind a prefix: Einmischung, unbeschränkt. */
function isPrefixed(word: string, lists: (word: string) => boolean): boolean {
  const rest = word.slice(prefix.exec(word)?.[0].length ?? word.length);
  return rest.length >= SHORTEST_STEM && isInflected(rest, lists);
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
