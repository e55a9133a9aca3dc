import type { Prints } from '../consensus/merge-readings.ts';
import type { Conflict, Drop, Line } from '../types.ts';
import { chooseReading, rateRenditions } from './choose-reading.ts';
import { duplicateDrop, mergeDrops } from './duplicate-drops.ts';
import type { Repeat } from './find-repeats.ts';
import { gatherPrints } from './gather-prints.ts';

/** Where one line stands in the report's raw material after the copies have gone. */
interface KeptLine {
  /** The rendition whose text is kept. */
  readonly line: Line;
  /** Index among all lines of the place that is kept; it is another rendition's when that one reads better. */
  readonly place: number;
}

export interface ChosenCopies {
  readonly kept: readonly KeptLine[];
  readonly drops: readonly Drop[];
  readonly conflicts: readonly Conflict[];
  /** For every line the index in `kept` of its kept rendition. */
  readonly keptIndex: Int32Array;
  /** The prints of every kept line that has more than one; the lines around the kept one stand around it on the page. */
  readonly prints: readonly Prints[];
}

export interface CopyJudge {
  /** How well line `right` follows line `left`, in nats. */
  joint(left: number, right: number): number;
  /** How well a line's characters go together, in nats: of two renditions the better has fewer misreadings. */
  coherence(line: Line): number;
  /** Whether nothing stands between line `i - 1` and line `i` in raw. */
  follows(i: number): boolean;
}

/** From this share of copies on the issue was printed as a whole twice: the first pass stands. */
const WHOLE_ISSUE = 0.7;

/** A repeat this long is never an author's; a shorter one must have been put where it does not belong. */
const SURELY_PRINT = 40;

/**
 * Nats of each joint at a copy's edges from which the copy reads as if it belonged where it stands. A list that a law prints in two
 * articles has .3 to 1.5 at all four edges; of 62 columns printed twice every one broke off at one edge at least.
 */
const BELONGS = 0;

/**
 * Leaves out repeats that read well in both of their places: a list that a law prints in two articles is no second print, for
 * that stands where the column or page was put, and the text around it breaks off.
 */
export function keepPrints(
  lines: readonly Line[],
  repeats: readonly Repeat[],
  isSet: (line: number) => boolean,
  judge: Pick<CopyJudge, 'joint'>,
): readonly Repeat[] {
  if (isPrintedTwice(lines, repeats)) return repeats;
  const belongs = (range: readonly [number, number]) => Math.min(...edges(range, lines.length, judge));
  return repeats.filter(
    ({ first, second, pairs }) =>
      pairs.length >= SURELY_PRINT || !isSet(first[0]) || Math.min(belongs(first), belongs(second)) < BELONGS,
  );
}

/** Whether nearly every line stands in a repeat: the issue was printed as a whole twice. */
function isPrintedTwice(lines: readonly Line[], repeats: readonly Repeat[]): boolean {
  const copied = new Set(repeats.flatMap(({ pairs }) => pairs.flat()));
  return copied.size >= WHOLE_ISSUE * lines.length;
}

function edges(
  [start, end]: readonly [number, number],
  length: number,
  judge: Pick<CopyJudge, 'joint'>,
): readonly number[] {
  return [start > 0 ? judge.joint(start - 1, start) : 0, end < length ? judge.joint(end - 1, end) : 0];
}

function edgeFit(range: readonly [number, number], length: number, judge: Pick<CopyJudge, 'joint'>): number {
  return edges(range, length, judge).reduce((a, b) => a + b, 0);
}

/** For every repeat whether the place of its second copy is kept; `settled` when no other choice is worth trying. */
export interface CopyPlaces {
  readonly keepSecond: readonly boolean[];
  readonly settled: boolean;
}

/**
 * Decides which copy's place is kept: in an issue printed twice as a whole the first pass stands, else the copy that its
 * neighbours fit better.
 */
export function choosePlaces(lines: readonly Line[], repeats: readonly Repeat[], judge: CopyJudge): CopyPlaces {
  const wholeIssue = isPrintedTwice(lines, repeats);
  const keepSecond = repeats.map((repeat) => !wholeIssue && prefersSecond(repeat, lines.length, judge));
  return { keepSecond, settled: wholeIssue };
}

/**
 * Takes one place for every line printed more than once, and the better reading of its renditions, as a whole line.
 * Lines whose numbers differ keep the reading of the better print and are reported as a conflict.
 *
 * In: all lines in raw order with the repeats among them. Out: the kept lines in raw order of their places, and the drops.
 */
