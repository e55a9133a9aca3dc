import type { CodeMatch } from '../verify/match-places.ts';
import { columnsOf, emptyColumns, orderStretches, type StretchColumns } from './order-stretches.ts';
import { settleEnds } from './passage-ends.ts';

/** A stretch of a document that matches stretches of others. */
export interface Passage {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

export interface Passages {
  /** By document, start and end. */
  readonly passages: readonly Passage[];
  /** Of each match, its passage in either document. */
  readonly ofA: Uint32Array;
  readonly ofB: Uint32Array;
}

/** Stretches that share so much of the longer one are one passage. */
const SAME = 0.8;

/** Passages found last that a stretch is held against. */
const RECENT = 8;

/**
 * Tells which stretches of a document are one passage: those that overlap by four fifths. Its ends are the middle ones of theirs, so that
 * a single alignment that ran too far does not move them, then moved to the ends of words.
 *
 * @param startsOf see `wordStarts`; asked for once for each document
 * @param isLongEnough a passage that would become too short stays as it was found
 */
export function gatherPassages(
  matches: readonly CodeMatch[],
  startsOf: (document: number) => Uint8Array,
  isLongEnough: (passage: Passage) => boolean,
): Passages {
  const sides = sidesOf(matches);
  const groups = groupSides(sides);
  let [document, starts]: [number, Uint8Array] = [-1, new Uint8Array(0)];
  const measured = groups.map((group): Passage => {
    const own = sides.document[group[0]!]!;
    if (own !== document) [document, starts] = [own, startsOf(own)];
    const found = { document, start: middleOf(group, sides.start), end: middleOf(group, sides.end) };
    const [start, end] = settleEnds(starts, found.start, found.end);
    const passage = { document, start, end };
    return isLongEnough(passage) ? passage : found;
  });
  const order = orderStretches(columnsOf(measured));
  const [ofA, ofB] = [new Uint32Array(matches.length), new Uint32Array(matches.length)];
  const passages: Passage[] = [];
  for (let p = 0; p < order.length; p += 1) {
    passages.push(measured[order[p]!]!);
    for (const side of groups[order[p]!]!) (side % 2 === 0 ? ofA : ofB)[side >> 1] = p;
  }
  return { passages, ofA, ofB };
}

/** Both stretches of every match: that in `a` at twice its index, that in `b` behind it. */
function sidesOf(matches: readonly CodeMatch[]): StretchColumns {
  const sides = emptyColumns(2 * matches.length);
  const { document, start, end } = sides;
  for (let m = 0; m < matches.length; m += 1) {
    const match = matches[m]!;
    document[2 * m] = match.a;
    start[2 * m] = match.startA;
    end[2 * m] = match.endA;
    document[2 * m + 1] = match.b;
    start[2 * m + 1] = match.startB;
    end[2 * m + 1] = match.endB;
  }
  return sides;
}

/** Sides that are one passage, each held against the first side of the groups found last. */
function groupSides(sides: StretchColumns): readonly (readonly number[])[] {
  const order = orderStretches(sides);
  const groups: number[][] = [];
  for (let k = 0; k < order.length; k += 1) {
    const side = order[k]!;
    let own: number[] | undefined;
    for (let g = groups.length - 1; g >= Math.max(0, groups.length - RECENT) && !own; g -= 1) {
      const first = groups[g]![0]!;
      if (sides.document[first] !== sides.document[side]) break;
      if (isSame(sides, first, side)) own = groups[g];
    }
    if (own) own.push(side);
    else groups.push([side]);
  }
  return groups;
}

/** In: two stretches of one document. */
function isSame({ start, end }: StretchColumns, x: number, y: number): boolean {
  const shared = Math.min(end[x]!, end[y]!) - Math.max(start[x]!, start[y]!);
  return shared >= SAME * Math.max(end[x]! - start[x]!, end[y]! - start[y]!);
}

/** The lower one of the two in the middle. */
function middleOf(group: readonly number[], places: Uint32Array): number {
  if (group.length === 1) return places[group[0]!]!;
  const sorted = Uint32Array.from(group, (side) => places[side]!).sort();
  return sorted[(sorted.length - 1) >> 1]!;
}
