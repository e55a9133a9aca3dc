import type { SharedPlaces } from '../candidates/bands.ts';
import { codesIn, type FoldedCorpus } from '../dedupe-corpus.ts';
import type { Match } from '../dedupe-rows.ts';
import { type Bounds, type CodeMatch, matchPlaces } from './match-places.ts';

/** Matches as they travel between threads: {@link WIDTH} numbers each. */
export type PackedMatches = Float64Array;

const WIDTH = 8;
const kinds: readonly Match['kind'][] = ['copy', 'edition', 'amendment'];

/** Verifies candidates that are sorted by document. */
export function matchSeeds(corpus: FoldedCorpus, { a, b, atA, atB }: SharedPlaces, bounds: Bounds): PackedMatches {
  const packed: number[] = [];
  for (let k = 0; k < a.length; ) {
    let end = k + 1;
    while (end < a.length && a[end] === a[k] && b[end] === b[k]) end += 1;
    const [one, other] = [a[k]!, b[k]!];
    const seeds = { atA: atA.subarray(k, end), atB: atB.subarray(k, end) };
    const pair = { a: one, b: other, codesA: codesIn(corpus, one), codesB: codesIn(corpus, other), seeds };
    for (const { startA, endA, startB, endB, similarity, kind } of matchPlaces(pair, bounds))
      packed.push(one, other, startA, endA, startB, endB, similarity, kinds.indexOf(kind));
    k = end;
  }
  return Float64Array.from(packed);
}

export function unpackMatches(packed: PackedMatches): readonly CodeMatch[] {
  const matches: CodeMatch[] = [];
  for (let k = 0; k < packed.length; k += WIDTH) {
    const [a, b, startA, endA, startB, endB, similarity, kind] = packed.subarray(k, k + WIDTH);
    matches.push({
      a: a!,
      b: b!,
      startA: startA!,
      endA: endA!,
      startB: startB!,
      endB: endB!,
      similarity: similarity!,
      kind: kinds[kind!]!,
    });
  }
  return matches;
}
