import type { Span } from '../types.ts';
import type { PlacedParagraph } from './checked-text.ts';

/**
 * The raw stretch of a part of a paragraph, as far as one piece of it goes: where it begins in an edited piece, the whole of that.
 *
 * @param at UTF-16 offset in the paragraph's text; behind its end the last piece is meant
 */
export function rawAt({ paragraph, last }: PlacedParagraph, at: number, length = Number.POSITIVE_INFINITY): Span {
  let from = 0;
  for (const { source, start, end, text } of paragraph.pieces) {
    const size = text?.length ?? end - start;
    if (at < from + size) {
      if (text !== undefined) return { source, start, end };
      return { source, start: start + at - from, end: Math.min(end, start + at - from + length) };
    }
    from += size;
  }
  return last;
}
