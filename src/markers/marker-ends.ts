import { type Form, isOrdinal, type Marker, rankOf } from './marker.ts';
import type { LineMarkers } from './read-markers.ts';

/** A marker in a fragment, and how much text parts it from the fragment's start (or end, for those still open there). */
export interface PlacedMarker {
  readonly marker: Marker;
  readonly lines: number;
  /** Paragraphs that end for sure in between. */
  readonly stops: number;
}

/** The section markers of a fragment, as far as they count for its neighbours. */
export interface MarkerEnds {
  /** The first marker with which a line of the fragment begins. */
  readonly first: Marker | null;
  /** The markers still open at its end, outermost first: a marker closes those of its own and of deeper forms. */
  readonly open: readonly Marker[];
  /** The same with ordinals inside lines, and their distance from the fragment's end. */
  readonly tail: readonly PlacedMarker[];
  /** The first marker or ordinal, the next one that stands above it, and so on outwards: 三是, （四）, 二、. */
  readonly head: readonly PlacedMarker[];
  /** Markers of sections and articles, in order. */
  readonly sections: readonly Marker[];
  /** Values of the level-1 markers, in order, and of the articles (第一条) of a law. */
  readonly chapters: readonly number[];
  readonly provisions: readonly number[];
}

const ofSections: ReadonlySet<Form> = new Set(['part', 'chapter', 'section', 'article', 'heading', 'subheading']);

/** Gathers the markers of lines `[start, end)`. */
export function gatherMarkers(lines: readonly LineMarkers[], start: number, end: number): MarkerEnds {
  const all: { readonly marker: Marker; readonly line: number; readonly inline: boolean; readonly stops: number }[] =
    [];
  let stops = 0;
  for (let i = start; i < end; i += 1) {
    const line = lines[i]!;
    const leading = i === start ? line.opening : line.leading;
    if (leading) all.push({ marker: leading, line: i, inline: false, stops });
    for (const { marker, at } of line.inline) {
      const isSeen = at < 0 ? i === start : at === 0 && leading !== null;
      if (!isSeen) all.push({ marker, line: i, inline: true, stops });
    }
    if (line.isLast) stops += 1;
  }
  const tail: PlacedMarker[] = [];
  const head: PlacedMarker[] = [];
  const open: Marker[] = [];
  for (const { marker, line, inline, stops: before } of all) {
    const rank = rankOf(marker.form);
    while (tail.length > 0 && rankOf(tail.at(-1)!.marker.form) >= rank) tail.pop();
    tail.push({ marker, lines: end - 1 - line, stops: stops - before });
    if (head.length === 0 || rank < rankOf(head.at(-1)!.marker.form)) {
      head.push({ marker, lines: line - start, stops: before });
    }
    if (inline) continue;
    while (open.length > 0 && rankOf(open.at(-1)!.form) >= rank) open.pop();
    open.push(marker);
  }
  const leading = all.filter(({ inline }) => !inline).map(({ marker }) => marker);
  const counted = leading.filter(({ form }) => form === 'heading' || form === 'chapter');
  return {
    first: leading.find(({ form }) => !isOrdinal(form)) ?? leading[0] ?? null,
    open,
    tail,
    head,
    sections: leading.filter(({ form }) => ofSections.has(form)),
    chapters: counted.map(({ value }) => value),
    provisions: leading.filter(({ form }) => form === 'article').map(({ value }) => value),
  };
}
