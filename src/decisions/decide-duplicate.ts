import type { Drop, Span } from '../types.ts';
import { closesOver, type StartsLine } from './closes-over.ts';
import type { DuplicateDecision } from './decision.ts';
import {
  cutAround,
  endOfParagraph,
  endOfRun,
  firstIn,
  type Range,
  rangesIn,
  rawBefore,
  rawBehind,
} from './find-slips.ts';
import { joinTo, putIn, takeOut } from './move-slips.ts';
import { shareOut } from './share-out.ts';
import type { Slip } from './slip.ts';
import type { Ruling, Standing } from './standing.ts';

/** Cleans stretches of raw text that belong together as a text of their own, with everything kept. */
export type CleanCopy = (spans: readonly Span[]) => {
  readonly slips: readonly Slip[];
  readonly drops: readonly Drop[];
};

/** What the decoded texts say of a place. */
export interface RawText {
  readonly rawOf: (span: Span) => string;
  readonly startsLine: StartsLine;
}

/**
 * Keeps a second print, keeps it instead of the first, or drops it.
 *
 * Kept: it stands behind the paragraph that ends what it follows in raw, or inside it where it was cut out of a line. Swapped: it takes the place of the other one where that had been
 * moved, for there the joints that moved it hold for both; else it stands in its own place, as when it is kept. In either case the other
 * one is its duplicate.
 */
export function decideDuplicate(
  standing: Standing,
  { decision, copy, of }: DuplicateDecision,
  cleanCopy: CleanCopy,
  { rawOf, startsLine }: RawText,
): Ruling {
  const dropped = standing.drops.filter((drop) => drop.fate === 'duplicate' && isWithin(drop, copy));
  const start = Math.min(...dropped.map((drop) => drop.start));
  const end = Math.max(...dropped.map((drop) => drop.end));
  if (start !== copy.start || end !== copy.end) {
    return decision === 'drop' ? dropKept(standing, copy, of, startsLine) : isKept(standing, copy, decision);
  }
  if (decision === 'drop') return standing;
  const gone = new Set<Drop>(dropped);
  const drops = standing.drops.filter((drop) => !gone.has(drop));
  const prints = [...dropped].sort((a, b) => a.start - b.start);
  if (decision === 'keep') {
    const back = cleanCopy(prints);
    return {
      ...standing,
      drops: [...drops, ...back.drops],
      slips: putBack(standing.slips, back.slips, copy, startsLine),
    };
  }
  const slips = cutAround(standing.slips, of);
  const ranges = rangesIn(slips, of)
    .flatMap((range) => runsOf(slips, range))
    .sort(byRaw(slips));
  if (ranges.length === 0) return 'not-kept';
  const similarity = dropped.length === 1 ? dropped[0]!.similarity : undefined;
  const left = { ...standing, drops: [...drops, ...dropsOf(slips, ranges, copy, similarity)] };
  if (ranges.every((range) => standsAsInRaw(slips, range))) {
    const back = cleanCopy(prints);
    return {
      ...left,
      drops: [...left.drops, ...back.drops],
      slips: putBack(without(slips, ranges, startsLine), back.slips, copy, startsLine),
    };
  }
  const parts = shareOut(
    prints,
    ranges.map(([from, to]) => sizeOf(slips.slice(from, to), rawOf)),
    rawOf,
  );
  const backs = parts.map(cleanCopy);
  if (backs.some((back) => back.slips.length === 0)) return 'scattered';
  return {
    ...left,
    drops: [...left.drops, ...backs.flatMap((back) => back.drops)],
    slips: exchange(
      slips,
      ranges,
      backs.map((back) => back.slips),
    ),
  };
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;
}

/** What nobody dropped is kept without a word. */
function isKept(standing: Standing, copy: Span, decision: 'keep' | 'swap'): Ruling {
  return decision === 'keep' && firstIn(standing.slips, copy) >= 0 ? standing : 'unknown';
}

