import { resolve } from 'node:path';
import { writeFiles } from '../corpus/write-files.ts';
import { type Change, type ChangeKind, ledgerKinds, textKinds } from '../diff/change.ts';
import { paint } from '../diff/colours.ts';
import { renderJsonLines } from '../diff/render-json-lines.ts';
import { renderTerminal } from '../diff/render-terminal.ts';
import { type FileStat, renderStat, statOf } from '../diff/stat.ts';
import { GazetteError } from '../errors.ts';
import { type NamedFile, readInput } from './collect-inputs.ts';
import { type Compared, compareInputs } from './compare-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { patchOf } from './make-patch.ts';
import { complain, withName } from './notices.ts';
import { emitPaged } from './page-output.ts';
import type { DiffRequest } from './request.ts';

/** Cells of a line where the terminal does not tell its width. */
const defaultWidth = 120;

/** `gazette diff`: what cleaning changed and why, or how two texts differ; exit code 1 when there is anything. */
export async function runDiff(request: DiffRequest, io: Io): Promise<number> {
  if (request.open || request.to === 'html') return reviewIn(request, io);
  const paths = [request.raw, request.clean, request.ledger].filter((path) => path !== undefined && path !== '-');
  const target = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  if (target !== undefined) {
    overwriteGuard(
      paths.map((path) => resolve(io.cwd, path!)),
      [],
    ).mayWrite(target);
  }
  const findings = await findingsOf(request, io);
  const text = await shown(findings, request, io);
  if (target !== undefined) await writeFiles([{ path: target, text }]);
  else if (request.to === 'terminal' && typeof text === 'string') await emitPaged(io, text, request.pager);
  else await emit(io.stdout, text);
  if (findings.isFailed) return 2;
  const isDifferent = request.to === 'patch' ? text.length > 0 : findings.changes.length > 0;
  return isDifferent ? 1 : 0;
}

/** What is to be shown of one comparison, or of one for each record of JSON Lines. */
interface Findings {
  readonly changes: readonly Change[];
  readonly from: Compared['from'];
  readonly paths: readonly string[];
  /** Counted only where they are shown: all text must be looked at. */
  readonly stats: readonly FileStat[];
  /** The only comparison, where there is one only. */
  readonly single: Compared | undefined;
  /** A record could not be read. */
  readonly isFailed: boolean;
}

async function findingsOf(request: DiffRequest, io: Io): Promise<Findings> {
  const changes: Change[] = [];
  const [paths, stats]: [string[], FileStat[]] = [[], []];
  const needsStats = request.stat || request.to === 'md';
  let [count, isFailed]: [number, boolean] = [0, false];
  let single: Compared | undefined;
  for await (const each of compareInputs(fileAt(request.raw, io), request, io)) {
    if ('error' in each) {
      await complain(io, withName(each.error, each.path), request.debug);
      isFailed = true;
      continue;
    }
    count += 1;
    single = count === 1 ? each : undefined;
    for (const change of each.changes) if (request.only?.includes(change.kind) ?? true) changes.push(change);
    paths.push(...each.paths);
    if (needsStats) stats.push(...statOf(each.comparison()));
  }
  return { changes, from: single?.from ?? 'ledger', paths, stats, single, isFailed };
}

function fileAt(path: string, io: Io): NamedFile {
  return path === '-' ? { path } : { path, absolute: resolve(io.cwd, path) };
}

async function shown(findings: Findings, request: DiffRequest, io: Io): Promise<string | Uint8Array> {
  const { changes, from, paths, stats } = findings;
  const { to, only, stat, output } = request;
  const kinds = from === 'ledger' ? ledgerKinds : textKinds;
  if (to === 'jsonl') return renderJsonLines(changes);
  if (to === 'patch') return patchOf(onlyOne(findings, to), request, io);
  if (to === 'md') {
    const { renderSummary } = await import('../diff/render-summary.ts');
    return renderSummary({ paths, changes, stats, kinds });
  }
  const onScreen = output === undefined;
  const color = onScreen && wantsColor(io.stdout, io.env);
  if (stat) return renderStat(stats, (kind, sign) => (color ? paint(kind, sign) : sign));
  const { columns } = io.stdout as { readonly columns?: number };
  // Every report joins lines: they are counted, and listed where they are asked for.
  const folded: readonly ChangeKind[] = only === undefined ? ['joined'] : [];
  return renderTerminal(changes, {
    width: onScreen ? (columns ?? defaultWidth) : defaultWidth,
    color,
    kinds: only === undefined ? kinds : kinds.filter((kind) => only.includes(kind)),
    folded,
  });
}

function onlyOne({ single }: Findings, to: string): Compared {
  if (!single) throw new GazetteError('usage', `--to ${to} takes one document, not records`);
  return single;
}

/** The review as a page, of a run that is made now or of one that was recorded. */
async function reviewIn(request: DiffRequest, io: Io): Promise<number> {
  const { openReview, writeReview } = await import('./review.ts');
  const input = await readInput(fileAt(request.raw, io), io, request);
  const isRecorded = request.clean !== undefined || request.ledger !== undefined;
  const earlier = isRecorded ? await recordedRun(request, io) : undefined;
  return request.open ? openReview(request, input, earlier, io) : writeReview(request, input, earlier, io);
}

async function recordedRun(request: DiffRequest, io: Io): Promise<NonNullable<Compared['run']>> {
  const found = [];
  for await (const each of compareInputs(fileAt(request.raw, io), request, io)) {
    if ('error' in each) throw each.error;
    found.push(each);
  }
  const [only, another] = found;
  if (!only || another) throw new GazetteError('usage', 'a review shows one document, not records');
  if (!only.run) throw new GazetteError('usage', 'a review needs a run: leave the clean file out, or name its ledger');
  return only.run;
}
