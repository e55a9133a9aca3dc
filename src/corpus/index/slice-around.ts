import { offsetsOf, placesOf } from '../signatures/code-places.ts';
import type { FoldedUnits } from '../signatures/fold-units.ts';
import { isLowSurrogate, MARGIN_LETTERS } from './region-text.ts';

/** What clustering looks at of a text around a stretch of it: UTF-16 offsets. */
export interface Slice {
  readonly sliceStart: number;
  readonly sliceEnd: number;
}

/**
 * The stretch with {@link MARGIN_LETTERS} letters on either side, or up to the ends of the text, never between the halves of a surrogate
 * pair. Slices of overlapping stretches together are what `cutRegion` gives for their union, or more.
 *
 * @param folded of `text`
 */
export function sliceAround(text: string, { codes, kept }: FoldedUnits, start: number, end: number): Slice {
  const [first, behind] = placesOf(kept, [start, end]) as [number, number];
  const [before, after] = [first - MARGIN_LETTERS, behind + MARGIN_LETTERS];
  const sliceStart = before > 0 ? offsetsOf(kept, [before])[0]! : 0;
  const sliceEnd = after < codes.length ? offsetsOf(kept, [after])[0]! : text.length;
  return {
    sliceStart: isLowSurrogate(text, sliceStart) ? sliceStart - 1 : sliceStart,
    sliceEnd: isLowSurrogate(text, sliceEnd) ? sliceEnd + 1 : sliceEnd,
  };
}
