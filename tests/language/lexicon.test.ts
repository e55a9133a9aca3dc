import { describe, expect, test } from 'vitest';
import { loadLexicon, makeLexicon } from '../../src/language/lexicon.ts';

const made = (language: 'en' | 'de', ...words: readonly string[]) =>
  makeLexicon((word) => words.includes(word), language);

describe('a German word is known', () => {
  test.each([
    ['as a compound', 'fährgesellschaft', ['fähr', 'gesellschaft']],
    ['as a compound with its s', 'verwaltungsbezirk', ['verwaltung', 'bezirk']],
    ['as a compound of three', 'landesverwaltungsgericht', ['landes', 'verwaltung', 'gericht']],
    ['behind a prefix', 'unbeschränkt', ['beschränkt', 'unbe']],
    ['with another ending', 'ausdrückliches', ['ausdrücklich']],
  ])('%s: %s', (_, word, words) => {
    expect(made('de', ...words).has(word)).toBe(true);
    expect(made('de', ...words).lists(word)).toBe(false);
  });

  test('not by parts so short that any letters have them', () => {
    expect(made('de', 'an', 'der', 'see', 'ort').has('anderseeort')).toBe(false);
    expect(made('de', 'amt').has('beamts')).toBe(false);
  });

  test('no English word is', () => {
    expect(made('en', 'water', 'ferry').has('waterferry')).toBe(false);
  });
});

test.each([
  ['en', 'government'],
  ['de', 'königlichen'],
] as const)('the shipped list of %s has %s', (language, word) => {
  expect(loadLexicon(language).has(word)).toBe(true);
  expect(loadLexicon(language).lists('')).toBe(false);
});
