import { type Copy, findCopies } from '../../src/dedupe/find-copies.ts';
import { judgeCopies } from '../../src/dedupe/judge-copy.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';
import type { ScoredPair } from './pair-truth.ts';

/** A text holds another one where so much of either stands in the other. */
export const HELD = 0.5;

/** Pairs of texts that say the same, as `findDuplicates` tells them from reuse, with the greater of the two shares. */
export function detectPairs(texts: readonly string[]): readonly ScoredPair[] {
  const language = readLanguage(texts.map((text) => ({ text }) as Line));
  return judgeCopies(texts, copiesBetween(texts), language)
    .filter(({ relation }) => relation !== 'reuse')
    .map(scorePair);
}

/** All that two texts have in common, before it is judged. */
export function detectCandidates(texts: readonly string[]): readonly ScoredPair[] {
  return copiesBetween(texts).map(scorePair);
}

function copiesBetween(texts: readonly string[]): readonly Copy[] {
  return findCopies(texts).filter(({ first, second }) => first.text !== second.text);
}

function scorePair({ first, second, firstShare, secondShare }: Copy): ScoredPair {
  return { first: first.text, second: second.text, score: Math.max(firstShare, secondShare) };
}
