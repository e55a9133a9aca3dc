import { sliceLine } from '../layout/slice-line.ts';
import type { Pass } from '../ledger/build-ledger.ts';
import type { Document, Drop, Line, Span } from '../types.ts';
import type { CleanCopy } from './decide-duplicate.ts';
import { type Slip, slipsOf } from './slip.ts';

/**
 * Prepares to clean what had been dropped: its lines alone go through the pipeline, so that they are joined to paragraphs as all others are.
 *
 * @param again the pass, with everything kept and nothing moved
 */
export function cleanCopies(documents: readonly Document[], again: (document: Document) => Pass): CleanCopy {
  return (spans) => {
    const document = documents.find(({ source }) => source.id === spans[0]?.source);
    if (!document) return { slips: [], drops: [] };
    const lines = spans.flatMap((span) => document.lines.flatMap((line) => slice(line, span)));
    if (lines.length === 0) return { slips: [], drops: [] };
    const { report, drops } = again({ source: document.source, lines, drops: [] });
    const slips = slipsOf(report).map(withoutArticle);
    return covers(lines, slips, drops) ? { slips, drops } : { slips: lines.map(asParagraph), drops: [] };
  };
}

function slice(line: Line, { start, end }: Span): readonly Line[] {
  if (line.start >= end || line.end <= start) return [];
  if (line.start >= start && line.end <= end) return [line];
  const [from, to] = [Math.max(line.start, start) - line.start, Math.min(line.end, end) - line.start];
  const part = sliceLine(line, from, to, from === 0);
  return part ? [part] : [];
}

/** A copy belongs to the article that it comes back into. */
function withoutArticle({ opens, ...slip }: Slip): Slip {
  if (!opens) return slip;
  const { kind, ...paragraph } = opens.paragraph;
  return { ...slip, opens: { paragraph: { ...paragraph, kind: kind === 'title' ? 'body' : kind } } };
}

/** Whether every character of the lines is in the slips or in the drops, but for white space. */
function covers(lines: readonly Line[], slips: readonly Slip[], drops: readonly Drop[]): boolean {
  const spans = [...slips.map(({ piece }) => piece), ...drops].sort((a, b) => a.start - b.start || a.end - b.end);
  const size = (list: readonly Span[]) => list.reduce((sum, { start, end }) => sum + end - start, 0);
  const isApart = spans.every((span, k) => k === 0 || span.start >= spans[k - 1]!.end);
  const blanks = lines.reduce((sum, { text }) => sum + (text.match(/\s/gu)?.length ?? 0), 0);
  return isApart && size(spans) <= size(lines) && size(spans) >= size(lines) - blanks;
}

function asParagraph({ source, start, end, text }: Line): Slip {
  return { piece: { source, start, end }, clean: text, opens: { paragraph: { kind: 'body' } } };
}
