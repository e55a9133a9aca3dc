import { extentOf } from './cut-gaps.ts';
import type { Placed } from './straighten.ts';

/** Of the things of a block so many may hang over a gutter, */
const MOST_OVER = 0.05;
/** none of them higher than this in em, */
const HIGHEST = 2.5;
/** each with something beside it whose height it shares to this part. */
const SHARED = 0.5;
/** On either side of a gutter stand at least so many things, and this share of all. */
const FEWEST = 4;
const LEAST_SIDE = 0.1;

/**
 * Cuts a block that is full of small things, such as a table, at a gutter over which a few of them hang: names that are longer than
 * their column is wide. What hangs over has something beside it on its row; a head, which has not, is no overhang.
 *
 * Out: what stands on the left and on the right, by the middle of each thing; null where there is no such gutter.
 */
export function cutUnderOverhangs(things: readonly Placed[], em: number): readonly (readonly Placed[])[] | null {
  if (things.length < 2 * FEWEST) return null;
  const most = Math.floor(MOST_OVER * things.length);
  if (most < 1) return null;
  const gutters = findGutters(things, most, em);
  for (const at of gutters) {
    const over = things.filter((thing) => {
      const [from, to] = extentOf(thing, 'across', em);
      return from < at && to > at;
    });
    if (!over.every((thing) => hangsOver(thing, things, em))) continue;
    const left = things.filter(({ box }) => box.left + box.right < 2 * at);
    const right = things.filter(({ box }) => box.left + box.right >= 2 * at);
    const least = Math.max(FEWEST, LEAST_SIDE * things.length);
    if (left.length >= least && right.length >= least) return [left, right];
  }
  return null;
}

/** Middles of the stretches that the fewest things cross, not more than `most`; the emptiest first, of equals the widest. */
function findGutters(things: readonly Placed[], most: number, em: number): readonly number[] {
  const events = things.flatMap((thing): (readonly [at: number, step: number])[] => {
    const [from, to] = extentOf(thing, 'across', em);
    return [
      [from, 1],
      [to, -1],
    ];
  });
  events.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found: { readonly at: number; readonly count: number; readonly width: number }[] = [];
  let count = 0;
  for (const [i, [from, step]] of events.entries()) {
    count += step;
    const next = events[i + 1];
    if (!next || count > most || next[0] <= from) continue;
    const isLowest = step < 0 && next[1] > 0;
    if (isLowest) found.push({ at: (from + next[0]) / 2, count, width: next[0] - from });
  }
  return found
    .sort((a, b) => a.count - b.count || b.width - a.width || a.at - b.at)
    .map(({ at }) => at)
    .slice(0, 8);
}

function hangsOver(thing: Placed, things: readonly Placed[], em: number): boolean {
  const { box } = thing;
  if (box.bottom - box.top >= HIGHEST * em) return false;
  return things.some((other) => {
    const shared = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
    const least = Math.min(box.bottom - box.top, other.box.bottom - other.box.top);
    return other !== thing && shared > SHARED * least;
  });
}
