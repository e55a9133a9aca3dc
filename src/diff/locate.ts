import { canonical } from '../ledger/canonical.ts';
import { lineIndex } from '../ledger/line-index.ts';
import { restore } from '../ledger/restore.ts';
import type { Entry, Ledger, Report, Span } from '../types.ts';
import type { Around, Place, ReportPlace } from './change.ts';
import { around, excerpt } from './excerpt.ts';

/** Turns offsets of a ledger into places that a person can go to. */
export interface Locator {
  readonly place: (span: Span) => Place;
  readonly rawText: (span: Span) => string;
  readonly around: (span: Span) => Around;
  /** From an offset in the canonical text. */
  readonly inReport: (at: number) => ReportPlace;
  /** Where raw text stands in the report; for dropped text, the end of the kept text before it. */
  readonly outputOf: (span: Span) => ReportPlace;
  /** The kept text that covers an offset of the canonical text, or the nearest before it. */
  readonly sourceAt: (at: number) => Span;
}

/**
 * Prepares a locator from report and ledger alone: the raw texts come from `restore`. O(n) once, O(log n) a question.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 */
export function locator(report: Report, ledger: Ledger): Locator {
  const sources = new Map(
    restore(report, ledger).map(({ id, path, text }) => [id, { path, text, positionAt: lineIndex(text) }]),
  );
  const starts: number[] = [];
  let offset = 0;
  for (const { text } of report.articles.flatMap((article) => article.paragraphs)) {
    starts.push(offset);
    offset += text.length + 1;
  }
  const kept = ledger.entries.filter((entry) => entry.output !== null);
  const byOutput = [...kept].sort((a, b) => a.output![0] - b.output![0] || a.output![1] - b.output![1]);
  const bySource = new Map<string, Entry[]>(ledger.sources.map(({ id }) => [id, []]));
  for (const entry of kept) bySource.get(entry.source)?.push(entry);
  const length = canonical(report).length;

  const rawText = ({ source, start, end }: Span) => sources.get(source)?.text.slice(start, end) ?? '';
  const inReport = (at: number): ReportPlace => {
    const bounded = Math.max(0, Math.min(at, length));
    return {
      paragraph: Math.max(
        0,
        lastAtOrBefore(starts, bounded, (start) => start),
      ),
      at: bounded,
    };
  };
  return {
    rawText,
    around: ({ source, start, end }) => around(sources.get(source)?.text ?? '', start, end),
    inReport,
    place: (span) => {
      const file = sources.get(span.source);
      const { source, start, end } = span;
      const position = file?.positionAt(start) ?? { line: 1, column: 1 };
      return { source, start, end, path: file?.path ?? source, ...position, excerpt: excerpt(rawText(span)) };
    },
    outputOf: ({ source, start }) => {
      const list = bySource.get(source) ?? [];
      const entry = list[lastAtOrBefore(list, start, (each) => each.start)];
      if (!entry) return inReport(0);
      return inReport(
        start < entry.end ? Math.min(entry.output![0] + start - entry.start, entry.output![1]) : entry.output![1],
      );
    },
    sourceAt: (at) => {
      const entry =
        byOutput[
          Math.max(
            0,
            lastAtOrBefore(byOutput, at, (each) => each.output![0]),
          )
        ];
      if (!entry) return { source: ledger.sources[0]?.id ?? '', start: 0, end: 0 };
      const start = Math.min(entry.start + Math.max(0, at - entry.output![0]), entry.end);
      return { source: entry.source, start, end: entry.end };
    },
  };
}

function lastAtOrBefore<T>(list: readonly T[], at: number, key: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(list[middle]!) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
