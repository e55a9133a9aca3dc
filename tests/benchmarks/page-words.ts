import { countPages, leastPages, wordsOfPage } from '../../src/language/gather-words.ts';
import { type Lexicon, type ListedLanguage, makeLexicon } from '../../src/language/lexicon.ts';

/**
 * The word list that the other pages of a corpus would have made, for each page: what a page says itself is no evidence for
 * how its words go on.
 */
export function lexiconsWithoutPage(
  pages: readonly (readonly string[])[],
  language: ListedLanguage,
): readonly Lexicon[] {
  const words = pages.map(wordsOfPage);
  const counts = countPages(words);
  const hyphenated = new Map<string, string[]>();
  for (const word of counts.keys()) {
    if (!word.includes('-')) continue;
    const joined = word.replaceAll('-', '');
    hyphenated.set(joined, [...(hyphenated.get(joined) ?? []), word]);
  }
  return words.map((own) => {
    const pagesOf = (word: string) => (counts.get(word) ?? 0) - (own.has(word) ? 1 : 0);
    return makeLexicon((word) => {
      const joined = word.replaceAll('-', '');
      if (pagesOf(word) < leastPages[language]) return false;
      if (joined !== word) return pagesOf(joined) < pagesOf(word);
      return (hyphenated.get(word) ?? []).every((rival) => pagesOf(rival) <= pagesOf(word));
    }, language);
  });
}
