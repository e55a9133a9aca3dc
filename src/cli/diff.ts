import { resolve } from 'node:path';
import { type Change, type ChangeKind, ledgerKinds, textKinds } from '../diff/change.ts';
import { paint } from '../diff/colours.ts';
import { renderJsonLines } from '../diff/render-json-lines.ts';
import { renderTerminal } from '../diff/render-terminal.ts';
import { renderStat, statOf } from '../diff/stat.ts';
import { GazetteError } from '../errors.ts';
import type { Input, Limits } from '../types.ts';
import { readInput } from './collect-inputs.ts';
import { type Compared, compareWithCleaned, compareWithLedger, compareWithText } from './compare-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { patchOf } from './make-patch.ts';
import { emitPaged } from './page-output.ts';
import type { DiffRequest } from './request.ts';
import { writeFiles } from './write-files.ts';

/** Cells of a line where the terminal does not tell its width. */
const defaultWidth = 120;

/** `gazette diff`: what cleaning changed and why, or how two texts differ; exit code 1 when there is anything. */
export async function runDiff(request: DiffRequest, io: Io): Promise<number> {
  const paths = [request.raw, request.clean, request.ledger].filter((path) => path !== undefined && path !== '-');
  const target = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  if (target !== undefined) {
    overwriteGuard(
      paths.map((path) => resolve(io.cwd, path!)),
      [],
    )(target);
  }
  const input = await readAt(request.raw, io, request);
  const compared = await compare(request, input, io);
  const changes = compared.changes.filter(({ kind }) => request.only === undefined || request.only.includes(kind));
  const text = await shown(compared, changes, request, io, input);
  if (target !== undefined) await writeFiles([{ path: target, text }]);
  else if (request.to === 'terminal' && typeof text === 'string') await emitPaged(io, text, request.pager);
  else await emit(io.stdout, text);
  if (request.to === 'patch') return text.length > 0 ? 1 : 0;
  return changes.length > 0 ? 1 : 0;
}

async function compare(request: DiffRequest, input: Input, io: Io): Promise<Compared> {
  if (request.ledger !== undefined) return compareWithLedger(request, input, request.ledger, io);
  if (request.clean === undefined) return compareWithCleaned(request, input);
  return compareWithText(request, input, await readAt(request.clean, io, request));
}

function readAt(path: string, io: Io, limits: Limits): Promise<Input> {
  return readInput(path === '-' ? { path } : { path, absolute: resolve(io.cwd, path) }, io, limits);
}

async function shown(
  compared: Compared,
  changes: readonly Change[],
  request: DiffRequest,
  io: Io,
  input: Input,
): Promise<string | Uint8Array> {
  const { to, only, stat, output } = request;
  if (to === 'jsonl') return renderJsonLines(changes);
  if (to === 'patch') return patchOf(compared, request, input, io);
  if (to === 'md') {
    const { renderSummary } = await import('../diff/render-summary.ts');
    return renderSummary({ ...compared.comparison(), changes });
  }
  if (to === 'html') {
    if (!compared.run)
      throw new GazetteError('usage', 'a review needs a run: leave the clean file out, or name its ledger');
    const { renderReview } = await import('../diff/html/render-review.ts');
    return renderReview(compared.run);
  }
  const onScreen = output === undefined;
  const color = onScreen && wantsColor(io.stdout, io.env);
  if (stat) {
    return renderStat(statOf(compared.comparison()), (kind, sign) => (color ? paint(kind, sign) : sign));
  }
  const { columns } = io.stdout as { readonly columns?: number };
  const kinds = compared.from === 'ledger' ? ledgerKinds : textKinds;
  // Every report joins lines: they are counted, and listed where they are asked for.
  const folded: readonly ChangeKind[] = only === undefined ? ['joined'] : [];
  return renderTerminal(changes, {
    width: onScreen ? (columns ?? defaultWidth) : defaultWidth,
    color,
    kinds: only === undefined ? kinds : kinds.filter((kind) => only.includes(kind)),
    folded,
  });
}
