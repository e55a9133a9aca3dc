import type { Span } from '../types.ts';
import { closesOver, type StartsLine } from './closes-over.ts';
import type { MoveDecision } from './decision.ts';
import { cutAround, cutAt, firstIn, rangesIn, rawBefore } from './find-slips.ts';
import { atOnesWord, putIn, takeOut } from './move-slips.ts';
import { type Ruling, type Standing, touches } from './standing.ts';
import type { GoesOn } from './torn-neighbours.ts';

/**
 * Puts the kept text of a span directly before that of another place, or to the end.
 *
 * Whole paragraphs stay whole. Where a line of raw text begins, what is cut becomes paragraphs of its own, but the sentence that breaks off
 * with the moved text goes on with what it was put before; inside a line the paragraph goes on over it.
 *
 * @param startsLine whether a line of the raw text begins at an offset
 * @param goesOn tells whether raw neighbours that stand together again are one sentence
 */
export function decideMove(
  standing: Standing,
  { span, before }: MoveDecision,
  startsLine: StartsLine,
  goesOn: GoesOn,
): Ruling {
  const around = cutAround(standing.slips, span);
  const slips = before ? cutAt(around, before.source, before.start) : around;
  const ranges = rangesIn(slips, span);
  if (ranges.length === 0) return 'not-kept';
  const anchor = before ? firstIn(slips, before) : slips.length;
  if (anchor < 0) return 'not-kept';
  if (ranges.some(([from, to]) => from <= anchor && anchor < to)) return 'circle';
  const gaps = standing.gaps.filter(({ side, beside }) => !before || side === 'after' || !touches(beside, before));
  if (ranges.length === 1 && ranges[0]![1] === anchor) return { ...standing, gaps };
  const { taken, rest } = takeOut(slips, ranges, (range) => closesOver(slips, range, startsLine));
  const at = anchor - ranges.reduce((sum, [from, to]) => sum + (from < anchor ? to - from : 0), 0);
  const first = taken[0]!.piece;
  const isBehindRaw = at > 0 && rest[at - 1] === slips[rawBefore(slips, first.source, first.start)];
  const target: Span | undefined = slips[anchor]?.piece;
  const isInline = target !== undefined && !startsLine(target.source, target.start);
  // Where two paragraphs meet that were whole, both stay whole.
  const isCut = !slips[anchor]?.opens || !slips[ranges.at(-1)![1]]?.opens;
  const manner = { ...(isBehindRaw ? { flowsIn: goesOn } : {}), ...(isCut ? { flowsOut: atOnesWord } : {}), isInline };
  return { ...standing, slips: putIn(rest, taken, at, manner), gaps };
}
