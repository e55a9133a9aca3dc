import type { Drop, Span } from '../types.ts';
import type { DuplicateDecision } from './decision.ts';
import { cutAround, endOfParagraph, firstIn, type Range, rangesIn, rawBefore, rawBehind } from './find-slips.ts';
import { joinTo, putIn, takeOut } from './move-slips.ts';
import type { Slip } from './slip.ts';
import type { Ruling, Standing } from './standing.ts';

/** Cleans stretches of raw text that belong together as a text of their own, with everything kept. */
export type CleanCopy = (spans: readonly Span[]) => {
  readonly slips: readonly Slip[];
  readonly drops: readonly Drop[];
};

/**
 * Keeps a second print, keeps it instead of the first, or drops it.
 *
 * Kept: it stands behind the paragraph that ends what it follows in raw. Swapped: it takes the place of the other one where that had been
 * moved, for there the joints that moved it hold for both; else it stands in its own place, as when it is kept. In either case the other
 * one is its duplicate.
 */
export function decideDuplicate(
  standing: Standing,
  { decision, copy, of }: DuplicateDecision,
  cleanCopy: CleanCopy,
): Ruling {
  const dropped = standing.drops.filter((drop) => drop.fate === 'duplicate' && isWithin(drop, copy));
  const start = Math.min(...dropped.map((drop) => drop.start));
  const end = Math.max(...dropped.map((drop) => drop.end));
  if (start !== copy.start || end !== copy.end) {
    return decision === 'drop' ? dropKept(standing, copy, of) : isKept(standing, copy, decision);
  }
  if (decision === 'drop') return standing;
  const back = cleanCopy([...dropped].sort((a, b) => a.start - b.start));
  if (back.slips.length === 0) return 'not-kept';
  const gone = new Set<Drop>(dropped);
  const drops = [...standing.drops.filter((drop) => !gone.has(drop)), ...back.drops];
  if (decision === 'keep') return { ...standing, drops, slips: putBack(standing.slips, back.slips, copy) };
  const slips = cutAround(standing.slips, of);
  const ranges = rangesIn(slips, of);
  const [range] = ranges;
  if (!range) return 'not-kept';
  const similarity = dropped.length === 1 ? dropped[0]!.similarity : undefined;
  const other = dropsOf(slips, ranges, copy, similarity);
  const isMoved = ranges.length === 1 && !standsAsInRaw(slips, range);
  return {
    ...standing,
    drops: [...drops, ...other],
    slips: isMoved ? exchange(slips, range, back.slips) : putBack(without(slips, ranges), back.slips, copy),
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
function dropKept(standing: Standing, copy: Span, of: Span): Ruling {
  const slips = cutAround(standing.slips, copy);
  const ranges = rangesIn(slips, copy);
  if (ranges.length === 0) return 'unknown';
  const left = without(slips, ranges);
  if (firstIn(left, of) < 0) return 'not-kept';
  return { ...standing, slips: left, drops: [...standing.drops, ...dropsOf(slips, ranges, of, undefined)] };
}

function without(slips: readonly Slip[], ranges: readonly Range[]): readonly Slip[] {
  return takeOut(slips, ranges, () => false).rest;
}

function putBack(slips: readonly Slip[], back: readonly Slip[], copy: Span): readonly Slip[] {
  const before = rawBefore(slips, copy.source, copy.start);
  const behind = rawBehind(slips, copy.source, copy.end);
  const at = before >= 0 ? endOfParagraph(slips, before) : behind >= 0 ? startOfParagraph(slips, behind) : slips.length;
  return putIn(slips, back, at, { flowsIn: false, flowsOut: false });
}

function startOfParagraph(slips: readonly Slip[], index: number): number {
  let from = index;
  while (from > 0 && !slips[from]!.opens) from -= 1;
  return from;
}

/** Whether a range has its raw neighbour on one side at least. */
function standsAsInRaw(slips: readonly Slip[], [from, to]: Range): boolean {
  const [first, last] = [slips[from]!.piece, slips[to - 1]!.piece];
  const before = rawBefore(slips, first.source, first.start);
  const behind = rawBehind(slips, last.source, last.end);
  return before === from - 1 && (before >= 0 || behind === to);
}

/** Puts other slips in the place of a range: its first paragraph goes on where the range went on, its last one too. */
function exchange(slips: readonly Slip[], [from, to]: Range, back: readonly Slip[]): readonly Slip[] {
  const head = slips.slice(0, from);
  const { opens } = slips[from]!;
  const [first, ...others] = back;
  const put = opens ? [{ ...first!, opens: { ...first!.opens!, ...opens } }, ...others] : joinTo(head, back);
  return [...head, ...put, ...slips.slice(to)];
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
