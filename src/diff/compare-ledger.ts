import { canonical } from '../ledger/canonical.ts';
import { joinedLines } from '../ledger/joined-lines.ts';
import { keptRuns } from '../ledger/kept-runs.ts';
import { restore } from '../ledger/restore.ts';
import type { Entry, Ledger, Report } from '../types.ts';
import type { Change } from './change.ts';
import { changesOf } from './changes-of.ts';
import type { CleanOrigin, CleanSegment, Comparison, RawFate, RawSegment } from './comparison.ts';

/**
 * Raw beside clean as a ledger tells it; nothing is compared again. O(n log n) in entries, O(n) in text.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 *
 * @example
 * const { report, ledger } = await clean('- 4 -\n一、回顾\n');
 * compareLedger(report, ledger).raw.map(({ fate }) => fate)   // ['furniture', 'layout', 'same', 'layout']
 */
export function compareLedger(
  report: Report,
  ledger: Ledger,
  changes: readonly Change[] = changesOf(report, ledger),
): Comparison {
  const text = canonical(report);
  const fates = new Fates(ledger, text);
  const files = restore(report, ledger).map(({ id, path, text: raw }) => ({ id, path, text: raw }));
  const sources = new Map(files.map((file, rank) => [file.id, { rank, text: file.text }]));
  const raw: RawSegment[] = [];
  const clean: CleanSegment[] = [];
  const placed: { readonly entry: Entry; readonly partner?: number }[] = [];
  const byPlace = ledger.entries.toSorted(
    (a, b) => sources.get(a.source)!.rank - sources.get(b.source)!.rank || a.start - b.start || a.end - b.end,
  );
  for (const entry of byPlace) {
    const { source, start, end } = entry;
    const isEmpty = start === end;
    if (entry.output !== null) placed.push({ entry, ...(isEmpty ? {} : { partner: raw.length }) });
    if (isEmpty) continue;
    raw.push({ source, start, end, fate: fates.of(entry), text: sources.get(source)!.text.slice(start, end) });
  }
  let at = 0;
  const fill = (until: number) => {
    if (until > at) clean.push({ origin: 'layout', start: at, end: until, text: text.slice(at, until) });
    at = Math.max(at, until);
  };
  placed.sort((a, b) => a.entry.output![0] - b.entry.output![0] || a.entry.output![1] - b.entry.output![1]);
  for (const { entry, partner } of placed) {
    const [start, end] = entry.output!;
    fill(start);
    if (start === end) continue;
    const origin = originOf(fates.of(entry));
    clean.push({ origin, start, end, text: text.slice(start, end), ...(partner === undefined ? {} : { partner }) });
    at = end;
  }
  fill(text.length);
  for (const [index, { partner }] of clean.entries()) {
    if (partner !== undefined) raw[partner] = { ...raw[partner]!, partner: index };
  }
  return { files, raw, clean, changes, from: 'ledger' };
}

function originOf(fate: RawFate): CleanOrigin {
  return fate === 'moved' || fate === 'same' ? fate : 'corrected';
}

/** Tells what became of an entry: its fate in the ledger, kept text told apart by whether it moved or reads otherwise. */
class Fates {
  readonly #moved = new Set<Entry>();
  readonly #breaks: ReadonlySet<Entry>;

  constructor(ledger: Ledger, text: string) {
    this.#breaks = joinedLines(ledger, text).breaks;
    const moved = keptRuns(ledger).filter((run) => run.moved);
    for (const source of ledger.sources) {
      const runs = moved.filter((run) => run.source === source.id).sort((a, b) => a.start - b.start);
      let run = 0;
      for (const entry of ledger.entries) {
        if (entry.source !== source.id || entry.output === null) continue;
        while (run < runs.length && runs[run]!.end <= entry.start && entry.end > entry.start) run += 1;
        const own = runs[run];
        if (own && own.start <= entry.start && entry.end <= own.end) this.#moved.add(entry);
      }
    }
  }

  of(entry: Entry): RawFate {
    if (entry.fate === 'layout') return this.#breaks.has(entry) ? 'joined' : 'layout';
    if (entry.fate !== 'kept') return entry.fate;
    if (entry.raw !== undefined) return 'corrected';
    return this.#moved.has(entry) ? 'moved' : 'same';
  }
}
