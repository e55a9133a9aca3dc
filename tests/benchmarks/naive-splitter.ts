import { measureText } from '../../src/layout/measure.ts';

/** A line is clearly shorter than the longest when it lacks more than this (em): kinsoku moves one character. */
const CLEARLY = 2;

/**
 * The splitter to be better than. It knows one thing: a line clearly shorter than the longest that ends in 。！？ ends its
 * paragraph.
 *
 * In: lines in reading order. Out: paragraphs, a line each.
 */
export function splitNaively(lines: readonly string[]): string {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const longest = texts.reduce((most, text) => Math.max(most, measureText(text)), 0);
  return texts
    .map((text) => (/[。！？!?]$/u.test(text) && measureText(text) < longest - CLEARLY ? `${text}\n` : text))
    .join('');
}
