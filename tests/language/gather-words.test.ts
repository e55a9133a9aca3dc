import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseWords, countPages, leastPages, readPages, wordsOfPage } from '../../src/language/gather-words.ts';
import { isHere, shared } from '../acceptance/shared.ts';

describe('the words of a page', () => {
  it('are those inside its lines: at their ends stand halves of words whose hyphen was lost', () => {
    const page = ['were literally almost anni', 'hilated by the flood that', 'came in the Waſſer-'];
    expect([...wordsOfPage(page)]).toEqual(['literally', 'almost', 'by', 'the', 'flood', 'in']);
  });
});

describe('a word list', () => {
  const pages = (texts: readonly string[]) => countPages(texts.map((text) => wordsOfPage([`. ${text} .`])));

  it('has words seen on enough pages', () => {
    expect(chooseWords(pages(['ferry bridge', 'ferry', 'bridge ferry']), 2)).toEqual(['bridge', 'ferry']);
  });

  it('has of a word with and without its hyphen the commoner one', () => {
    expect(chooseWords(pages(['to-day today', 'to-day today', 'to-day']), 2)).toEqual(['to-day']);
    expect(chooseWords(pages(['to-day today', 'to-day today', 'today']), 2)).toEqual(['today']);
  });

  it.skipIf(!isHere).each([
    ['en', 'newspapers-en'],
    ['de', 'gazette-de'],
  ] as const)('of %s is what the script makes of the shared corpus', (language, folder) => {
    const words = chooseWords(
      countPages(readPages(`${shared}/corpus/${folder}`).map(wordsOfPage)),
      leastPages[language],
    );
    const shipped = readFileSync(`src/language/${language}.words`, 'utf8');
    expect(shipped === `${words.join('\n')}\n`).toBe(true);
  });
});
