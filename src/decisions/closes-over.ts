import { type Range, rawBefore } from './find-slips.ts';
import type { Slip } from './slip.ts';

/** Whether a line of the raw text begins at an offset. */
export type StartsLine = (source: string, offset: number) => boolean;

/** Whether what stands around a range is one sentence without it: it was cut out of a line, or stood in raw between lines that belong together. */
export function closesOver(slips: readonly Slip[], [from, to]: Range, startsLine: StartsLine): boolean {
  const [first, last, next] = [slips[from]!.piece, slips[to - 1]!.piece, slips[to]?.piece];
  if (!next) return false;
  if (!startsLine(first.source, first.start) || !startsLine(next.source, next.start)) return true;
  return (
    rawBefore(slips, first.source, first.start) === from - 1 &&
    next.source === last.source &&
    rawBefore(slips, next.source, next.start) === to - 1
  );
}
