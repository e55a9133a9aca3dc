import type { DedupeOptions, Match } from '../dedupe-rows.ts';
import { weightOf } from '../signatures/sample-shingles.ts';
import { findStretches, similarityOf } from './find-stretches.ts';
import { judgeKind } from './judge-kind.ts';

/** A match whose places are codes of the folded texts; documents are named by their index in the order of ids. */
export interface CodeMatch {
  readonly a: number;
  readonly b: number;
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
  readonly similarity: number;
  readonly kind: Match['kind'];
}

export type Bounds = Required<DedupeOptions>;

/** What holds where nothing is said; see {@link DedupeOptions}. */
export const defaultBounds: Bounds = { minLength: 80, minSimilarity: 0.75, commonIn: 64 };

/** Candidates as folded texts, and their seeds as places of codes. */
export interface CodePair {
  readonly a: number;
  readonly b: number;
  readonly codesA: Uint16Array;
  readonly codesB: Uint16Array;
  readonly seeds: { readonly atA: ArrayLike<number>; readonly atB: ArrayLike<number> };
}

/** Aligns two candidates and gives the stretches that are long and alike enough, by place in `a`. */
export function matchPlaces({ a, b, codesA, codesB, seeds }: CodePair, bounds: Bounds): readonly CodeMatch[] {
  const matches: CodeMatch[] = [];
  // A code weighs two at most.
  const within = { leastSimilar: bounds.minSimilarity, leastCodes: bounds.minLength / 2 };
  for (const stretch of findStretches(codesA, codesB, seeds, within)) {
    const { startA, endA, startB, endB } = stretch;
    const similarity = roundShare(similarityOf(stretch));
    if (similarity < bounds.minSimilarity) continue;
    if (!isLong(codesA, startA, endA, bounds.minLength) || !isLong(codesB, startB, endB, bounds.minLength)) continue;
    matches.push({ a, b, startA, endA, startB, endB, similarity, kind: judgeKind(codesA, codesB, stretch) });
  }
  return matches;
}

/** To 4 places, so that rows hold all that is known. */
export function roundShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Whether a stretch weighs as much as a passage must: see {@link DedupeOptions.minLength}. */
export function isLong(codes: Uint16Array, start: number, end: number, minLength: number): boolean {
  let weight = 0;
  for (let k = start; k < end && weight < minLength; k += 1) weight += weightOf(codes[k]!);
  return weight >= minLength;
}
