import type { CandidatePair, DedupeOptions, SignedDocument } from '../dedupe-rows.ts';
import { defaultBounds } from '../verify/match-places.ts';
import { pairBands } from './pair-bands.ts';

const LOW = 2 ** 20;

/**
 * Finds documents that may share passages, from their signatures: what an engine does in SQL, in this process.
 *
 * Out: pairs that share two places and more, sorted by `a` and `b`.
 */
export function pairDocuments(
  signed: readonly SignedDocument[],
  { commonIn = defaultBounds.commonIn }: DedupeOptions = {},
): readonly CandidatePair[] {
  const sorted = [...signed].sort((x, y) => (x.document < y.document ? -1 : x.document > y.document ? 1 : 0));
  const hashes = sorted.flatMap(({ hashes }) => hashes);
  const bands = {
    high: Uint32Array.from(hashes, (hash) => Math.floor(hash / LOW)),
    low: Uint32Array.from(hashes, (hash) => hash % LOW),
    document: Uint32Array.from(sorted.flatMap(({ at }, d) => at.map(() => d))),
    at: Uint32Array.from(sorted.flatMap(({ at }) => at)),
  };
  const pairs: CandidatePair[] = [];
  for (const { a, b, atA, atB } of pairBands(bands, sorted.length, commonIn, false)) {
    for (let k = 0; k < a.length; ) {
      const seeds: (readonly [number, number])[] = [];
      const [one, other] = [a[k]!, b[k]!];
      for (; k < a.length && a[k] === one && b[k] === other; k += 1) seeds.push([atA[k]!, atB[k]!]);
      pairs.push({ a: sorted[one]!.document, b: sorted[other]!.document, seeds });
    }
  }
  return pairs;
}
