import { resolve } from 'node:path';
import type { Change } from '../diff/change.ts';
import { changesOf } from '../diff/changes-of.ts';
import { renderJsonLines } from '../diff/render-json-lines.ts';
import { renderTerminal } from '../diff/render-terminal.ts';
import { GazetteError } from '../errors.ts';
import { sha256 } from '../ledger/canonical.ts';
import { readDocument } from '../read/read-document.ts';
import type { Input } from '../types.ts';
import { type NamedFile, readInput } from './collect-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { complain, withName } from './notices.ts';
import { cleanEach } from './open-input.ts';
import { type Pair, readPair } from './read-report.ts';
import { isRecordLedger, recordPairs } from './record-pairs.ts';
import type { DiffRequest } from './request.ts';
import { writeFiles } from './write-files.ts';

/** Cells of a line where the terminal does not tell its width. */
const defaultWidth = 120;

/** `gazette diff`: what cleaning changed and why; exit code 1 when there is anything. */
export async function runDiff(request: DiffRequest, io: Io): Promise<number> {
  const absolute = resolve(io.cwd, request.raw);
  const file = request.raw === '-' ? { path: '-' } : { path: request.raw, absolute };
  const { changes, isFailed } = await changesIn(file, request, io);
  if (request.output === undefined) {
    await emit(io.stdout, shown(changes, request, io));
  } else {
    const path = resolve(io.cwd, request.output);
    overwriteGuard([absolute, ...earlierFiles(request, io)], [])(path);
    await writeFiles([{ path, text: shown(changes, request, io) }]);
  }
  return isFailed ? 2 : changes.length > 0 ? 1 : 0;
}

interface Changes {
  readonly changes: readonly Change[];
  /** A record could not be read or has no ledger. */
  readonly isFailed: boolean;
}

async function changesIn(file: NamedFile, request: DiffRequest, io: Io): Promise<Changes> {
  const { clean: report, ledger } = request;
  if (report !== undefined && ledger !== undefined && !(await isRecordLedger(ledger, io))) {
    const pair = await pairOf(report, ledger, await readInput(file, io, request), request, io);
    return { changes: changesOf(pair.report, pair.ledger), isFailed: false };
  }
  const changes: Change[] = [];
  if (report !== undefined && ledger !== undefined) {
    for await (const { pair } of recordPairs(report, ledger, io, request.textField))
      if (pair) for (const change of changesOf(pair.report, pair.ledger)) changes.push(change);
    return { changes, isFailed: false };
  }
  let isFailed = false;
  for await (const each of cleanEach(file, io, request)) {
    if ('cleaned' in each)
      for (const change of changesOf(each.cleaned.report, each.cleaned.ledger)) changes.push(change);
    else {
      await complain(io, withName(each.error, each.path), request.debug);
      isFailed = true;
    }
  }
  return { changes, isFailed };
}

async function pairOf(report: string, ledger: string, input: Input, request: DiffRequest, io: Io): Promise<Pair> {
  const pair = await readPair(report, ledger, io);
  const { source } = await readDocument(input, 's1', request);
  const hash = sha256(source.text);
  if (pair.ledger.sources.some((known) => known.sha256 === hash)) return pair;
  throw new GazetteError('ledger-mismatch', `the ledger is not about ${request.raw}`);
}

function earlierFiles({ clean: report, ledger }: DiffRequest, io: Io): readonly string[] {
  return [report, ledger].flatMap((path) => (path === undefined ? [] : [resolve(io.cwd, path)]));
}

function shown(changes: readonly Change[], { to, output }: DiffRequest, io: Io): string {
  if (to === 'jsonl') return renderJsonLines(changes);
  const { columns } = io.stdout as { readonly columns?: number };
  const onScreen = output === undefined;
  return renderTerminal(changes, {
    width: onScreen ? (columns ?? defaultWidth) : defaultWidth,
    color: onScreen && wantsColor(io.stdout, io.env),
  });
}
