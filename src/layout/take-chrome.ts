import type { Document, Drop, Line, Media, Report } from '../types.ts';
import { findChrome } from './chrome.ts';

/** Documents without the chrome of web pages. */
export interface ChromeTaken {
  readonly documents: readonly Document[];
  readonly drops: readonly Drop[];
  /** Lines in front of which chrome stood: they are no neighbours of the line before. */
  readonly behind: readonly Line[];
  /** What the page of a single document says of its article. */
  readonly facts: Readonly<Partial<Record<'source' | 'date', string>>>;
}

/** Kinds that hold pages of print; chrome comes with the others. */
const printed: ReadonlySet<Media> = new Set(['pdf', 'hocr', 'alto', 'page', 'lines-jsonl']);

/** Takes the chrome of web pages out of texts that were flattened. */
export function takeChrome(documents: readonly Document[]): ChromeTaken {
  const found = documents.map(({ source, lines }) => (printed.has(source.media) ? { drops: [] } : findChrome(lines)));
  const { source, date } = found.length === 1 ? { ...documents[0]!.facts, ...found[0]! } : {};
  const parts = documents.map((document, d) => withoutChrome(document, found[d]!.drops));
  return {
    documents: parts.map(({ document }) => document),
    drops: found.flatMap(({ drops }) => drops),
    behind: parts.flatMap(({ behind }) => behind),
    facts: { ...(source === undefined ? {} : { source }), ...(date === undefined ? {} : { date }) },
  };
}

function withoutChrome(document: Document, drops: readonly Drop[]) {
  if (drops.length === 0) return { document, behind: [] };
  const dropped = new Set(drops.map(({ start }) => start));
  const lines = document.lines.filter(({ start }) => !dropped.has(start));
  const behind = document.lines.filter((line, i) => {
    const before = document.lines[i - 1];
    return before && dropped.has(before.start) && !dropped.has(line.start);
  });
  return { document: { ...document, lines }, behind };
}

/** Adds what a web page says of its article to the first one, where nothing in the article itself says it. */
export function addPageFacts(report: Report, facts: ChromeTaken['facts']): Report {
  const [first, ...others] = report.articles;
  if (!first || Object.keys(facts).length === 0) return report;
  return { articles: [{ ...first, meta: { ...facts, ...first.meta } }, ...others] };
}
