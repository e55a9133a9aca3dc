import type { CodeMatch } from '../verify/match-places.ts';
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

interface Side extends Passage {
  /** Twice the index of the match, and one more for its side in `b`. */
  readonly side: number;
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
  const sides = matches.flatMap(({ a, b, startA, endA, startB, endB }, m): readonly Side[] => [
    { document: a, start: startA, end: endA, side: 2 * m },
    { document: b, start: startB, end: endB, side: 2 * m + 1 },
  ]);
  sides.sort((x, y) => x.document - y.document || x.start - y.start || x.end - y.end || x.side - y.side);
  const groups: Side[][] = [];
  for (const side of sides) {
    let own: Side[] | undefined;
    for (let g = groups.length - 1; g >= Math.max(0, groups.length - RECENT) && !own; g -= 1)
      if (isSame(groups[g]![0]!, side)) own = groups[g];
    if (own) own.push(side);
    else groups.push([side]);
  }
  let [document, starts]: [number, Uint8Array] = [-1, new Uint8Array(0)];
  const measured = groups.map((group) => {
    const own = group[0]!.document;
    if (own !== document) [document, starts] = [own, startsOf(own)];
    const found = { document, start: middleOf(group, 'start'), end: middleOf(group, 'end') };
    const [start, end] = settleEnds(starts, found.start, found.end);
    const passage = { document, start, end };
    return { passage: isLongEnough(passage) ? passage : found, group };
  });
  measured.sort(({ passage: x }, { passage: y }) => x.document - y.document || x.start - y.start || x.end - y.end);
  const [ofA, ofB] = [new Uint32Array(matches.length), new Uint32Array(matches.length)];
  for (const [p, { group }] of measured.entries())
    for (const { side } of group) (side % 2 === 0 ? ofA : ofB)[side >> 1] = p;
  return { passages: measured.map(({ passage }) => passage), ofA, ofB };
}

function isSame(x: Passage, y: Passage): boolean {
  if (x.document !== y.document) return false;
  const shared = Math.min(x.end, y.end) - Math.max(x.start, y.start);
  return shared >= SAME * Math.max(x.end - x.start, y.end - y.start);
}

/** The lower one of the two in the middle. */
function middleOf(group: readonly Side[], place: 'start' | 'end'): number {
  if (group.length === 1) return group[0]![place];
  const places = Uint32Array.from(group, (side) => side[place]).sort();
  return places[(places.length - 1) >> 1]!;
}
