import { basename, join, resolve, sep } from 'node:path';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { warn } from './notices.ts';
import { readPair } from './read-report.ts';
import { isRecordLedger } from './record-pairs.ts';
import type { RestoreRequest } from './request.ts';
import { restoredExactly } from './restored-exactly.ts';

/** `gazette restore`: the decoded text of each source, as UTF-8, on standard output or below `-o DIR`. */
export async function runRestore(request: RestoreRequest, io: Io): Promise<number> {
  if (await isRecordLedger(request.ledger, io))
    return (await import('./restore-records.ts')).restoreRecords(request, io);
  const pair = await readPair(request.report, request.ledger, io);
  const sources = restoredExactly(pair);
  if (request.output === undefined) {
    if (sources.length > 1) {
      throw new GazetteError('output-needs-folder', `the ledger tells of ${sources.length} sources`);
    }
    await emit(io.stdout, sources[0]?.text ?? '');
  } else {
    const folder = resolve(io.cwd, request.output);
    const guard = overwriteGuard(
      [request.report, request.ledger].map((path) => resolve(io.cwd, path)),
      [],
    );
    const files = sources.map(({ path, text }) => ({ path: join(folder, pathWithin(path)), text }));
    for (const { path } of files) guard.mayWrite(path);
    await writeFiles(files);
  }
  for (const { path, encoding } of sources) {
    if (encoding !== 'utf-8') await warn(io, `${path} was ${encoding}; its text is restored as UTF-8`);
  }
  return 0;
}

/** Where a source is restored below the folder: a ledger must not make us write anywhere else. */
function pathWithin(path: string): string {
  if (path === '-') return 'stdin.txt';
  const climbs = path.startsWith(sep) || path.split(/[\\/]/).includes('..');
  return climbs ? basename(path) : path;
}
