import type { Entry, Span } from '../types.ts';
import type { CheckedText } from './checked-text.ts';
import type { Message, Problem, TextEdit } from './finding.ts';

/** A small defect at one place, such as a blank inside a word, with the edit that mends it. */
export interface Hit extends Span {
  readonly fix?: TextEdit;
}

/** Hits so few lines apart are one finding: a page whose font is broken is one defect, not eight hundred. */
const LINES_APART = 12;

/** Places of a pattern in the kept text, in raw order. No match spans two entries. */
export function matchesIn(text: CheckedText, pattern: RegExp): readonly (Hit & { readonly raw: string })[] {
  return text.kept.flatMap((entry) => matchesOf(text, entry, pattern));
}

function matchesOf(text: CheckedText, entry: Entry, pattern: RegExp): readonly (Hit & { readonly raw: string })[] {
  return [...text.rawText(entry).matchAll(pattern)].map(({ 0: raw, index }) => {
    const start = entry.start + index;
    return { source: entry.source, start, end: start + raw.length, raw };
  });
}

/** Gathers hits that stand close by one another into one problem each, from the first to the last, with all their fixes. */
export function gatherHits<T extends Hit>(
  text: CheckedText,
  hits: readonly T[],
  say: (hits: readonly T[]) => Message,
): readonly Problem[] {
  const groups: T[][] = [];
  let line = 0;
  let zone = 0;
  for (const hit of hits) {
    const open = groups.at(-1);
    const at = text.positionAt(hit.source, hit.start).line;
    const within = text.zoneAt(hit.source, hit.start);
    if (open?.[0]?.source === hit.source && at - line <= LINES_APART && within === zone) open.push(hit);
    else groups.push([hit]);
    line = at;
    zone = within;
  }
  return groups.map((group) => {
    const [first, last] = [group[0]!, group.at(-1)!];
    const fix = group.flatMap((hit) => (hit.fix ? [hit.fix] : []));
    return {
      span: { source: first.source, start: first.start, end: last.end },
      message: say(group),
      ...(fix.length > 0 && text.isFixable(first.source) ? { fix } : {}),
    };
  });
}

/** The first hits as printed, each once, for a message. */
export function sampleOf(texts: readonly string[], most = 6): string {
  const distinct = [...new Set(texts)];
  return `${distinct.slice(0, most).join(' ')}${distinct.length > most ? ' …' : ''}`;
}
