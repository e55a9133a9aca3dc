import type { Entry } from '../../src/types.ts';
import { NOWHERE, type Print } from './misprint.ts';

/** An unbroken run of kept characters of a print: where in the original it lies and what the report says. */
export interface KeptStretch {
  readonly start: number;
  readonly end: number;
  readonly output: string;
}

/**
 * The kept stretches of a print that stands in raw from `at` on. White space, which lays the text out, breaks none; an insertion belongs to the
 * stretch that it stands behind, or opens one.
 *
 * In: the entries of the source, sorted, and the canonical text that their outputs point into.
 */
export function keptStretches(
  print: Print,
  at: number,
  entries: readonly Entry[],
  canonical: string,
): readonly KeptStretch[] {
  const stretches: KeptStretch[] = [];
  let open: KeptStretch | null = null;
  const close = () => {
    if (open && open.end > open.start) stretches.push(open);
    open = null;
  };
  for (const entry of entriesWithin(entries, at, at + print.text.length)) {
    if (entry.fate === 'layout') continue;
    if (!entry.output) {
      close();
      continue;
    }
    const from = Math.max(0, entry.start - at);
    const to = Math.min(print.text.length, entry.end - at);
    const raw = print.text.slice(from, to);
    const isCut = to - from < entry.end - entry.start;
    const origins = print.origins.slice(from, to).filter((origin) => origin !== NOWHERE);
    const before: KeptStretch = open ?? { start: Number.POSITIVE_INFINITY, end: NOWHERE, output: '' };
    open = {
      start: Math.min(before.start, origins[0] ?? Number.POSITIVE_INFINITY),
      end: Math.max(before.end, (origins.at(-1) ?? NOWHERE) + 1),
      output: before.output + (isCut ? raw : canonical.slice(...entry.output)),
    };
  }
  close();
  return stretches;
}

/**
 * Of several prints of the same the stretches that give it once, in the order of the original: where a print is kept in part
 * the other one fills in, and what is kept twice counts once.
 */
export function readOnce(prints: readonly (readonly KeptStretch[])[]): readonly KeptStretch[] {
  const once: KeptStretch[] = [];
  let reached = NOWHERE;
  for (const stretch of prints.flat().sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (reached - stretch.start >= (stretch.end - stretch.start) / 2) continue;
    once.push(stretch);
    reached = Math.max(reached, stretch.end);
  }
  return once;
}

/** The entries that touch a stretch of the source, insertions on its edges included. */
function entriesWithin(entries: readonly Entry[], from: number, to: number): readonly Entry[] {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.end < from) low = middle + 1;
    else high = middle;
  }
  const within: Entry[] = [];
  for (let i = low; i < entries.length && entries[i]!.start <= to; i += 1) {
    const entry = entries[i]!;
    const isInsertion = entry.start === entry.end;
    if (isInsertion || (entry.end > from && entry.start < to)) within.push(entry);
  }
  return within;
}
