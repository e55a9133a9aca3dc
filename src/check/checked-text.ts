import type { PackedCounts } from '../language/packed-counts.ts';
import { canonical } from '../ledger/canonical.ts';
import { keptRuns } from '../ledger/kept-runs.ts';
import type { Position } from '../ledger/line-index.ts';
import { lineIndex } from '../ledger/line-index.ts';
import type { Entry, Ledger, Paragraph, Report, Source, Span } from '../types.ts';
import { zonesOf } from './directives/directive-lines.ts';
import type { Fact } from './fact.ts';
import { type Wording, wordingOf } from './wording.ts';

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
  readonly sources: readonly Source[];
  /** The entries of each source that stand in the report, in raw order. */
  readonly kept: readonly Entry[];
  readonly facts: readonly Fact[];
  readonly paragraphs: readonly PlacedParagraph[];
  readonly rawText: (span: Span) => string;
  readonly path: (source: string) => string;
  readonly positionAt: (source: string, offset: number) => Position;
  /** The paragraph that holds an offset of the canonical text. */
  readonly paragraphAt: (at: number) => PlacedParagraph | undefined;
  readonly sourceText: (source: string) => string;
  /** The raw text between two offsets of a source. */
  readonly slice: (source: string, start: number, end: number) => string;
  /** The clean text, into which the outputs of entries point. */
  readonly canonical: string;
  /** Whether the file can be written again with edits: a text or Markdown. */
  readonly isFixable: (source: string) => boolean;
  /** Whether nothing was moved and nothing had to be guessed. */
  readonly isInOrder: () => boolean;
  /** Whether the text on both sides of an offset may belong together, and nothing else speaks for a hole there. */
  readonly isOpenJoint: (at: number) => boolean;
  /** Whether a place stands before the first paragraph of the text proper: in a title, a byline, a date. */
  readonly isHead: (source: string, offset: number) => boolean;
  /** Whether an entry is of a row of a table, whose blanks align it. */
  readonly isTable: (entry: Entry) => boolean;
  /** The dropped entries inside a span. */
  readonly dropsIn: (span: Span) => readonly Entry[];
  /** The stretch of a source that holds an offset, between marks that turn rules off or on. */
  readonly zoneAt: (source: string, offset: number) => number;
  /** How surprising each paragraph is to the language model; read when first asked for. */
  readonly wording: () => Wording;
}

/** What a text is checked with beside itself. */
export interface Given {
  readonly facts?: readonly Fact[];
  /** The language model that judges; the one shipped, unless it has seen the document. */
  readonly model?: PackedCounts;
}

/** Characters of a paragraph that is no title. */
const BODY = 40;

/** Prepares a cleaned text for the rules, in O(n). Paragraphs that come from no source (insertions alone) are left out. */
export function checkedText(
  report: Report,
  ledger: Ledger,
  sources: readonly Source[],
  { facts = [], model }: Given = {},
): CheckedText {
  const files = new Map(
    sources.map((source) => [
      source.id,
      { positionAt: lineIndex(source.text), zoneAt: zonesOf(isText(source.media) ? source.text : ''), ...source },
    ]),
  );
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
  const bySource = new Map<string, readonly Entry[]>();
  const entriesOf = (source: string) => {
    const entries = bySource.get(source) ?? ledger.entries.filter((entry) => entry.source === source);
    bySource.set(source, entries);
    return entries;
  };
  const placedAt = (offset: number) => {
    let low = 0;
    let high = paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle]!.at <= offset) low = middle + 1;
      else high = middle;
    }
    return paragraphs[low - 1];
  };
  const openJoints = new Set(ledger.joints.filter(({ made }) => !made).map(({ at }) => at));
  let wording: Wording | undefined;
  let inOrder: boolean | undefined;
  const textOf = (source: string) => files.get(source)?.text ?? '';
  const kept = ledger.entries.filter(({ output }) => output !== null);
  return {
    report,
    ledger,
    sources,
    kept,
    facts,
    paragraphs,
    wording: () => {
      wording ??= wordingOf(paragraphs, model);
      return wording;
    },
    rawText: ({ source, start, end }) => textOf(source).slice(start, end),
    sourceText: textOf,
    slice: (source, start, end) => textOf(source).slice(Math.max(0, start), end),
    canonical: canonical(report),
    isFixable: (source) => isText(files.get(source)?.media),
    isInOrder: () => {
      inOrder ??= ledger.joints.every(({ made }) => made) && keptRuns(ledger).every(({ moved }) => !moved);
      return inOrder;
    },
    isOpenJoint: (at) => openJoints.has(at),
    isHead: (source, offset) => {
      const body = paragraphs.find(({ paragraph }) => paragraph.kind === 'body' && paragraph.text.length >= BODY);
      return body !== undefined && body.first.source === source && offset < body.first.start;
    },
    isTable: ({ output }) => placedAt(output![0])?.paragraph.kind === 'table',
    dropsIn: ({ source, start, end }) => {
      const drops: Entry[] = [];
      const entries = entriesOf(source);
      for (let i = firstFrom(entries, start); i < entries.length && entries[i]!.end <= end; i += 1) {
        if (entries[i]!.output === null && entries[i]!.fate !== 'layout') drops.push(entries[i]!);
      }
      return drops;
    },
    path: (source) => files.get(source)?.path ?? source,
    positionAt: (source, offset) => files.get(source)?.positionAt(offset) ?? { line: 1, column: 1 },
    zoneAt: (source, offset) => files.get(source)?.zoneAt(offset) ?? 0,
    paragraphAt: placedAt,
  };
}

/** Index of the first entry that starts at an offset or behind it. */
function firstFrom(entries: readonly Entry[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isText(media: Source['media'] | undefined): boolean {
  return media === 'text' || media === 'markdown';
}

function bare({ source, start, end }: Span): Span {
  return { source, start, end };
}
