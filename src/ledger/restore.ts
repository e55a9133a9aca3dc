import { GazetteError } from '../errors.ts';
import type { Ledger, Report } from '../types.ts';
import { canonical, sha256 } from './canonical.ts';

/** A source's decoded text, put back together from report and ledger. */
export interface RestoredSource {
  readonly id: string;
  readonly path: string;
  readonly encoding: string;
  readonly text: string;
}

/**
 * Gives back the decoded text of each source, exactly, from the clean report and its ledger: per source,
 * `raw` or the canonical slice of `output` of its entries, in order, concatenated.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 */
export function restore(report: Report, ledger: Ledger): readonly RestoredSource[] {
  const text = canonical(report);
  if (sha256(text) !== ledger.report.sha256) throw new GazetteError('ledger-mismatch', 'the report has been changed');
  const slices = new Map<string, string[]>(ledger.sources.map((source) => [source.id, []]));
  const entries = [...ledger.entries].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const entry of entries) {
    slices.get(entry.source)?.push(entry.raw ?? (entry.output ? text.slice(...entry.output) : ''));
  }
  return ledger.sources.map(({ id, path, encoding }) => ({
    id,
    path,
    encoding,
    text: (slices.get(id) ?? []).join(''),
  }));
}
