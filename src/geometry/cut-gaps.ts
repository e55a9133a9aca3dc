import type { Extent } from './extents.ts';
import type { Placed } from './straighten.ts';

/** Boxes overlap a little in real scans: this much of each side is not counted, in em, and never more than a quarter of it. */
const SLACK = 0.35;

type Axis = 'across' | 'down';

/** The extent of a thing on an axis, drawn in by the slack. */
export function extentOf({ box }: Placed, axis: Axis, em: number): Extent {
  const [from, to] = axis === 'across' ? [box.left, box.right] : [box.top, box.bottom];
  const slack = Math.min(SLACK * em, (to - from) / 4);
  return [from + slack, to - slack];
}

/**
 * Cuts things at every white strip that crosses all of them: across into columns, from left to right, down into rows, from top to
 * bottom. Things of a group keep the order of their starts.
 */
export function cutAtGaps(things: readonly Placed[], axis: Axis, em: number): readonly (readonly Placed[])[] {
  const extents = things.map((thing) => ({ thing, extent: extentOf(thing, axis, em) }));
  extents.sort((a, b) => a.extent[0] - b.extent[0]);
  const groups: Placed[][] = [];
  let end = -Infinity;
  for (const { thing, extent } of extents) {
    if (extent[0] >= end) groups.push([]);
    groups.at(-1)!.push(thing);
    end = Math.max(end, extent[1]);
  }
  return groups;
}
