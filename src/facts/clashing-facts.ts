import { alignCharacters, type CharacterAlignment, type Difference } from '../dedupe/align-characters.ts';
import { foldTextWithOffsets } from '../language/fold-character.ts';
import { foldVariants } from '../language/fold-variant.ts';
import { sameFact } from './compare-facts.ts';
import type { Fact } from './fact.ts';
import { readFacts } from './read-facts.ts';

/** Facts in which two prints of a text differ; both stand in the same place. */
export interface Clash {
  readonly first: Fact;
  readonly second: Fact;
}

/** Characters on either side of a place that are looked at, and how many of them must agree: else it is not the same place. */
const AROUND = 6;
const LEAST_AROUND = 3;

/** What stands for a fact in the other print is at most this much longer than it: misreadings around it. */
const LONGER = 3;

/** Where a passage of more characters was put in or left out, nothing in it stands for a fact. */
const MOST_LONGER = 40;

/** Texts that differ in more than this share of their characters are not two prints of one text. */
const MOST_APART = 0.5;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** One of the two texts: its characters as they are compared, where they stand, and its facts as ranges of them. */
interface Side {
  readonly text: string;
  readonly codes: Uint32Array;
  readonly offsets: Uint32Array;
  readonly facts: readonly (Range & { readonly fact: Fact })[];
  /** For every code its partner in the other text, or -1. */
  readonly partners: Int32Array;
  /** For every code, and the end, the codes of the other text that may stand for it: [low, high). */
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

/**
 * Facts that two renditions of one text give differently in the same place, in order. A fact that was misread is one too: its
 * reading is then whatever stands in its place, and the value of a number NaN.
 *
 * In: the two renditions, whatever their widths, blanks, script and line breaks. Out: pairs that {@link sameFact} tells apart.
 *
 * @example 饲养量达到132万头 beside 饲养量达到１２２.8万头 gives 132万头 against １２２.8万头, and beside 达到13Z万头 gives 13Z万头
 */
export function clashingFacts(first: string, second: string): readonly Clash[] {
  const [a, b] = [foldSide(first), foldSide(second)];
  const most = Math.ceil(MOST_APART * Math.max(a.codes.length, b.codes.length));
  const aligned = alignCharacters(a.codes, b.codes, most);
  if (!aligned || aligned.distance === 0) return [];
  const sides = [describeSide(first, a, aligned, false), describeSide(second, b, aligned, true)] as const;
  const clashes: (Clash & { readonly start: number })[] = [];
  let reached = [0, 0];
  for (const [range, other] of touchedPlaces(sides)) {
    if (range.start < reached[0]! || other.start < reached[1]!) continue;
    const clash = compare(sides, range, other);
    if (!clash) continue;
    clashes.push({ ...clash, start: range.start });
    reached = [range.end, other.end];
  }
  return clashes.map(({ first: one, second: two }) => ({ first: one, second: two }));
}

function foldSide(text: string): { readonly codes: Uint32Array; readonly offsets: Uint32Array } {
  const { codes, offsets } = foldTextWithOffsets(foldVariants(text));
  return {
    // Figures as printed: they are what is compared.
    codes: codes.map((code, k) => (code === 0x30 ? 0x30 + (text.charCodeAt(offsets[k]!) & 0xf) : code)),
    offsets,
  };
}

function describeSide(
  text: string,
  { codes, offsets }: { readonly codes: Uint32Array; readonly offsets: Uint32Array },
  { differences }: CharacterAlignment,
  isSecond: boolean,
): Side {
  const partners = new Int32Array(codes.length).fill(-1);
  const [lows, highs] = [new Uint32Array(codes.length + 1), new Uint32Array(codes.length + 1)];
  let [at, other] = [0, 0];
  const goOn = (until: number) => {
    for (; at < until; at += 1, other += 1) {
      partners[at] = other;
      lows[at] = other;
      highs[at] = other + 1;
    }
  };
  for (const each of differences) {
    const { firstStart: start, firstEnd: end, secondStart: low, secondEnd: high } = isSecond ? turn(each) : each;
    goOn(start);
    // One for one where they are as many: a wrong figure in a wrong word does not take the word along.
    const isExchange = end - start === high - low;
    for (; at < end; at += 1) {
      lows[at] = isExchange ? low + at - start : low;
      highs[at] = isExchange ? low + at - start + 1 : high;
    }
    other = high;
  }
  goOn(codes.length);
  const facts = readFacts(text).map((fact) => ({
    fact,
    start: codeAt(offsets, fact.start),
    end: codeAt(offsets, fact.end),
  }));
  return { text, codes, offsets, facts, partners, lows, highs };
}

function turn({ firstStart, firstEnd, secondStart, secondEnd }: Difference): Difference {
  return { firstStart: secondStart, firstEnd: secondEnd, secondStart: firstStart, secondEnd: firstEnd };
}

/** The index of the first code at or behind an offset. */
function codeAt(offsets: Uint32Array, offset: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places in which a fact of one text is not printed alike in the other one, whole facts on both sides, in order. */
function touchedPlaces([first, second]: readonly [Side, Side]): readonly (readonly [Range, Range])[] {
  const places: (readonly [Range, Range])[] = [];
  for (const fact of first.facts) if (isReplaced(first, fact)) places.push(widen(first, second, fact));
  for (const fact of second.facts) {
    if (!isReplaced(second, fact)) continue;
    const [two, one] = widen(second, first, fact);
    places.push([one, two]);
  }
  return places.sort(([a], [b]) => a.start - b.start || b.end - a.end);
}

/** Whether something else stands for a fact, which is not the whole of another passage. */
function isReplaced(side: Side, fact: Range): boolean {
  if (!isTouched(side, fact)) return false;
  const { start, end } = across(side, fact);
  return end - start <= fact.end - fact.start + MOST_LONGER;
}

function isTouched({ partners }: Side, { start, end }: Range): boolean {
  for (let k = start; k < end; k += 1) {
    if (partners[k]! < 0 || (k > start && partners[k] !== partners[k - 1]! + 1)) return true;
  }
  return false;
}

/** A place in both texts, grown until it cuts no fact of either. */
function widen(own: Side, other: Side, place: Range): readonly [Range, Range] {
  let mine: Range = place;
  let theirs = across(own, mine);
  for (let step = 0; step < 3; step += 1) {
    theirs = whole(other, theirs);
    mine = whole(own, union(mine, across(other, theirs)));
    theirs = union(theirs, across(own, mine));
  }
  return [mine, whole(other, theirs)];
}

function across({ lows, highs }: Side, { start, end }: Range): Range {
  if (start >= end) return { start: 0, end: 0 };
  let [low, high] = [lows[start]!, highs[start]!];
  for (let k = start; k < end; k += 1) [low, high] = [Math.min(low, lows[k]!), Math.max(high, highs[k]!)];
  return { start: low, end: high };
}

function union(a: Range, b: Range): Range {
  if (b.start >= b.end) return a;
  if (a.start >= a.end) return b;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function whole({ facts }: Side, range: Range): Range {
  return factsIn(facts, range).reduce<Range>(union, range);
}

function factsIn(facts: Side['facts'], { start, end }: Range): Side['facts'] {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  let stop = low;
  while (stop < facts.length && facts[stop]!.start < end) stop += 1;
  return facts.slice(low, stop);
}

function compare([first, second]: readonly [Side, Side], range: Range, other: Range): Clash | null {
  if (range.start === range.end || other.start === other.end) return null;
  const [ours, theirs] = [factsIn(first.facts, range), factsIn(second.facts, other)];
  const most = Math.max(lengthOf(ours), lengthOf(theirs)) + LONGER;
  if (Math.max(range.end - range.start, other.end - other.start) > most) return null;
  if (!isSamePlace(first, second, range, other)) return null;
  const areSame = ours.length === theirs.length && ours.every(({ fact }, k) => sameFact(fact, theirs[k]!.fact));
  if (areSame) return null;
  const known = wholeFact(ours, range) ?? wholeFact(theirs, other) ?? (ours[0] ?? theirs[0])!.fact;
  return { first: factOf(first, range, ours, known.kind), second: factOf(second, other, theirs, known.kind) };
}

function lengthOf(facts: Side['facts']): number {
  return facts.length === 0 ? 0 : facts[facts.length - 1]!.end - facts[0]!.start;
}

/** Whether the characters around a place agree; at the edge of a text there are none that could. */
function isSamePlace(first: Side, second: Side, range: Range, other: Range): boolean {
  const agree = (from: number, to: number, low: number, high: number) => {
    let count = 0;
    for (let k = Math.max(0, from); k < Math.min(to, first.codes.length); k += 1) {
      if (first.partners[k]! >= low && first.partners[k]! < high) count += 1;
    }
    return count;
  };
  const before = agree(range.start - AROUND, range.start, other.start - 2 * AROUND, other.start);
  const behind = agree(range.end, range.end + AROUND, other.end, other.end + 2 * AROUND);
  const room = Math.min(range.start, other.start);
  const left = Math.min(first.codes.length - range.end, second.codes.length - other.end);
  return before >= Math.min(LEAST_AROUND, room) && behind >= Math.min(LEAST_AROUND, left);
}

function factOf({ text, offsets, codes }: Side, { start, end }: Range, facts: Side['facts'], kind: Fact['kind']): Fact {
  const known = wholeFact(facts, { start, end });
  if (known) return known;
  const last = offsets[end - 1]!;
  const [from, to] = [offsets[start]!, last + (codes[end - 1]! > 0xffff ? 2 : 1)];
  const reading = text.slice(from, to);
  return { kind, start: from, end: to, reading, value: kind === 'number' ? Number.NaN : reading };
}

function wholeFact(facts: Side['facts'], { start, end }: Range): Fact | undefined {
  const [only] = facts;
  return facts.length === 1 && only!.start === start && only!.end === end ? only!.fact : undefined;
}