export function chooseCopies(
  lines: readonly Line[],
  repeats: readonly Repeat[],
  keepSecond: readonly boolean[],
  judge: CopyJudge,
): ChosenCopies {
  const classes = joinClasses(lines.length, repeats);
  const dropped = new Uint8Array(lines.length);
  for (const [r, repeat] of repeats.entries()) {
    for (const [a, b] of repeat.pairs) {
      const [drop, keep] = keepSecond[r] ? [a, b] : [b, a];
      if (!dropped[keep]) dropped[drop] = 1;
    }
  }
  const place = new Int32Array(lines.length).fill(-1);
  for (let i = 0; i < lines.length; i += 1) if (!dropped[i] && place[classes[i]!]! < 0) place[classes[i]!] = i;
  return assemble(lines, repeats, classes, place, judge);
}

function joinClasses(length: number, repeats: readonly Repeat[]): Int32Array {
  const parent = Int32Array.from({ length }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    for (let each = i; parent[each] !== root; ) [each, parent[each]] = [parent[each]!, root];
    return root;
  };
  for (const { pairs } of repeats) {
    for (const [a, b] of pairs) {
      const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
      parent[high] = low;
    }
  }
  return parent.map((_, i) => find(i));
}

function prefersSecond(repeat: Repeat, length: number, judge: CopyJudge): boolean {
  return edgeFit(repeat.second, length, judge) > edgeFit(repeat.first, length, judge);
}

/** Text beside a dropped copy that no other copy has (a title printed in one pass only) is at most this many lines. */
const LONGEST_RESIDUE = 3;

/**
 * Where each kept line stands among the others: at its own place, but a few lines that only one pass has go with the copy
 * that they stand before or behind.
 */
function sortKeys(lines: readonly Line[], classes: Int32Array, place: Int32Array, judge: CopyJudge): Float64Array {
  const keys = Float64Array.from(classes, (id, i) => (place[id] === i ? i : -1));
  const isDropped = (i: number) => i >= 0 && i < lines.length && place[classes[i]!] !== i;
  for (let start = 0; start < lines.length; start += 1) {
    if (isDropped(start)) continue;
    let end = start + 1;
    while (end < lines.length && !isDropped(end) && judge.follows(end)) end += 1;
    const before = isDropped(start - 1) && judge.follows(start);
    const after = isDropped(end) && judge.follows(end);
    if (end - start <= LONGEST_RESIDUE && (before || after)) {
      const goesAhead = after && (!before || lines[end]!.blanksBefore <= lines[start]!.blanksBefore);
      const anchor = goesAhead ? place[classes[end]!]! - 1 : place[classes[start - 1]!]!;
      for (let i = start; i < end; i += 1) keys[i] = anchor + (i - start + 1) / (end - start + 1);
    }
    start = end - 1;
  }
  return keys;
}

function assemble(
  lines: readonly Line[],
  repeats: readonly Repeat[],
  classes: Int32Array,
  place: Int32Array,
  judge: CopyJudge,
): ChosenCopies {
  const rating = rateRenditions(lines, repeats, judge.coherence);
  const members = new Map<number, number[]>();
  for (let i = 0; i < lines.length; i += 1) {
    const list = members.get(classes[i]!);
    if (list) list.push(i);
    else members.set(classes[i]!, [i]);
  }
  const chosen = new Map<number, number>();
  const conflicts: Conflict[] = [];
  for (const [id, list] of members) {
    const [best, clashes] = chooseReading(lines, list, place[id]!, rating, judge.coherence);
    chosen.set(id, best);
    conflicts.push(...clashes);
  }
  const keys = sortKeys(lines, classes, place, judge);
  const places = lines.flatMap((_, i) => (place[classes[i]!] === i ? [i] : [])).sort((a, b) => keys[a]! - keys[b]!);
  const kept: KeptLine[] = places.map((i) => ({ line: lines[chosen.get(classes[i]!)!]!, place: i }));
  const indexOfClass = new Int32Array(lines.length).fill(-1);
  for (const [k, i] of places.entries()) indexOfClass[classes[i]!] = k;
  const prints = gatherPrints(
    lines,
    places.map((i) => ({ place: i, best: chosen.get(classes[i]!)!, members: members.get(classes[i]!)! })),
    judge,
  );
  const drops: Drop[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const best = chosen.get(classes[i]!)!;
    if (best !== i) drops.push(duplicateDrop(lines[i]!, lines[best]!));
  }
  return {
    kept,
    drops: mergeDrops(drops, lines, judge.follows),
    conflicts,
    keptIndex: classes.map((id) => indexOfClass[id]!),
    prints,
  };
}
