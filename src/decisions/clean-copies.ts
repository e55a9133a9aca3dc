import { sliceLine } from '../layout/slice-line.ts';
import type { Pass } from '../ledger/build-ledger.ts';
import type { Document, Drop, Line, Span } from '../types.ts';
import type { CleanCopy } from './decide-duplicate.ts';
import { cutAround, openingOf, rangesIn } from './find-slips.ts';
import { restOf } from './move-slips.ts';
import { type Slip, slipsOf } from './slip.ts';

/**
 * Prepares to clean what had been dropped: the whole text is cleaned once more, in raw order and with every copy, so that the lines of a
 * copy are joined to paragraphs as all others are.
 *
 * @param raw that pass; it runs when the first copy is asked for
 */
export function cleanCopies(documents: readonly Document[], raw: () => Pass): CleanCopy {
  let pass: { readonly slips: readonly Slip[]; readonly drops: readonly Drop[] } | undefined;
  return (spans) => {
    const document = documents.find(({ source }) => source.id === spans[0]?.source);
    const lines = spans.flatMap((span) => document?.lines.flatMap((line) => slice(line, span)) ?? []);
    if (lines.length === 0) return { slips: [], drops: [] };
    if (!pass) {
      const { report, drops } = raw();
      pass = { slips: slipsOf(report), drops };
    }
    const slips = spans.reduce(cutAround, pass.slips);
    const found = spans.flatMap((span) => rangesIn(slips, span).map((range) => ({ range, span })));
    const isWithin = (inner: Span) =>
      spans.some(({ source, start, end }) => inner.source === source && inner.start >= start && inner.end <= end);
    const drops = pass.drops.filter(isWithin);
    const taken = joinRanges(found.map(({ range }) => range)).flatMap(([from, to]) =>
      slips
        .slice(from, to)
        .map((slip, k) => asPart(k > 0 || slip.opens ? slip : { ...slip, opens: restOf(openingOf(slips, from)) })),
    );
    return covers(lines, taken, drops) ? { slips: taken, drops } : { slips: lines.map(asParagraph), drops: [] };
  };
}

/** Ranges that stand directly behind one another are one: a paragraph may go on over two of them. */
function joinRanges(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = joined.at(-1);
    if (last && last[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}

function slice(line: Line, { start, end }: Span): readonly Line[] {
  if (line.start >= end || line.end <= start) return [];
  if (line.start >= start && line.end <= end) return [line];
  const [from, to] = [Math.max(line.start, start) - line.start, Math.min(line.end, end) - line.start];
  const part = sliceLine(line, from, to, from === 0);
  return part ? [part] : [];
}

/** A copy belongs to the article that it comes back into. */
function asPart({ opens, ...slip }: Slip): Slip {
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
