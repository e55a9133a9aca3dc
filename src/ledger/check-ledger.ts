import type { Ledger, Report, Source } from '../types.ts';
import { canonical, sha256 } from './canonical.ts';
import { restore } from './restore.ts';

/** One way in which a ledger fails to hold. */
export interface LedgerFault {
  readonly code:
    | 'report-changed'
    | 'not-covered'
    | 'overlap'
    | 'output-overlap'
    | 'invented'
    | 'edit-without-entry'
    | 'duplicate-of-nothing'
    | 'evidence-nowhere'
    | 'not-restored';
  readonly at: string;
}

/**
 * Checks what must always hold (DESIGN section 2): nothing lost, undo, no invention.
 *
 * In: a report, its ledger, and the sources when they are at hand (else undo is checked by hash alone).
 * Out: the faults, empty when all holds. It never throws.
 */
export function checkLedger(report: Report, ledger: Ledger, sources: readonly Source[] = []): readonly LedgerFault[] {
  const faults: LedgerFault[] = [];
  const text = canonical(report);
  if (sha256(text) !== ledger.report.sha256) faults.push({ code: 'report-changed', at: 'report' });
  for (const source of ledger.sources) faults.push(...checkCover(ledger, source.id, source.length));
  faults.push(...checkOutputs(ledger, text));
  faults.push(...checkEdits(ledger, text));
  faults.push(...checkEvidence(ledger));
  // With another report nothing can be restored, and the first fault says why.
  if (faults.some(({ code }) => code === 'report-changed')) return faults;
  const restored = new Map(restore(report, ledger).map((file) => [file.id, file.text]));
  for (const source of ledger.sources) {
    const back = restored.get(source.id) ?? '';
    const raw = sources.find(({ id }) => id === source.id)?.text;
    if (sha256(back) !== source.sha256 || (raw !== undefined && raw !== back)) {
      faults.push({ code: 'not-restored', at: source.id });
    }
  }
  return faults;
}

function checkCover(ledger: Ledger, source: string, length: number): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const entries = ledger.entries.filter((entry) => entry.source === source).sort((a, b) => a.start - b.start);
  const kept = entries.filter((entry) => entry.fate === 'kept');
  let cursor = 0;
  for (const entry of entries) {
    if (entry.start > cursor) faults.push({ code: 'not-covered', at: `${source} ${cursor}-${entry.start}` });
    if (entry.start < cursor) faults.push({ code: 'overlap', at: `${source} ${entry.start}-${cursor}` });
    cursor = Math.max(cursor, entry.end);
    const { of } = entry;
    if (of && of.source === source && !kept.some((other) => other.start < of.end && of.start < other.end)) {
      faults.push({ code: 'duplicate-of-nothing', at: `${source} ${entry.start}-${entry.end}` });
    }
  }
  if (cursor !== length) faults.push({ code: 'not-covered', at: `${source} ${cursor}-${length}` });
  return faults;
}

/** Between the outputs of all entries, sorted, stand only the separators. */
function checkOutputs(ledger: Ledger, text: string): LedgerFault[] {
  const faults: LedgerFault[] = [];
  const outputs = ledger.entries.flatMap((entry) => (entry.output ? [entry.output] : []));
  outputs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let cursor = 0;
  const separators = (until: number) => {
    if (/[^\n]/.test(text.slice(cursor, until))) faults.push({ code: 'invented', at: `report ${cursor}-${until}` });
  };
  for (const [start, end] of outputs) {
    if (start < cursor) faults.push({ code: 'output-overlap', at: `report ${start}-${cursor}` });
    separators(start);
    cursor = Math.max(cursor, end);
  }
  separators(text.length);
  return faults;
}

/** Evidence that is a place lies within a source or a witness. */
function checkEvidence(ledger: Ledger): LedgerFault[] {
  const lengths = new Map([...ledger.sources, ...(ledger.witnesses ?? [])].map(({ id, length }) => [id, length]));
  return [...ledger.edits, ...ledger.suggestions].flatMap(({ source, start, end, evidence }) => {
    if (typeof evidence !== 'object') return [];
    const isSomewhere = evidence.start <= evidence.end && evidence.end <= (lengths.get(evidence.source) ?? -1);
    return isSomewhere ? [] : [{ code: 'evidence-nowhere' as const, at: `${source} ${start}-${end}` }];
  });
}

/** A kept entry says what its raw slice says, unless an edit with the same span explains the difference. */
function checkEdits(ledger: Ledger, text: string): LedgerFault[] {
  const key = (span: { source: string; start: number; end: number }) => `${span.source} ${span.start}-${span.end}`;
  const edits = new Map(ledger.edits.map((edit) => [key(edit), edit]));
  const entries = new Set(ledger.entries.map(key));
  const faults: LedgerFault[] = [];
  for (const entry of ledger.entries) {
    if (entry.raw === undefined || entry.output === null) continue;
    if (edits.get(key(entry))?.clean !== text.slice(...entry.output)) faults.push({ code: 'invented', at: key(entry) });
  }
  for (const edit of ledger.edits) {
    if (!entries.has(key(edit))) faults.push({ code: 'edit-without-entry', at: key(edit) });
  }
  return faults;
}
