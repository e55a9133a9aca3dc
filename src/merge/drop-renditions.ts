import { isDigit } from '../dedupe/character-stream.ts';
import { endsSentence } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isTitleLike } from '../order/fragments.ts';
import type { Conflict, Drop, Line } from '../types.ts';
import { findConflicts } from './fact-differences.ts';
import { LONG, type Pool, type Rendition } from './find-renditions.ts';
import { spanBetween } from './span-between.ts';

export interface RenditionsDropped {
  /** For every line 1 where another input's print of it is kept. */
  readonly dropped: Uint8Array;
  readonly drops: readonly Drop[];
  readonly conflicts: readonly Conflict[];
  /** For every code that has a kept partner that partner, else -1. */
  readonly partner: Int32Array;
}

/** Characters at either end of a stretch that may be misread, so that the stretch stops short of them; never figures. */
const LEFT_OVER = 2;

/** A heading is no longer than this (`rebuild/paragraph-breaks`). */
const LONGEST_HEADING = 60;

/** Blank lines and an indent between two lines that were dropped behind one another (`ledger/dropped-blocks`). */
const SLACK = 12;

/**
 * Drops the lines of which a better ranked input's print is kept, whole; a line that says more than the other print stays.
 *
 * In: the pool, what is printed twice, the rank of every input, whether a line follows the one before it in raw. Out: drops whose
 * `of` names the kept print, and facts that differ between the two, as conflicts.
 */
export function dropRenditions(
  pool: Pool,
  renditions: readonly Rendition[],
  rank: readonly number[],
  follows: (line: number) => boolean,
): RenditionsDropped {
  const { lines, stream, inputOf, inputOfLine } = pool;
  const partner = new Int32Array(stream.codes.length).fill(-1);
  const stretchOf = new Int32Array(stream.codes.length).fill(-1);
  const dropped = new Uint8Array(lines.length);
  const drops: (Drop & { readonly line: number })[] = [];
  const conflicts: Conflict[] = [];
  const inputs = rank.map((_, input) => input).sort((a, b) => rank[a]! - rank[b]!);
  const byLower = new Map<number, Turned[]>(inputs.map((input) => [input, []]));
  for (const [id, { pairs, isSameText }] of renditions.entries()) {
    const [a, b] = pairs[0]!.map((code) => inputOf[code]!) as [number, number];
    const lowerFirst = rank[a]! > rank[b]!;
    const turned = lowerFirst ? pairs : pairs.map(([x, y]) => [y, x] as const);
    byLower.get(lowerFirst ? a : b)!.push({ pairs: turned, id, isSameText });
  }
  for (const input of inputs) {
    // The longest first: where two better inputs print a line, the longer stretch has the say.
    for (const { pairs, id } of byLower.get(input)!.sort((a, b) => b.pairs.length - a.pairs.length)) {
      const own = pairs.flatMap(([low, high]) => {
        const kept = dropped[stream.lineOf[high]!] ? partner[high]! : high;
        return kept >= 0 && partner[low] === -1 ? [[low, kept] as const] : [];
      });
      for (const [low, kept] of own) {
        partner[low] = kept;
        stretchOf[low] = id;
      }
    }
    const stretches = new Map(byLower.get(input)!.map((each) => [each.id, each]));
    const ends = outerEnds(stretchOf, stream.starts, lines.length, inputOfLine, input);
    for (let i = 0; i < lines.length; i += 1) {
      if (inputOfLine[i] !== input) continue;
      const drop = dropOf(pool, i, partner, stretchOf, ends, stretches);
      if (!drop) continue;
      dropped[i] = 1;
      drops.push({ ...drop, line: i });
    }
    // Lines that hold nothing but marks go with what stands around them.
    dropMarks(pool, input, dropped, drops);
    conflicts.push(...findConflicts(pool, input, dropped, partner));
  }
  drops.sort((a, b) => a.line - b.line);
  return { dropped, drops: mergeLines(drops, follows), conflicts, partner };
}

/** A rendition as pairs of a lower and a better ranked input's codes. */
interface Turned extends Pick<Rendition, 'pairs' | 'isSameText'> {
  readonly id: number;
}

/** First and last code of every stretch in an input. */
function outerEnds(
  stretchOf: Int32Array,
  starts: Uint32Array,
  count: number,
  inputOfLine: Uint32Array,
  input: number,
): ReadonlyMap<number, readonly [number, number]> {
  const ends = new Map<number, readonly [number, number]>();
  for (let i = 0; i < count; i += 1) {
    if (inputOfLine[i] !== input) continue;
    for (let code = starts[i]!; code < starts[i + 1]!; code += 1) {
      const id = stretchOf[code]!;
      if (id >= 0) ends.set(id, [ends.get(id)?.[0] ?? code, code]);
    }
  }
  return ends;
}

