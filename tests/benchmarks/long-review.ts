import { canonical, sha256 } from '../../src/ledger/canonical.ts';
import type { Cleaned, Ledger, Report, Source } from '../../src/types.ts';

/** What a review is made from. */
type Reviewed = Pick<Cleaned, 'report' | 'ledger' | 'sources'>;

/**
 * A cleaning of one text `copies` times behind itself, as if it had been cleaned as one: only the review is measured, so
 * cleaning megabytes would be time lost.
 */
export function repeatCleaning({ report, ledger, sources }: Reviewed, copies: number): Reviewed {
  const [source] = sources;
  if (!source || sources.length > 1) throw new Error('a cleaning of one source is needed');
  const textLength = source.text.length;
  const outputLength = ledger.report.length + 1;
  const numbers = Array.from({ length: copies }, (_, copy) => copy);
  const shifted = <T>(value: T, copy: number): T => shift(value, copy * textLength, copy * outputLength, copy) as T;
  const long: Report = {
    articles: numbers.flatMap((copy) => report.articles.map((article) => shifted(article, copy))),
  };
  const text = source.text.repeat(copies);
  const all = <T>(list: readonly T[]) => numbers.flatMap((copy) => list.map((each) => shifted(each, copy)));
  const longLedger: Ledger = {
    ...ledger,
    sources: ledger.sources.map((each) => ({ ...each, length: text.length, sha256: sha256(text) })),
    report: { length: canonical(long).length, sha256: sha256(canonical(long)) },
    entries: all(ledger.entries),
    edits: all(ledger.edits),
    suggestions: all(ledger.suggestions),
    joints: all(ledger.joints),
    gaps: all(ledger.gaps),
    conflicts: all(ledger.conflicts),
    order: all(ledger.order),
  };
  const longSource: Source = { ...source, text };
  return { report: long, ledger: longLedger, sources: [longSource] };
}

/** Moves all offsets that a value holds; ids get the number of the copy. */
function shift(value: unknown, inText: number, inOutput: number, copy: number): unknown {
  if (Array.isArray(value)) return value.map((each) => shift(each, inText, inOutput, copy));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === 'start' || key === 'end') return [key, (each as number) + inText];
      if (key === 'at') return [key, (each as number) + inOutput];
      if (key === 'output') return [key, (each as readonly number[] | null)?.map((at) => at + inOutput) ?? null];
      if (key === 'id') return [key, `${String(each)}${copy}`];
      return [key, shift(each, inText, inOutput, copy)];
    }),
  );
}
