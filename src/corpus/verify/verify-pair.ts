import { keepsSeed } from '../candidates/near-seeds.ts';
import type { CandidatePair, DedupeOptions, Match } from '../dedupe-rows.ts';
import { offsetsOf, placesOf } from '../signatures/code-places.ts';
import { type FoldedUnits, foldUnits } from '../signatures/fold-units.ts';
import { defaultBounds, matchPlaces, roundShare } from './match-places.ts';

/**
 * Verifies one pair of candidates: aligns both texts from the places that they share, and gives the stretches that are long and alike
 * enough, by place in `a`.
 *
 * @param pair seeds in any order
 * @param fold `foldUnits`, or what remembers its results: a text may come in many pairs
 * @example
 * verifyPair({ a: '晚报.txt', b: '晨报.txt', seeds: [[4, 3], [19, 18]] }, textA, textB)
 * // [{ a: { document: '晚报.txt', start: 2, end: 61 }, b: { … }, similarity: 0.9831, containmentA: 0.41, containmentB: 0.38, kind: 'copy' }]
 */
export function verifyPair(
  pair: CandidatePair,
  textA: string,
  textB: string,
  options: DedupeOptions = {},
  fold: (text: string) => FoldedUnits = foldUnits,
): readonly Match[] {
  const [a, b] = [fold(textA), fold(textB)];
  const seeds = keptSeeds(placesOfSeeds(pair.seeds, a.kept, b.kept));
  const bounds = { ...defaultBounds, ...options };
  const codes = { a: 0, b: 1, codesA: a.codes, codesB: b.codes };
  return matchPlaces({ ...codes, seeds }, bounds).map(({ startA, endA, startB, endB, similarity, kind }) => {
    const [fromA, lastA] = offsetsOf(a.kept, [startA, endA - 1]);
    const [fromB, lastB] = offsetsOf(b.kept, [startB, endB - 1]);
    return {
      a: { document: pair.a, start: fromA!, end: lastA! + 1 },
      b: { document: pair.b, start: fromB!, end: lastB! + 1 },
      similarity,
      containmentA: roundShare((endA - startA) / a.codes.length),
      containmentB: roundShare((endB - startB) / b.codes.length),
      kind,
    };
  });
}

function placesOfSeeds(
  seeds: CandidatePair['seeds'],
  keptA: Uint32Array,
  keptB: Uint32Array,
): readonly (readonly [number, number])[] {
  const byA = [...seeds].sort(([x], [y]) => x - y);
  const inA = placesOf(
    keptA,
    byA.map(([at]) => at),
  );
  const withA = byA.map(([, at], k) => [inA[k]!, at] as const).sort(([, x], [, y]) => x - y);
  const inB = placesOf(
    keptB,
    withA.map(([, at]) => at),
  );
  return withA.map(([at], k) => [at, inB[k]!] as const).sort(([x, u], [y, v]) => x - y || u - v);
}

function keptSeeds(places: readonly (readonly [number, number])[]): { readonly atA: number[]; readonly atB: number[] } {
  const isKept = keepsSeed(Int32Array.from(places, ([a, b]) => a - b));
  const kept = places.filter((_, k) => isKept(k));
  return { atA: kept.map(([at]) => at), atB: kept.map(([, at]) => at) };
}
