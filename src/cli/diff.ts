import { resolve } from 'node:path';
import { clean } from '../clean.ts';
import type { Change } from '../diff/change.ts';
import { changesOf } from '../diff/changes-of.ts';
import { renderJsonLines } from '../diff/render-json-lines.ts';
import { renderTerminal } from '../diff/render-terminal.ts';
import { GazetteError } from '../errors.ts';
import { sha256 } from '../ledger/canonical.ts';
import { readDocument } from '../read/read-document.ts';
import type { Input } from '../types.ts';
import { readInput } from './collect-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { type Pair, readPair } from './read-report.ts';
import type { DiffRequest } from './request.ts';
import { writeFiles } from './write-files.ts';

/** Cells of a line where the terminal does not tell its width. */
const defaultWidth = 120;

/** `gazette diff`: what cleaning changed and why; exit code 1 when there is anything. */
export async function runDiff(request: DiffRequest, io: Io): Promise<number> {
  const absolute = resolve(io.cwd, request.raw);
  const input = await readInput(request.raw === '-' ? { path: '-' } : { path: request.raw, absolute }, io, request);
  const { report, ledger } = await pairOf(request, input, io);
  const changes = changesOf(report, ledger);
  if (request.output === undefined) {
    await emit(io.stdout, shown(changes, request, io));
  } else {
    const path = resolve(io.cwd, request.output);
    overwriteGuard([absolute, ...earlierFiles(request, io)], [])(path);
    await writeFiles([{ path, text: shown(changes, request, io) }]);
  }
  return changes.length > 0 ? 1 : 0;
}

async function pairOf(request: DiffRequest, input: Input, io: Io): Promise<Pair> {
  if (request.clean === undefined || request.ledger === undefined) return clean(input, request);
  const pair = await readPair(request.clean, request.ledger, io);
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
