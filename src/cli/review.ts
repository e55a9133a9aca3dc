import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { clean } from '../clean.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { type Decision, type Decisions, parseDecisions, renderDecisions } from '../decisions/decision.ts';
import { changesOf } from '../diff/changes-of.ts';
import { renderReview } from '../diff/html/render-review.ts';
import type { Reviewed } from '../diff/html/review-text.ts';
import { serveReview } from '../diff/serve-review.ts';
import { restore } from '../ledger/restore.ts';
import type { Input } from '../types.ts';
import { readInput } from './collect-inputs.ts';
import { overwriteGuard } from './destinations.ts';
import { emit, type Io } from './io.ts';
import { warn } from './notices.ts';
import { openBrowser } from './open-browser.ts';
import type { Pair } from './read-report.ts';
import type { DiffRequest } from './request.ts';

/** `gazette diff --to html`: the review as one HTML file, on standard output or where `-o` says. */
export async function writeReview(request: DiffRequest, input: Input, pair: Pair | undefined, io: Io): Promise<number> {
  const { decisions } = await decisionsOf(request, io);
  const reviewed = await reviewedOf(request, input, pair, decisions);
  const page = renderReview(reviewed, { title: titleOf(request), decisions });
  if (request.output === undefined) await emit(io.stdout, page);
  else {
    const path = resolve(io.cwd, request.output);
    overwriteGuard(filesOf(request, io), []).mayWrite(path);
    await writeFiles([{ path, text: page }]);
  }
  return exitCode(reviewed);
}

/**
 * `gazette diff --open`: serves the review until Ctrl-C and saves every decision at once. The address goes to standard
 * error; the browser is opened unless `--no-browser` says otherwise.
 */
export async function openReview(request: DiffRequest, input: Input, pair: Pair | undefined, io: Io): Promise<number> {
  const { path, decisions } = await decisionsOf(request, io);
  overwriteGuard(filesOf(request, io), []).mayWrite(path);
  const reviewed = await reviewedOf(request, input, pair, decisions);
  const site = await serveReview(reviewed, {
    title: titleOf(request),
    ...(request.port === undefined ? {} : { port: request.port }),
    decisions,
    save: (taken: Decisions) => writeFiles([{ path, text: renderDecisions(taken) }]),
    // Of an earlier run's report the options are not known well enough to make it again.
    ...(pair ? {} : { rerun: (taken) => clean(input, { ...request, decisions: taken }) }),
  });
  await emit(io.stderr, `review: ${site.url}\ndecisions: ${path}\nCtrl-C ends it\n`);
  if (request.browser !== false && !(await openBrowser(site.url))) await warn(io, 'no browser could be opened');
  await interrupted(io.interrupt);
  await site.close();
  return exitCode(reviewed);
}

async function reviewedOf(
  request: DiffRequest,
  input: Input,
  pair: Pair | undefined,
  decisions: readonly Decision[],
): Promise<Reviewed> {
  if (!pair) return clean(input, { ...request, decisions });
  return { ...pair, sources: restore(pair.report, pair.ledger) };
}

/** Decisions taken before, and the file that they stand in: beside the ledger, else beside the raw text. */
async function decisionsOf(request: DiffRequest, io: Io) {
  const path = resolve(io.cwd, request.decisionsFile ?? defaultPlace(request));
  // A page that is only written must not depend on a file that nobody named.
  const isRead = request.decisionsFile !== undefined || (request.open === true && existsSync(path));
  if (!isRead || (request.open === true && !existsSync(path))) return { path, decisions: [] };
  const { content } = await readInput({ path: request.decisionsFile ?? path, absolute: path }, io, {});
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  return { path, decisions: parseDecisions(text, path).decisions };
}

/**
 * `ledger.json` has `decisions.json` beside it, `2025-01.ledger.json` and `2025-01.txt` have `2025-01.decisions.json`: ids
 * are of places in one raw text, so that two texts must not share a file.
 */
function defaultPlace({ ledger, raw }: DiffRequest): string {
  if (ledger !== undefined && ledger !== '-') {
    const name = basename(ledger).replace(/\.json$/i, '');
    return join(
      dirname(ledger),
      name === 'ledger' ? 'decisions.json' : `${name.replace(/\.ledger$/, '')}.decisions.json`,
    );
  }
  if (raw === '-') return 'decisions.json';
  return join(dirname(raw), `${basename(raw).replace(/\.[^.]+$/, '')}.decisions.json`);
}

function titleOf({ raw }: DiffRequest): string {
  return raw === '-' ? 'standard input' : raw;
}

function filesOf({ raw, clean: report, ledger }: DiffRequest, io: Io): readonly string[] {
  return [raw, report, ledger].flatMap((path) => (path === undefined || path === '-' ? [] : [resolve(io.cwd, path)]));
}

/** As `gazette diff` in every format: 1 where cleaning changes anything. */
function exitCode({ report, ledger }: Reviewed): number {
  return changesOf(report, ledger).length > 0 ? 1 : 0;
}

function interrupted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => done());
    signal?.addEventListener('abort', () => done(), { once: true });
  });
}
