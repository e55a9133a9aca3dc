import type { Position } from '../ledger/line-index.ts';
import { lineIndex } from '../ledger/line-index.ts';
import type { Ledger, Paragraph, Report, Source, Span } from '../types.ts';

/** A paragraph with the place of its first raw character. */
export interface PlacedParagraph {
  readonly paragraph: Paragraph;
  /** Counted from 0 over all articles. */
  readonly index: number;
  readonly article: number;
  /** UTF-16 offset of its first character in the canonical text. */
  readonly at: number;
  /** Its first raw character and its last, each with the rest of the piece that holds it. */
  readonly first: Span;
  readonly last: Span;
}

/** What rules see: a report, its ledger, and its paragraphs with their places in the sources. */
export interface CheckedText {
  readonly report: Report;
  readonly ledger: Ledger;
  readonly paragraphs: readonly PlacedParagraph[];
  readonly rawText: (span: Span) => string;
  readonly path: (source: string) => string;
  readonly positionAt: (source: string, offset: number) => Position;
  /** The paragraph that holds an offset of the canonical text. */
  readonly paragraphAt: (at: number) => PlacedParagraph | undefined;
}

/** Prepares a cleaned text for the rules, in O(n). Paragraphs that come from no source (insertions alone) are left out. */
export function checkedText(report: Report, ledger: Ledger, sources: readonly Source[]): CheckedText {
  const files = new Map(sources.map((source) => [source.id, { ...source, positionAt: lineIndex(source.text) }]));
  const paragraphs: PlacedParagraph[] = [];
  let at = 0;
  let index = 0;
  report.articles.forEach((article, number) => {
    for (const paragraph of article.paragraphs) {
      const [first, last] = [paragraph.pieces[0], paragraph.pieces.at(-1)];
      if (first && last) {
        paragraphs.push({ paragraph, index, article: number, at, first: bare(first), last: bare(last) });
      }
      at += paragraph.text.length + 1;
      index += 1;
    }
  });
  return {
    report,
    ledger,
    paragraphs,
    rawText: ({ source, start, end }) => files.get(source)?.text.slice(start, end) ?? '',
    path: (source) => files.get(source)?.path ?? source,
    positionAt: (source, offset) => files.get(source)?.positionAt(offset) ?? { line: 1, column: 1 },
    paragraphAt: (offset) => {
      let low = 0;
      let high = paragraphs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (paragraphs[middle]!.at <= offset) low = middle + 1;
        else high = middle;
      }
      return paragraphs[low - 1];
    },
  };
}

function bare({ source, start, end }: Span): Span {
  return { source, start, end };
}
