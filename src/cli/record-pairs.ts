import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { GazetteError } from '../errors.ts';
import { type ReadRecord, readRecords } from '../records/read-records.ts';
import { parseLedger } from '../render/ledger.ts';
import type { Ledger, Report } from '../types.ts';
import { isMissing } from './collect-inputs.ts';
import type { Io } from './io.ts';
import { reportOfText } from './read-report.ts';

/** A line of clean JSON Lines with the ledger of its record; blank lines and bad records have none. */
export interface RecordPair {
  readonly read: ReadRecord;
  readonly pair?: { readonly report: Report; readonly ledger: Ledger };
}

/**
 * Whether a ledger is that of JSON Lines: one record a line. That of a single report is laid out over many lines.
 *
 * @throws GazetteError `input-not-found`, `input-unreadable`
 */
export async function isRecordLedger(path: string, io: Io): Promise<boolean> {
  if (path === '-') return false;
  for await (const read of readRecords(fileStream(path, io), { path, textField: 'version' })) {
    // A whole line that is an object; its version is a number and no text.
    const line = 'bytes' in read ? Buffer.from(read.bytes).toString().trim() : '';
    return line.startsWith('{') && line.endsWith('}') && line.length > 2;
  }
  return false;
}

/**
 * Reads clean JSON Lines beside their ledger, record by record, in bounded memory.
 *
 * @throws GazetteError `ledger-mismatch` where one of the two has more records than the other; `invalid-json`,
 *   `invalid-ledger`, and what reading a file throws
 */
export async function* recordPairs(
  reportPath: string,
  ledgerPath: string,
  io: Io,
  textField: string | undefined,
): AsyncGenerator<RecordPair> {
  const unbounded = { maxBytes: Number.POSITIVE_INFINITY };
  const ledgers = readRecords(fileStream(ledgerPath, io), { path: ledgerPath, textField: 'version', ...unbounded });
  const records = readRecords(fileStream(reportPath, io), {
    path: reportPath,
    ...unbounded,
    ...(textField === undefined ? {} : { textField }),
  });
  for await (const read of records) {
    if (!('record' in read) && !read.error) {
      yield { read };
      continue;
    }
    const line = await nextLine(ledgers);
    if (line === undefined) throw new GazetteError('ledger-mismatch', `nothing is said of ${read.path}`);
    const at = `${ledgerPath}:${line.number}`;
    const said = objectOf(line.json, at);
    if ('error' in said) {
      yield { read };
      continue;
    }
    if (!('record' in read)) throw new GazetteError('ledger-mismatch', `${read.path} is no record any more`);
    yield { read, pair: { report: reportOfText(read.record.text), ledger: parseLedger(line.json, at) } };
  }
  const left = await nextLine(ledgers);
  if (left) throw new GazetteError('ledger-mismatch', `${ledgerPath}:${left.number} is about no record`);
}

interface LedgerLine {
  readonly number: number;
  readonly json: string;
}

async function nextLine(lines: AsyncGenerator<ReadRecord, void, undefined>): Promise<LedgerLine | undefined> {
  for (;;) {
    const { done, value } = await lines.next();
    if (done || !value) return undefined;
    const json = 'bytes' in value ? Buffer.from(value.bytes).toString() : value.record.json;
    if (json.trim() !== '') return { number: value.line, json };
  }
}

function objectOf(json: string, name: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  throw new GazetteError('invalid-json', name);
}

async function* fileStream(path: string, io: Io): AsyncGenerator<string | Uint8Array> {
  try {
    yield* path === '-' ? io.stdin : (createReadStream(resolve(io.cwd, path)) as AsyncIterable<Uint8Array>);
  } catch (cause) {
    throw new GazetteError(isMissing(cause) ? 'input-not-found' : 'input-unreadable', path, { cause });
  }
}
