import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endsInHyphen, listWords } from './latin-words.ts';
import type { ListedLanguage } from './lexicon.ts';

/**
 * Pages that a word must be seen on. OCR makes the same misreading on several of 263 English pages; the German pages, 51, were
 * transcribed by hand.
 */
export const leastPages: Readonly<Record<ListedLanguage, number>> = { en: 3, de: 2 };

const SHORTEST = 2;

/**
 * The distinct words of a page. First and last words of lines are left out: where OCR lost the hyphen they are half words.
 *
 * @example wordsOfPage(['were literally almost anni', 'hilated. The ponderous mass of'])   // literally, almost, the, ponderous, mass
 */
export function wordsOfPage(lines: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const isBehindHyphen = i > 0 && endsInHyphen(lines[i - 1]!);
    for (const { word, start, end } of listWords(line, isBehindHyphen)) {
      if (start > 0 && end < line.length && word.length >= SHORTEST && /^[a-zà-öø-ÿœ-]+$/u.test(word)) words.add(word);
    }
  }
  return words;
}

/** On how many pages each word stands. */
export function countPages(pages: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of pages) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * The words seen on enough pages, sorted by code point. Of a word with and without its hyphen the one that is seen on more
 * pages stays: 1916 has to-day, and today mostly where a hyphen was lost.
 */
export function chooseWords(counts: ReadonlyMap<string, number>, least: number): readonly string[] {
  const pagesOf = (word: string) => counts.get(word) ?? 0;
  const rivals = new Map<string, number>();
  for (const [word, pages] of counts) {
    const joined = word.replaceAll('-', '');
    if (joined !== word) rivals.set(joined, Math.max(rivals.get(joined) ?? 0, pages));
  }
  return [...counts.keys()]
    .filter((word) => {
      const joined = word.replaceAll('-', '');
      if (pagesOf(word) < least) return false;
      return joined === word ? (rivals.get(word) ?? 0) <= pagesOf(word) : pagesOf(joined) < pagesOf(word);
    })
    .sort();
}

/** The pages of a corpus folder, as lines: plain text, or JSON lines with a text and an order. */
export function readPages(folder: string): readonly (readonly string[])[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .map((text) => (text.startsWith('{"') ? readJsonLines(text) : text.split(/\r?\n/u)).map((line) => line.trim()));
}

function readJsonLines(text: string): string[] {
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly text: string; readonly order: number });
  return lines.sort((a, b) => a.order - b.order).map((line) => line.text);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '../shared/corpus', target = 'src/language'] = process.argv.slice(2);
  for (const [language, name] of [
    ['en', 'newspapers-en'],
    ['de', 'gazette-de'],
  ] as const) {
    const words = chooseWords(countPages(readPages(`${folder}/${name}`).map(wordsOfPage)), leastPages[language]);
    writeFileSync(`${target}/${language}.words`, `${words.join('\n')}\n`);
    console.error(`${target}/${language}.words: ${words.length} words`);
  }
}
