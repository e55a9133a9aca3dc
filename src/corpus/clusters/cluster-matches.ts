import type { DedupeOptions, Match, PassageRow } from '../dedupe-rows.ts';
import { placesOf } from '../signatures/code-places.ts';
import { type FoldedUnits, foldUnits } from '../signatures/fold-units.ts';
import { type CodeMatch, defaultBounds } from '../verify/match-places.ts';
import { clusterPassages } from './cluster-passages.ts';
import { passageRows } from './passage-rows.ts';

/**
 * Clusters matches: what stands in the same place of a document is one passage, passages that match hang together, and each is aligned with
 * the representative of its cluster.
 *
 * In: all matches of a set of documents that hang together (or of all documents), in any order, and the text of each document; a document is
 * asked for once. Out: rows, sorted.
 */
export function clusterMatches(
  matches: readonly Match[],
  textOf: (document: string) => string,
  options: DedupeOptions = {},
): readonly PassageRow[] {
  const ids = [...new Set(matches.flatMap(({ a, b }) => [a.document, b.document]))].sort();
  const indexOf = new Map(ids.map((id, k) => [id, k]));
  const folded = ids.map((id): FoldedUnits => foldUnits(textOf(id)));
  const placed = placeMatches(matches, indexOf, folded);
  const bounds = { ...defaultBounds, ...options };
  const corpus = { ids, codesOf: (d: number) => folded[d]!.codes, keptOf: (d: number) => folded[d]!.kept };
  return passageRows(clusterPassages(placed, corpus, bounds), corpus).rows;
}

/** Matches with codes for offsets. */
function placeMatches(
  matches: readonly Match[],
  indexOf: ReadonlyMap<string, number>,
  folded: readonly FoldedUnits[],
): readonly CodeMatch[] {
  const offsets = new Map<number, Set<number>>();
  for (const { a, b } of matches) {
    for (const { document, start, end } of [a, b]) {
      const own = indexOf.get(document)!;
      const known = offsets.get(own) ?? new Set();
      offsets.set(own, known.add(start).add(end));
    }
  }
  const places = new Map<number, ReadonlyMap<number, number>>();
  for (const [document, asked] of offsets) {
    const sorted = [...asked].sort((x, y) => x - y);
    const found = placesOf(folded[document]!.kept, sorted);
    places.set(document, new Map(sorted.map((offset, k) => [offset, found[k]!])));
  }
  return matches.map(({ a, b, similarity, kind }) => {
    const [one, other] = [indexOf.get(a.document)!, indexOf.get(b.document)!];
    const [inA, inB] = [places.get(one)!, places.get(other)!];
    return {
      a: one,
      b: other,
      startA: inA.get(a.start)!,
      endA: inA.get(a.end)!,
      startB: inB.get(b.start)!,
      endB: inB.get(b.end)!,
      similarity,
      kind,
    };
  });
}
