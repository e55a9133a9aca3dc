import { GazetteError } from '../errors.ts';
import { sha256 } from '../ledger/canonical.ts';
import { type RestoredSource, restore } from '../ledger/restore.ts';
import type { Ledger } from '../types.ts';
import type { Pair } from './read-report.ts';

/**
 * The raw texts again, each proved by its hash.
 *
 * @throws GazetteError `ledger-mismatch`, `invalid-ledger`
 */
export function restoredExactly({ report, ledger }: Pair): readonly RestoredSource[] {
  const hashes = new Map(ledger.sources.map(({ id, sha256: hash }: Ledger['sources'][number]) => [id, hash]));
  const sources = restore(report, ledger);
  const wrong = sources.find(({ id, text }) => sha256(text) !== hashes.get(id));
  if (wrong) throw new GazetteError('invalid-ledger', `${wrong.path} does not come out as it was`);
  return sources;
}
