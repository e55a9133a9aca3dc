import { foldUnits } from '../signatures/fold-units.ts';

/** A stretch of a document that is covered by overlapping spans of matches, and the text around it that clustering looks at. */
export interface RegionText {
  /** UTF-16 offset of the slice in the document. */
  readonly from: number;
  readonly slice: string;
}

/** Letters on either side of a region: ends of passages move by less (`passage-ends.ts`: two outwards, five inwards). */
export const MARGIN_LETTERS = 8;
const FIRST_LOOK = 32;

/** Cuts out a region with its margins. */
export function cutRegion(text: string, start: number, end: number): RegionText {
  let [before, behind] = [FIRST_LOOK, FIRST_LOOK];
  while (before < start && lettersIn(text.slice(start - before, start)) < MARGIN_LETTERS) before *= 2;
  while (end + behind < text.length && lettersIn(text.slice(end, end + behind)) < MARGIN_LETTERS) behind *= 2;
  let from = Math.max(0, start - before);
  let to = Math.min(text.length, end + behind);
  // Never between the halves of a surrogate pair.
  if (isLowSurrogate(text, from)) from -= 1;
  if (isLowSurrogate(text, to)) to += 1;
  return { from, slice: text.slice(from, to) };
}

function lettersIn(text: string): number {
  return foldUnits(text).codes.length;
}

export function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The regions of one document behind one another, as a text of its own, and the way between both. */
export interface ReducedText {
  readonly text: string;
  readonly toReduced: (offset: number) => number;
  readonly toDocument: (offset: number) => number;
  /** Whether the whole of a stretch of the document is in one of the regions. */
  readonly holds: (start: number, end: number) => boolean;
}

/**
 * Joins the regions of a document: to cluster passages of a book of laws that stands in a thousand clusters, no more of it need be in
 * memory than the passages themselves.
 *
 * @param cut rising; offsets that are asked for lie in one of them
 */
export function reduceText(cut: readonly RegionText[]): ReducedText {
  const regions = joinOverlapping(cut);
  const starts: number[] = [];
  let length = 0;
  for (const { slice } of regions) {
    starts.push(length);
    length += slice.length + 1;
  }
  const regionAt = (offset: number) => lastNotAbove(offset, regions.length, (index) => regions[index]!.from);
  return {
    text: regions.map(({ slice }) => slice).join('\n'),
    toReduced: (offset) => {
      const k = regionAt(offset);
      return starts[k]! + offset - regions[k]!.from;
    },
    toDocument: (offset) => {
      const k = lastNotAbove(offset, regions.length, (index) => starts[index]!);
      return regions[k]!.from + offset - starts[k]!;
    },
    holds: (start, end) => {
      const { from, slice } = regions[regionAt(start)]!;
      return from <= start && start <= end && end <= from + slice.length;
    },
  };
}

/** Regions whose margins meet are one: an offset must have one place. */
function joinOverlapping(cut: readonly RegionText[]): readonly RegionText[] {
  const joined: RegionText[] = [];
  for (const region of cut) {
    const last = joined.at(-1);
    const end = last ? last.from + last.slice.length : -1;
    if (!last || region.from > end) joined.push(region);
    else joined[joined.length - 1] = { from: last.from, slice: last.slice + region.slice.slice(end - region.from) };
  }
  return joined;
}

/** The last index whose value is not above, in rising values. */
export function lastNotAbove(value: number, length: number, valueAt: (index: number) => number): number {
  let [low, high] = [0, length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valueAt(middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
