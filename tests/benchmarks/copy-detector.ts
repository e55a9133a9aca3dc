import { findPassages } from '../../src/dedupe/find-passages.ts';
import type { ScoredPair } from './pair-truth.ts';

/** A text holds another one where so much of either stands in the other. */
export const HELD = 0.5;

/** Letters of an exact passage that is looked for. */
const LEAST = 16;

/** Pairs of texts of which one holds part of the other, with the greater of the two shares. */
export function detectPairs(texts: readonly string[]): readonly ScoredPair[] {
  const letters = new Map<string, number>();
  for (const { first, second, letters: count } of findPassages(texts, LEAST)) {
    const key = `${first.unit}-${second.unit}`;
    if (first.unit !== second.unit) letters.set(key, (letters.get(key) ?? 0) + count);
  }
  return [...letters].map(([key, count]) => {
    const [first, second] = key.split('-').map(Number) as [number, number];
    return { first, second, score: count / Math.min(texts[first]!.length, texts[second]!.length) };
  });
}
