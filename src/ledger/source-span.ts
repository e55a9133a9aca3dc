import type { Paragraph, Span } from '../types.ts';

/**
 * The source span behind a stretch of a paragraph, from its first to its last character; of the first character alone where the
 * stretch comes from several sources, or from places that do not rise.
 *
 * In: UTF-16 offsets in the paragraph's text.
 */
export function sourceSpan(paragraph: Paragraph, start: number, end: number): Span {
  const [from, to] = [sourceOffset(paragraph, start), sourceOffset(paragraph, end - 1)];
  return {
    source: from.source,
    start: from.start,
    end: to.source === from.source && to.start >= from.start ? to.start + 1 : from.start + 1,
  };
}

function sourceOffset(paragraph: Paragraph, offset: number): { readonly source: string; readonly start: number } {
  let at = 0;
  for (const piece of paragraph.pieces) {
    const length = piece.text?.length ?? piece.end - piece.start;
    if (offset < at + length)
      return { source: piece.source, start: Math.max(piece.start, Math.min(piece.start + offset - at, piece.end - 1)) };
    at += length;
  }
  const last = paragraph.pieces[paragraph.pieces.length - 1]!;
  return { source: last.source, start: last.end - 1 };
}
