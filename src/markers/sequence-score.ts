import type { Line } from '../types.ts';
import { type Marker, parseMarker } from './parse-marker.ts';

/** Nats for a marker that goes on counting, taken off for one that does not. */
const SEQUENCE = 1.5;

/** A line narrower than this many characters ends its paragraph even without a full stop. */
const SHORT = 12;

/** The section markers of a fragment, as far as they count for its neighbours. */
export interface MarkerEnds {
  /** The first marker in the fragment. */
  readonly first: Marker | null;
  /** The markers still open at its end, outermost first: a marker closes those of its own and of deeper levels. */
  readonly open: readonly Marker[];
  /** Values of the level-1 markers, in order, and of the articles (第一条) of a law. */
  readonly chapters: readonly number[];
  readonly provisions: readonly number[];
}

/** The marker of every line that begins a paragraph with one, as far as the line before tells; else null. */
export function readMarkers(lines: readonly Line[]): readonly (Marker | null)[] {
  return lines.map((line, i) => {
    const marker = parseMarker(line.text);
    return marker && (i === 0 || endsParagraph(lines[i - 1]!.text)) ? marker : null;
  });
}

/** Gathers the markers of lines `[start, end)`; the first line's counts only where {@link readMarkers} gave it one. */
export function gatherMarkers(markers: readonly (Marker | null)[], start: number, end: number): MarkerEnds {
  let first: Marker | null = null;
  const open: Marker[] = [];
  const chapters: number[] = [];
  const provisions: number[] = [];
  for (let i = start; i < end; i += 1) {
    const marker = markers[i];
    if (!marker) continue;
    first ??= marker;
    while (open.length > 0 && open.at(-1)!.level >= marker.level) open.pop();
    open.push(marker);
    if (marker.level === 1) chapters.push(marker.value);
    if (marker.level === 7) provisions.push(marker.value);
  }
  return { first, open, chapters, provisions };
}

function endsParagraph(text: string): boolean {
  return /[。！？!?：:；;][”’」』）)]*$/u.test(text) || parseMarker(text) !== null || text.length < SHORT;
}

/**
 * Whether a fragment's first marker goes on counting where the fragment before left off, in nats.
 *
 * @example behind a column whose last marker is （三）, one that begins at （四） gains, one that begins at （二） loses.
 */
export function scoreSequence(before: MarkerEnds, after: MarkerEnds): number {
  const next = after.first;
  if (!next || before.open.length === 0) return 0;
  const same = before.open.find((marker) => marker.level === next.level);
  if (same) return next.value === same.value + 1 ? SEQUENCE : -SEQUENCE;
  if (before.open.at(-1)!.level < next.level) return next.value === 1 ? SEQUENCE / 2 : -SEQUENCE;
  return 0;
}
