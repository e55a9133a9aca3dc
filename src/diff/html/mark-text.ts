import { escapeText } from './escape.ts';

/** A stretch, or a point where `start === end`, that an item of the review is about. Offsets as those of the text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Class names: the item's kind and what else the style must know. */
  readonly style: string;
  /** Id of the item's element. */
  readonly item: string;
  /** What a point says to those who do not see it; ignored for a stretch, whose text speaks. */
  readonly label?: string;
}

/**
 * Text as HTML with links to the items that it is marked with. The text content is the text itself. Where marks overlap,
 * the one that begins last, or of those the shortest, has the stretch.
 *
 * In: `text`, the offset of its first character, and marks sorted by start; marks outside of it are left out.
 */
export function markText(text: string, offset: number, marks: readonly Mark[]): string {
  const end = offset + text.length;
  const inside = marks.filter(
    (mark) => mark.start < end && mark.end >= offset && (mark.start >= offset || mark.end > offset),
  );
  if (inside.length === 0) return escapeText(text);
  const cuts = new Set([offset, end]);
  for (const mark of inside) {
    cuts.add(Math.max(offset, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  let html = '';
  for (const [index, from] of sorted.entries()) {
    for (const mark of inside) if (mark.start === from && mark.end === from) html += pointOf(mark);
    const to = sorted[index + 1];
    if (to === undefined) break;
    const cover = coverOf(inside, from, to);
    const content = escapeText(text.slice(from - offset, to - offset));
    // A link that says nothing cannot be told by name.
    const isBlank = content.trim() === '';
    if (!cover) html += content;
    else if (isBlank) html += `<span class="mark ${cover.style}">${content}</span>`;
    else html += `<a class="mark ${cover.style}" href="#${cover.item}">${content}</a>`;
  }
  return html;
}

function coverOf(marks: readonly Mark[], from: number, to: number): Mark | undefined {
  let best: Mark | undefined;
  for (const mark of marks) {
    if (mark.start > from || mark.end < to || mark.start === mark.end) continue;
    if (!best || mark.start > best.start || (mark.start === best.start && mark.end < best.end)) best = mark;
  }
  return best;
}

function pointOf({ style, item, label }: Mark): string {
  return `<a class="point ${style}" href="#${item}" aria-label="${label ?? ''}"></a>`;
}

/** Prepares sorted marks for many questions: which of them may touch [start, end], in O(log n) and what is found. */
export function marksBetween(sorted: readonly Mark[]): (start: number, end: number) => readonly Mark[] {
  const reach: number[] = [];
  for (const { end } of sorted) reach.push(Math.max(end, reach[reach.length - 1] ?? 0));
  return (start, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reach[middle]! < start) low = middle + 1;
      else high = middle;
    }
    let stop = low;
    while (stop < sorted.length && sorted[stop]!.start <= end) stop += 1;
    return sorted.slice(low, stop);
  };
}