function dropOf(
  pool: Pool,
  i: number,
  partner: Int32Array,
  stretchOf: Int32Array,
  ends: ReadonlyMap<number, readonly [number, number]>,
  stretches: ReadonlyMap<number, Turned>,
): Drop | null {
  const { stream, lines } = pool;
  const [start, end] = [stream.starts[i]!, stream.starts[i + 1]!];
  if (start === end) return null;
  const counts = new Map<number, number>();
  for (let code = start; code < end; code += 1) {
    const id = stretchOf[code]!;
    if (id >= 0) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let outside = 0;
  for (let code = start; code < end; code += 1) {
    const isInside = [...ends.values()].some(([first, last]) => code >= first && code <= last);
    if (isInside) continue;
    if (isDigit(stream.codes[code]!)) return null;
    outside += 1;
  }
  if (outside > 2 * LEFT_OVER * Math.max(1, counts.size) || 2 * outside > end - start) return null;
  // A line of which nothing was read alike, in the midst of a stretch, goes with the character before it.
  const inMidst = [...ends].find(([, [first, last]]) => first < start && last >= end)?.[0] ?? -1;
  const [main] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [inMidst, 0] as readonly [number, number]);
  if (main < 0) return null;
  const targets = [];
  for (let code = start; code < end; code += 1) if (stretchOf[code] === main) targets.push(partner[code]!);
  for (let code = start - 1; targets.length === 0; code -= 1)
    if (stretchOf[code] === main) targets.push(partner[code]!);
  const source = lines[stream.lineOf[targets[0]!]!]!.source;
  const own = targets.filter((code) => lines[stream.lineOf[code]!]!.source === source);
  const [from, to] = [Math.min(...own), Math.max(...own)];
  if (isHeading(lines[i]!)) {
    const { pairs, isSameText } = stretches.get(main)!;
    if (pairs.length < LONG && !isOwnLine(pool, from, to)) return null;
    // 国徽法 is no misread 国旗法 where the two texts have but a passage in common.
    if (!isSameText && (counts.get(main) ?? 0) < end - start) return null;
  }
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  const longer = Math.max(end - start, counts.size === 1 ? to - from + 1 : 0);
  const similarity = Math.round((all / longer) * 1000) / 1000;
  return {
    source: lines[i]!.source,
    start: lines[i]!.start,
    end: lines[i]!.end,
    fate: 'duplicate',
    reason: similarity === 1 ? 'printed again' : 'printed again, read differently',
    of: spanBetween(pool, from, to),
    similarity,
  };
}

function isHeading({ text, headingLevel }: Line): boolean {
  if (headingLevel !== undefined || isTitleLike(text)) return true;
  const marker = parseMarker(text);
  return marker !== null && marker.level <= 2 && text.length <= LONGEST_HEADING && !endsSentence(text);
}

/** Whether codes [from, to] are all that stands on their lines: a heading never duplicates body. */
function isOwnLine({ stream }: Pool, from: number, to: number): boolean {
  const [first, last] = [stream.lineOf[from]!, stream.lineOf[to]!];
  return stream.starts[first] === from && stream.starts[last + 1] === to + 1;
}

function dropMarks(
  { stream, lines, inputOfLine }: Pool,
  input: number,
  dropped: Uint8Array,
  drops: (Drop & { readonly line: number })[],
): void {
  const known = new Map(drops.map((drop) => [drop.line, drop]));
  for (let i = 0; i < lines.length; i += 1) {
    if (inputOfLine[i] !== input || stream.starts[i] !== stream.starts[i + 1]) continue;
    const before = known.get(i - 1);
    const isBetween = inputOfLine[i + 1] !== input || dropped[i + 1] || stream.starts[i + 1] === stream.starts[i + 2];
    if (!before || !dropped[i - 1] || !isBetween) continue;
    const { source, start, end } = lines[i]!;
    const drop = { ...before, source, start, end, line: i };
    dropped[i] = 1;
    drops.push(drop);
    known.set(i, drop);
  }
}

/** Joins drops of lines behind one another whose kept prints stand behind one another too. */
function mergeLines(
  drops: readonly (Drop & { readonly line: number })[],
  follows: (line: number) => boolean,
): readonly Drop[] {
  const merged: Drop[] = [];
  let last = -1;
  let size = 0;
  for (const { line, ...drop } of drops) {
    const block = merged.at(-1);
    const length = drop.end - drop.start;
    const apart = block?.of && drop.of && block.of.source === drop.of.source ? drop.of.start - block.of.end : -1;
    if (block && line === last + 1 && block.source === drop.source && follows(line) && apart >= 0 && apart <= SLACK) {
      const similarity =
        Math.round(((block.similarity! * size + drop.similarity! * length) / (size + length)) * 1000) / 1000;
      size += length;
      const reason = similarity === 1 ? block.reason : 'printed again, read differently';
      merged[merged.length - 1] = {
        ...block,
        end: drop.end,
        of: { ...block.of!, end: drop.of!.end },
        similarity,
        reason,
      };
    } else {
      merged.push(drop);
      size = length;
    }
    last = line;
  }
  return merged;
}
