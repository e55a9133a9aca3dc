import { basename, join, resolve } from 'node:path';
import { openOutput } from '../corpus/output-stream.ts';
import { GazetteError } from '../errors.ts';
import { withText } from '../records/record.ts';
import type { Ledger } from '../types.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { type RecordPair, recordPairs } from './record-pairs.ts';
import type { RestoreRequest } from './request.ts';
import { restoredExactly } from './restored-exactly.ts';

/** `gazette restore` of JSON Lines: the raw text of every record again, in the record, on standard output or below `-o DIR`. */
export async function restoreRecords(request: RestoreRequest, io: Io): Promise<number> {
  const pairs = recordPairs(request.report, request.ledger, io, request.textField);
  if (request.output === undefined) {
    for await (const each of pairs) await emit(io.stdout, restored(each));
    return 0;
  }
  const path = await placeOf(request, io);
  overwriteGuard(
    [request.report, request.ledger].map((file) => resolve(io.cwd, file)),
    [],
  ).mayWrite(path);
  const output = await openOutput(path);
  try {
    for await (const each of pairs) await output.write(restored(each));
    await output.finish();
    await output.commit();
  } catch (error) {
    await output.discard();
    throw error;
  }
  return 0;
}

/** `-o` names the file where it ends like one, else the folder for it. */
async function placeOf({ output = '.', report, ledger }: RestoreRequest, io: Io): Promise<string> {
  const folder = resolve(io.cwd, output);
  if (/\.(?:jsonl|ndjson)$/i.test(output)) return folder;
  for await (const { pair } of recordPairs(report, ledger, io, undefined)) {
    const name = pair && fileOf(pair.ledger);
    if (name !== undefined) return join(folder, name);
  }
  return join(folder, basename(report));
}

/** The file of a record's path: `corpus.jsonl#2025-01`. */
function fileOf({ sources }: Ledger): string | undefined {
  const path = sources[0]?.path ?? '';
  const name = basename(/^(.*?\.(?:jsonl|ndjson))[#:]/i.exec(path)?.[1] ?? '');
  return name === '' ? undefined : name;
}

function restored({ read, pair }: RecordPair): string | Uint8Array {
  if (!('record' in read)) return read.bytes;
  if (!pair) return read.record.json;
  const [source] = restoredExactly(pair);
  if (!source) throw new GazetteError('invalid-ledger', `${read.path} has no source`);
  return withText(read.record, source.text);
}
