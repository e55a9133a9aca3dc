/** A stretch of one axis of a page, in page units. */
export type Extent = readonly [from: number, to: number];

/**
 * Adds an extent to others that do not touch one another, and joins what it overlaps; sorted before and after.
 *
 * @example joinExtents([[0, 10], [20, 30]], [25, 40])   // [[0, 10], [20, 40]]
 */
export function joinExtents(extents: readonly Extent[], [from, to]: Extent): readonly Extent[] {
  const joined: Extent[] = [];
  for (const extent of extents) {
    if (extent[1] <= from || extent[0] >= to) joined.push(extent);
    else [from, to] = [Math.min(from, extent[0]), Math.max(to, extent[1])];
  }
  joined.push([from, to]);
  return joined.sort((a, b) => a[0] - b[0]);
}
