import { alignCharacters, type Difference } from '../dedupe/align-characters.ts';
import type { Passage } from './passage.ts';

/** What one print has where the prints differ: characters [start, end) of passage `print`; print 0 is the kept one. */
export interface Variant {
  readonly print: number;
  readonly start: number;
  readonly end: number;
}

/** A stretch of the kept print at which the prints differ, with the variant of every print that reaches over it, the kept one first. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly variants: readonly Variant[];
}

/** Texts with more than this share of differing characters are no two prints of one text, or one of them is beyond reading. */
const MOST_DIFFERENT = 0.4;

/** Cells that an alignment may take: its band is some four times as wide as the distance. Longer texts must be more alike. */
const MOST_CELLS = 64_000_000;

/**
 * Finds where other prints of a passage differ from the kept one. Where all of them have equally many characters in a slot, every
 * character is a slot of its own, so that the right half of either reading can be taken.
 *
 * In: the kept print and the others. Out: slots rising in the kept print, never overlapping.
 */
export function findSlots(kept: Passage, others: readonly Passage[]): readonly Slot[] {
  const aligned = others.flatMap((other, o) => {
    const length = Math.min(kept.codes.length, other.codes.length);
    const most = Math.floor(Math.min(MOST_DIFFERENT * length, MOST_CELLS / (4 * Math.max(1, length))));
    const alignment = alignCharacters(kept.codes, other.codes, most);
    return alignment ? [{ print: o + 1, differences: alignment.differences, cursor: 0, shift: 0 }] : [];
  });
  const bounds = joinBounds(aligned.flatMap(({ differences }) => differences));
  return bounds.flatMap(([start, end]) => {
    const variants = aligned.map((each) => {
      const [from, to] = mapStretch(each, start, end);
      return { print: each.print, start: from, end: to };
    });
    return splitEvenly({ start, end, variants: [{ print: 0, start, end }, ...variants] });
  });
}

/** Stretches of the kept print that differ in any print: those that overlap as one, and insertions at one place as one. */
function joinBounds(differences: readonly Difference[]): readonly (readonly [number, number])[] {
  const sorted = differences
    .map(({ firstStart, firstEnd }) => [firstStart, firstEnd] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    const overlaps = last && (start < last[1] || (start === last[0] && end === last[1]));
    if (overlaps) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

interface Cursor {
  readonly differences: readonly Difference[];
  /** The first difference that is not behind the last slot. */
  cursor: number;
  /** How far the other print stands ahead of the kept one there. */
  shift: number;
}

function mapStretch(each: Cursor, start: number, end: number): readonly [number, number] {
  const from = start + each.shift;
  let { shift } = each;
  while (each.cursor < each.differences.length) {
    const difference = each.differences[each.cursor]!;
    if (difference.firstEnd > end) break;
    // What is put in where the slot ends is a slot of its own.
    if (difference.firstStart === end && start < end) break;
    shift = difference.secondEnd - difference.firstEnd;
    each.cursor += 1;
  }
  each.shift = shift;
  return [from, end + shift];
}

function splitEvenly(slot: Slot): readonly Slot[] {
  const { start, end, variants } = slot;
  const length = end - start;
  if (length < 2 || variants.some((variant) => variant.end - variant.start !== length)) return [slot];
  return Array.from({ length }, (_, k) => ({
    start: start + k,
    end: start + k + 1,
    variants: variants.map((variant) => ({ ...variant, start: variant.start + k, end: variant.start + k + 1 })),
  }));
}
