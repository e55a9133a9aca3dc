import type { Article, Conflict, Drop, Paragraph, Piece, Report, Span } from '../types.ts';

/** A piece of a report with its place in the canonical text. */
interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

/** Which paragraph of the report a stretch of the canonical text belongs to. */
export interface Origin {
  readonly paragraph: Paragraph;
  readonly article: Article;
  readonly opensArticle: boolean;
}

/** Maps spans of a report's canonical text back to the sources that its pieces came from. */
export class SourceMap {
  readonly #pieces: PlacedPiece[] = [];
  readonly #origins: (Origin & { readonly start: number })[] = [];

  constructor(report: Report) {
    let offset = 0;
    for (const article of report.articles) {
      for (const [p, paragraph] of article.paragraphs.entries()) {
        this.#origins.push({ paragraph, article, opensArticle: p === 0, start: offset });
        let start = offset;
        for (const piece of paragraph.pieces) {
          const end = start + (piece.text?.length ?? piece.end - piece.start);
          this.#pieces.push({ piece, start, end });
          start = end;
        }
        offset += paragraph.text.length + 1;
      }
    }
  }

  /** The paragraph in which another one's text begins. */
  originOf({ pieces }: Paragraph): Origin | undefined {
    const start = pieces[0]?.start ?? 0;
    return this.#origins[firstAbove(this.#origins, (origin) => origin.start > start) - 1];
  }

  /** The pieces under a piece of the canonical text; an edit of its own stands for all of them. */
  mapPiece(piece: Piece): readonly Piece[] {
    const below = this.#below(piece).map(sourceShare);
    if (piece.text === undefined) return below;
    // Between two paragraphs stands no character of a source: what is joined over it is a point before the second one.
    const isPoint = below.length === 0 || piece.start === piece.end;
    const span = isPoint ? this.mapSpan({ ...piece, start: piece.end }) : reachOf(below);
    const { text, rule, evidence } = piece;
    const end = isPoint ? span.start : span.end;
    // What an earlier pass put in and this one takes out is nothing to tell.
    if (!isPoint && text === '' && span.start === end) return [];
    const edit = { ...span, end, text, ...(rule === undefined ? {} : { rule }) };
    if (evidence === undefined) return [edit];
    // A place in a witness is none of this report.
    return [
      {
        ...edit,
        evidence: typeof evidence === 'string' || evidence.source !== piece.source ? evidence : this.mapSpan(evidence),
      },
    ];
  }

  /** From the first to the last source character under a span; of its first source, where there are several. */
  mapSpan({ start, end }: Span): Span {
    const below = this.#below({ start, end: Math.max(end, start + 1) });
    if (below.length > 0) return reachOf(below.map(({ piece }) => piece));
    const { source, start: from, end: until } = this.#pieces.at(-1)?.piece ?? { source: '', start: 0, end: 0 };
    return { source, start: from, end: until };
  }

  mapDrop(drop: Drop): readonly Drop[] {
    const of = drop.of === undefined ? {} : { of: this.mapSpan(drop.of) };
    return this.#below(drop)
      .map(sourceShare)
      .filter((piece) => piece.end > piece.start)
      .map(({ source, start, end }) => ({ ...drop, ...of, source, start, end }));
  }

  mapConflict(conflict: Conflict): Conflict {
    return { ...conflict, a: this.mapSpan(conflict.a), b: this.mapSpan(conflict.b) };
  }

  #below({ start, end }: { readonly start: number; readonly end: number }): readonly Part[] {
    const found: Part[] = [];
    // What was taken out has no length here: it goes with the text behind it.
    const from = firstAbove(this.#pieces, (placed) => placed.end > start || placed.start === start);
    for (let k = from; k < this.#pieces.length && this.#pieces[k]!.start < end; k += 1) {
      const { piece, start: at, end: until } = this.#pieces[k]!;
      const [low, high] = [Math.max(at, start) - at, Math.min(until, end) - at];
      if (piece.text !== undefined) found.push({ piece, low, high });
      else
        found.push({
          piece: { ...piece, start: piece.start + low, end: piece.start + high },
          low: 0,
          high: high - low,
        });
    }
    return found;
  }
}

/** A piece, and the units [low, high) of its own text that are meant, where it is an edit. */
interface Part {
  readonly piece: Piece;
  readonly low: number;
  readonly high: number;
}

/** What a part of an edit says, as a piece: raw goes with its head, so that no character of the source stands twice; the rest was put in. */
function sourceShare({ piece, low, high }: Part): Piece {
  if (piece.text === undefined || (low === 0 && high === piece.text.length)) return piece;
  return { ...piece, start: low === 0 ? piece.start : piece.end, text: piece.text.slice(low, high) };
}

/** From the first to the last character of pieces, of those in the source of the first one. */
function reachOf(pieces: readonly Piece[]): Span {
  const { source, start, end } = pieces[0]!;
  let last = end;
  for (const piece of pieces) if (piece.source === source && piece.start >= last) last = piece.end;
  return { source, start, end: last };
}

/** Index of the first element that holds; the elements before it do not. */
function firstAbove<T>(list: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
