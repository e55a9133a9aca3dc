import type { Decision } from '../../decisions/decision.ts';
import type { Entry, Span } from '../../types.ts';
import type { ItemKind } from './review-items.ts';
import type { ReviewText } from './review-text.ts';

/** Fates by the numbers that the page knows them by. */
const fateNumbers = ['kept', 'duplicate', 'furniture', 'chrome', 'noise', 'layout'] as const;

/** What the page's script knows beyond the page itself: places and decisions, no text of the sources. */
export interface ReviewData {
  readonly report: string;
  readonly sources: readonly {
    readonly id: string;
    readonly path: string;
    readonly length: number;
    /**
     * Entry by entry: raw length, and twice the fate; for one with an output 1 more, and then how far its output
     * begins behind the end of the one before, and how much longer than the raw text it is.
     */
    readonly entries: readonly number[];
    /** Where the elements of the raw pane begin. */
    readonly blocks: readonly number[];
  }[];
  /** Where each paragraph begins in the canonical text, and its length. */
  readonly paragraphs: readonly (readonly [start: number, length: number])[];
  /** Kept runs in the order of the report: source, start, end, output, 1 where it was moved. */
  readonly runs: readonly (readonly number[])[];
  readonly items: readonly ItemData[];
  /** Of each paragraph: the raw text that a move before it points to. */
  readonly homes: readonly (Home | null)[];
  readonly decisions: readonly Decision[];
  readonly server: ReviewServer | null;
}

export interface ItemData {
  readonly id: string;
  readonly kind: ItemKind;
  readonly source: number;
  readonly start: number;
  readonly end: number;
  /** Offset in the canonical text. */
  readonly at: number;
  readonly doubt: boolean;
  readonly choices: readonly Decision[];
  /** A second place in raw: the kept copy, the other side of a conflict. */
  readonly other?: readonly [source: number, start: number, end: number];
}

type Home = readonly [source: number, start: number, end: number];

/** How the page reaches the server that shows it. */
export interface ReviewServer {
  readonly token: string;
  /** Whether the server can clean again with the decisions. */
  readonly canApply: boolean;
}

export function reviewData(
  review: ReviewText,
  decisions: readonly Decision[],
  server: ReviewServer | null,
): ReviewData {
  const rank = new Map(review.sources.map(({ id }, index) => [id, index]));
  const rankOf = (id: string) => rank.get(id) ?? 0;
  return {
    report: review.ledger.report.sha256,
    sources: review.sources.map(({ id, path, text }, index) => ({
      id,
      path,
      length: text.length,
      entries: entryNumbers(review.entries[index]!),
      blocks: review.blocks[index]!.map(({ start }) => start),
    })),
    paragraphs: review.paragraphs.map(({ start, paragraph }) => [start, paragraph.text.length]),
    runs: [...review.runs]
      .sort((a, b) => a.output[0] - b.output[0] || a.output[1] - b.output[1])
      .map(({ source, start, end, output, moved }) => [rankOf(source), start, end, ...output, moved ? 1 : 0]),
    items: review.items.map(({ id, change, isInDoubt, choices }) => {
      const other = change.kind === 'duplicate' ? change.kept : change.kind === 'conflict' ? change.other : undefined;
      return {
        id,
        kind: change.kind,
        source: rankOf(change.place.source),
        start: change.place.start,
        end: change.place.end,
        at: change.report.at,
        doubt: isInDoubt,
        choices: choices.map(({ decision }) => decision),
        ...(other ? { other: [rankOf(other.source), other.start, other.end] as const } : {}),
      };
    }),
    homes: review.paragraphs.map(({ paragraph }) => homeOf(paragraph.pieces, rankOf)),
    decisions,
    server,
  };
}

function entryNumbers(entries: readonly Entry[]): readonly number[] {
  const numbers: number[] = [];
  let behind = 0;
  for (const { start, end, fate, output } of entries) {
    numbers.push(end - start, 2 * fateNumbers.indexOf(fate) + (output ? 1 : 0));
    if (!output) continue;
    numbers.push(output[0] - behind, output[1] - output[0] - (end - start));
    behind = output[1];
  }
  return numbers;
}

/** The raw text of a paragraph as one span, where its pieces rise in one source. */
function homeOf(pieces: readonly Span[], rankOf: (source: string) => number): Home | null {
  const first = pieces.find(({ start, end }) => end > start);
  if (!first) return null;
  let end = first.end;
  for (const piece of pieces) {
    if (piece.source !== first.source || piece.start < first.start) return null;
    end = Math.max(end, piece.end);
  }
  return [rankOf(first.source), first.start, end];
}
