import { spanId } from '../ledger/canonical.ts';
import type { Piece, Source, Suggestion } from '../types.ts';
import { placePieces } from './place-pieces.ts';
import type { SuggestedReading } from './suggest-readings.ts';

/**
 * Turns readings into suggestions of the ledger, in offsets of the sources.
 *
 * Left out is what no single stretch of a source would become: a reading over text that came from two places.
 */
export function describeSuggestions(
  readings: readonly SuggestedReading[],
  sources: readonly Source[],
): readonly Suggestion[] {
  const texts = new Map(sources.map(({ id, text }) => [id, text]));
  return readings.flatMap((reading) => {
    const place = sourceOf(reading);
    const text = texts.get(place?.source ?? '');
    if (!place || text === undefined || !isUnbroken(place.pieces, text)) return [];
    const { source, start, end, clean } = place;
    const { evidence } = reading;
    const raw = text.slice(start, end);
    const rule = `witness-${reading.class}` as const;
    return [{ id: spanId({ source, start, end }, evidence), source, start, end, raw, clean, rule, evidence }];
  });
}

/** The stretch of the source that a reading is about; an edited piece counts as a whole. */
function sourceOf({ paragraph, start, end, reading }: SuggestedReading) {
  const placed = placePieces(paragraph).filter((piece) =>
    start === end ? piece.start < start && piece.end >= start : piece.start < end && piece.end > start,
  );
  const [first, last] = [placed[0], placed[placed.length - 1]];
  if (!first || !last) return null;
  const inFirst = first.piece.text === undefined ? start - first.start : 0;
  const isEditedEnd = last.piece.text !== undefined;
  const head = first.piece.text?.slice(0, start - first.start) ?? '';
  const tail = last.piece.text?.slice(end - last.start) ?? '';
  return {
    source: first.piece.source,
    start: first.piece.start + inFirst,
    end: isEditedEnd ? last.piece.end : last.piece.start + end - last.start,
    clean: head + reading + tail,
    pieces: placed.map(({ piece }) => piece),
  };
}

/** Whether pieces stand behind one another in one source with nothing but white space between them. */
function isUnbroken(pieces: readonly Piece[], text: string): boolean {
  return pieces.every((piece, k) => {
    const before = pieces[k - 1];
    if (!before) return true;
    return (
      before.source === piece.source && before.end <= piece.start && text.slice(before.end, piece.start).trim() === ''
    );
  });
}
