/** A stretch of one axis of a page, in page units. */
export type Extent = readonly [from: number, to: number];

/**
 * Adds an extent to others that do not touch one another, and joins what it overlaps; sorted before and after. The same array comes
 * back where the extent lies inside one of them.
 *
 * @example joinExtents([[0, 10], [20, 30]], [25, 40])   // [[0, 10], [20, 40]]
 */
export function joinExtents(extents: readonly Extent[], [from, to]: Extent): readonly Extent[] {
  let first = 0;
  while (first < extents.length && extents[first]![1] <= from) first += 1;
  let last = first;
  while (last < extents.length && extents[last]![0] < to) last += 1;
  const [left, right] = [extents[first], extents[last - 1]];
  if (last - first === 1 && left![0] <= from && left![1] >= to) return extents;
  const joined: Extent = first === last ? [from, to] : [Math.min(from, left![0]), Math.max(to, right![1])];
  return [...extents.slice(0, first), joined, ...extents.slice(last)];
}
