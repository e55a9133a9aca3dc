import { follows, type Marker, rankOf } from './marker.ts';
import type { MarkerEnds, PlacedMarker } from './marker-ends.ts';

/**
 * How a marker at the head of a fragment stands to the markers open at the end of the one before.
 *
 * - `next`: goes on counting; `same`: stands at the same number; `skips`: one to three are missing; `leaps`: more are;
 * - `restarts`: is a 1 where the count stood higher; `back`: falls back otherwise;
 * - `begins`: is a 1, nothing of its form is open; `late`: is none, though a section above it has just been opened;
 * - `loose`: is none, and nothing tells what it should be.
 */
export const relations = ['next', 'same', 'skips', 'leaps', 'restarts', 'back', 'begins', 'late', 'loose'] as const;

export type Relation = (typeof relations)[number];

/** More numbers than this are hardly ever lost at once. */
const FEW = 3;

/** The relation of a marker at a fragment's head to the fragment before it. */
export function relate(before: MarkerEnds, { marker }: PlacedMarker): Relation {
  const open = before.tail.find((each) => each.marker.form === marker.form)?.marker;
  if (open) return compare(open, marker);
  if (marker.value === 1) return 'begins';
  return before.tail.some((each) => rankOf(each.marker.form) < rankOf(marker.form)) ? 'late' : 'loose';
}

/** The relation of a marker to the last one of its form, both under one parent. */
export function compare(open: Marker, marker: Marker): Relation {
  if (follows(open, marker)) return 'next';
  if (marker.value === open.value) return 'same';
  if (marker.value > open.value) return marker.value - open.value <= FEW + 1 ? 'skips' : 'leaps';
  return marker.value === 1 ? 'restarts' : 'back';
}
