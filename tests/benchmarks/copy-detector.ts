import { type Copy, type CopySpan, findCopies } from '../../src/dedupe/find-copies.ts';
import type { ScoredPair } from './pair-truth.ts';

/** A text holds another one where so much of either stands in the other. */
export const HELD = 0.5;

/**
 * Fewer letters in one stretch, or a smaller share of them that agree, are a formula that both texts use. Swept over the made
 * repeats: with neither, two of three wrong pairs at 2-15% errors are short headings whose words come again in a paragraph.
 */
const FEWEST_LETTERS = 14;
const LEAST_SIMILARITY = 0.72;

/** Pairs of texts that have words in common, with the greater of the two shares over all that they share. */
export function detectPairs(texts: readonly string[]): readonly ScoredPair[] {
  return copiesBetween(texts).map((copy) => ({
    ...placesOf(copy),
    score: Math.max(copy.firstShare, copy.secondShare),
  }));
}

/** The same, where one stretch alone, long and alike enough for a print, is to hold the share. */
export function detectStretches(texts: readonly string[]): readonly ScoredPair[] {
  const letters = texts.map(countLetters);
  const shareOf = ({ text, start, end }: CopySpan) => countLetters(texts[text]!.slice(start, end)) / letters[text]!;
  return copiesBetween(texts)
    .filter((copy) => copy.letters >= FEWEST_LETTERS && copy.similarity >= LEAST_SIMILARITY)
    .map((copy) => ({ ...placesOf(copy), score: Math.max(shareOf(copy.first), shareOf(copy.second)) }));
}

function copiesBetween(texts: readonly string[]): readonly Copy[] {
  return findCopies(texts).filter(({ first, second }) => first.text !== second.text);
}

function placesOf({ first, second }: Copy) {
  return { first: first.text, second: second.text };
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}
