import { type Change, changeKinds } from './change.ts';

/** Changes by source, then by raw position, then in the order of the kinds. */
export function sortChanges(changes: readonly Change[], sources: readonly string[]): readonly Change[] {
  const sourceRank = new Map(sources.map((id, rank) => [id, rank]));
  const kindRank = new Map(changeKinds.map((kind, rank) => [kind, rank]));
  const rank = ({ place }: Change) => sourceRank.get(place.source) ?? 0;
  return changes.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.place.start - b.place.start ||
      kindRank.get(a.kind)! - kindRank.get(b.kind)! ||
      a.place.end - b.place.end,
  );
}