/** Drops text that is kept, if the text that it repeats is kept too. */
function dropKept(standing: Standing, copy: Span, of: Span, startsLine: StartsLine): Ruling {
  const slips = cutAround(standing.slips, copy);
  const ranges = rangesIn(slips, copy);
  if (ranges.length === 0) return 'unknown';
  const left = without(slips, ranges, startsLine);
  if (firstIn(left, of) < 0) return 'not-kept';
  return { ...standing, slips: left, drops: [...standing.drops, ...dropsOf(slips, ranges, of, undefined)] };
}

function without(slips: readonly Slip[], ranges: readonly Range[], startsLine: StartsLine): readonly Slip[] {
  return takeOut(slips, ranges, (range) => closesOver(slips, range, startsLine)).rest;
}

function putBack(slips: readonly Slip[], back: readonly Slip[], copy: Span, startsLine: StartsLine): readonly Slip[] {
  if (back.length === 0) return slips;
  const before = rawBefore(slips, copy.source, copy.start);
  const behind = rawBehind(slips, copy.source, copy.end);
  if (before >= 0 && !startsLine(copy.source, copy.start)) return putIn(slips, back, before + 1, { isInline: true });
  const next = slips[behind]?.piece;
  if (next && !startsLine(next.source, next.start)) return putIn(slips, back, behind, { flowsOut: () => true });
  const at = before >= 0 ? endOfParagraph(slips, before) : behind >= 0 ? startOfParagraph(slips, behind) : slips.length;
  return putIn(slips, back, at, {});
}

function startOfParagraph(slips: readonly Slip[], index: number): number {
  let from = index;
  while (from > 0 && !slips[from]!.opens) from -= 1;
  return from;
}

/** A range cut wherever it does not go on as in raw: columns of one page may stand in another order. */
function runsOf(slips: readonly Slip[], [from, to]: Range): readonly Range[] {
  const runs: Range[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, endOfRun(slips, start));
    runs.push([start, end]);
    start = end;
  }
  return runs;
}

function byRaw(slips: readonly Slip[]): (a: Range, b: Range) => number {
  return ([a], [b]) => slips[a]!.piece.start - slips[b]!.piece.start;
}

/** Whether a range has its raw neighbour on one side at least. */
function standsAsInRaw(slips: readonly Slip[], [from, to]: Range): boolean {
  const [first, last] = [slips[from]!.piece, slips[to - 1]!.piece];
  const before = rawBefore(slips, first.source, first.start);
  const behind = rawBehind(slips, last.source, last.end);
  return before === from - 1 && (before >= 0 || behind === to);
}

/** Puts other slips in the places of ranges: the first paragraph goes on where the range went on, the last one too. */
function exchange(
  slips: readonly Slip[],
  ranges: readonly Range[],
  backs: readonly (readonly Slip[])[],
): readonly Slip[] {
  const sorted = ranges.map((range, k) => ({ range, back: backs[k]! })).sort((a, b) => b.range[0] - a.range[0]);
  return sorted.reduce((all, { range: [from, to], back }) => {
    const head = all.slice(0, from);
    const { opens } = all[from]!;
    const [first, ...others] = back;
    const put = opens ? [{ ...first!, opens }, ...others] : joinTo(head, back);
    return [...head, ...put, ...all.slice(to)];
  }, slips);
}

function sizeOf(slips: readonly Slip[], rawOf: (span: Span) => string): number {
  return slips.reduce((sum, { piece }) => sum + rawOf(piece).replace(/\s+/gu, '').length, 0);
}

/** The drops of what is taken out: one for every stretch with nothing but white space in it. */
function dropsOf(
  slips: readonly Slip[],
  ranges: readonly Range[],
  of: Span,
  similarity: number | undefined,
): readonly Drop[] {
  return ranges
    .flatMap(([from, to]) => slips.slice(from, to))
    .filter(({ piece }) => piece.end > piece.start)
    .map(({ piece: { source, start, end } }) => ({
      source,
      start,
      end,
      fate: 'duplicate' as const,
      reason: 'a person chose the other print',
      of,
      ...(similarity === undefined ? {} : { similarity }),
    }));
}
