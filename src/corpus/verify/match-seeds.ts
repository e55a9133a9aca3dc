import type { SharedPlaces } from '../candidates/bands.ts';
import { codesIn, type FoldedCorpus } from '../dedupe-corpus.ts';
import type { Match } from '../dedupe-rows.ts';
import { agreesAround } from './agrees-around.ts';
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
    if (!hasHope(corpus, one, other, atA, atB, k, end)) {
      k = end;
      continue;
    }
    const seeds = { atA: atA.subarray(k, end), atB: atB.subarray(k, end) };
    const pair = { a: one, b: other, codesA: codesIn(corpus, one), codesB: codesIn(corpus, other), seeds };
    for (const { startA, endA, startB, endB, similarity, kind } of matchPlaces(pair, bounds))
      packed.push(one, other, startA, endA, startB, endB, similarity, kinds.indexOf(kind));
    k = end;
  }
  return Float64Array.from(packed);
}

/** Whether there is a seed from which two documents would be aligned at all: most pairs have none, and need no more than a look. */
function hasHope(
  { chunks, chunkOf, start, length }: FoldedCorpus,
  one: number,
  other: number,
  atA: Uint32Array,
  atB: Uint32Array,
  from: number,
  to: number,
): boolean {
  const [startA, startB] = [start[one]!, start[other]!];
  const place = {
    codesA: chunks[chunkOf[one]!]!,
    codesB: chunks[chunkOf[other]!]!,
    startA,
    endA: startA + length[one]!,
    startB,
    endB: startB + length[other]!,
  };
  for (let k = from; k < to; k += 1) if (agreesAround(place, startA + atA[k]!, startB + atB[k]!)) return true;
  return false;
}

export function unpackMatches(packed: PackedMatches): readonly CodeMatch[] {
  const matches: CodeMatch[] = [];
  for (let k = 0; k < packed.length; k += WIDTH) {
    matches.push({
      a: packed[k]!,
      b: packed[k + 1]!,
      startA: packed[k + 2]!,
      endA: packed[k + 3]!,
      startB: packed[k + 4]!,
      endB: packed[k + 5]!,
      similarity: packed[k + 6]!,
      kind: kinds[packed[k + 7]!]!,
    });
  }
  return matches;
}
