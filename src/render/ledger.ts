import { GazetteError } from '../errors.ts';
import type { Ledger } from '../types.ts';

/** The ledger as JSON, indented by two spaces. */
export function renderLedger(ledger: Ledger): string {
  return `${JSON.stringify(ledger, null, 2)}\n`;
}

const lists = ['sources', 'entries', 'edits', 'suggestions', 'joints', 'gaps', 'conflicts', 'order'] as const;

/**
 * Reads a ledger that `renderLedger` has written. Only its frame is checked: whether it holds is `checkLedger`'s matter.
 *
 * @param name how messages call the file
 * @throws GazetteError `invalid-json`; `invalid-ledger` when it is JSON but no ledger of version 1
 */
export function parseLedger(json: string, name = 'the ledger'): Ledger {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new GazetteError('invalid-json', name, { cause });
  }
  if (!isLedger(value)) throw new GazetteError('invalid-ledger', `${name} is no ledger, version 1`);
  return value;
}

function isLedger(value: unknown): value is Ledger {
  if (!isRecord(value) || value.version !== 1) return false;
  if (!lists.every((list) => Array.isArray(value[list]) && value[list].every(isRecord))) return false;
  const { sources, entries, report } = value as unknown as Ledger;
  return (
    isRecord(report) &&
    typeof report.sha256 === 'string' &&
    sources.every(({ id, path, sha256 }) => [id, path, sha256].every((text) => typeof text === 'string')) &&
    entries.every(
      ({ source, start, end, raw, output }) =>
        typeof source === 'string' &&
        typeof start === 'number' &&
        typeof end === 'number' &&
        (raw === undefined || typeof raw === 'string') &&
        (output === null || (Array.isArray(output) && output.every((at) => typeof at === 'number'))),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
