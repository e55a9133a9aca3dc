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
    const below = this.#below(piece);
    if (piece.text === undefined) return below;
    // Between two paragraphs stands no character of a source: what is joined over it is a point before the second one.
    const isPoint = below.length === 0 || piece.start === piece.end;
    const span = this.mapSpan(isPoint ? { ...piece, start: piece.end } : piece);
    const { text, rule, evidence } = piece;
    const end = isPoint ? span.start : span.end;
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
    const first = below[0] ?? this.#pieces[this.#pieces.length - 1]?.piece ?? { source: '', start: 0, end: 0 };
    let last = first.end;
    for (const piece of below) if (piece.source === first.source && piece.start >= last) last = piece.end;
    return { source: first.source, start: first.start, end: last };
  }

  mapDrop(drop: Drop): readonly Drop[] {
    const of = drop.of === undefined ? {} : { of: this.mapSpan(drop.of) };
    return this.#below(drop)
      .filter((piece) => piece.end > piece.start)
      .map(({ source, start, end }) => ({ ...drop, ...of, source, start, end }));
  }

  mapConflict(conflict: Conflict): Conflict {
    return { ...conflict, a: this.mapSpan(conflict.a), b: this.mapSpan(conflict.b) };
  }

  #below({ start, end }: { readonly start: number; readonly end: number }): readonly Piece[] {
    const found: Piece[] = [];
    // What was taken out has no length here: it goes with the text behind it.
    const from = firstAbove(this.#pieces, (placed) => placed.end > start || placed.start === start);
    for (let k = from; k < this.#pieces.length && this.#pieces[k]!.start < end; k += 1) {
      const { piece, start: at, end: until } = this.#pieces[k]!;
      if (piece.text !== undefined) found.push(piece);
      else {
        const [low, high] = [Math.max(at, start), Math.min(until, end)];
        found.push({ ...piece, start: piece.start + low - at, end: piece.start + high - at });
      }
    }
    return found;
  }
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
