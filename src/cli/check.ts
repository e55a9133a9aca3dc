import { appendFile, readFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { DocumentCheck } from '../check/check-document.ts';
import { compareDocuments } from '../check/compare-documents.ts';
import type { Finding } from '../check/finding.ts';
import { formats } from '../check/formats/formats.ts';
import { corpusMetric, judgeLimits } from '../check/judge-limits.ts';
import { trendPoint } from '../check/trend/trend.ts';
import { verdictLines } from '../check/verdict-lines.ts';
import { openCache } from '../corpus/check-cache.ts';
import { type CheckOptions, checkDocuments } from '../corpus/check-documents.ts';
import type { DocumentResult } from '../corpus/document-job.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { changedFiles, currentCommit } from './changed-files.ts';
import { holdAgainstBaseline } from './check-baseline.ts';
import { readExtras } from './check-extras.ts';
import { fixFiles } from './check-fixes.ts';
import { type JobSource, jobsOf } from './check-jobs.ts';
import { type CheckPlan, planCheck } from './check-plan.ts';
import { type CheckShard, openCheckShard } from './check-shard.ts';
import { collectInputs, type InputFile } from './collect-inputs.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { jobsWanted } from './jobs-wanted.ts';
import { complain, inlineLabel, warn, withName } from './notices.ts';
import { isOfNoKind } from './open-input.ts';
import { type Progress, startProgress } from './progress.ts';
import type { CheckRequest } from './request.ts';

/**
 * `gazette check`: exit code 1 on an error, on more warnings than `--max-warnings` allows, beyond a limit or with a stale baseline; 2 on
 * a bad input.
 */
export async function runCheck(request: CheckRequest, io: Io): Promise<number> {
  const plan = await planCheck(request, io.cwd);
  if (request.updateBaseline && plan.baseline === undefined)
    throw new GazetteError('usage', '--update-baseline needs --baseline FILE');
  const { files, failed: isIncomplete } = await filesToCheck(request, plan, io);
  const shard = request.shard === undefined ? undefined : await openCheckShard(request.shard, plan, io.cwd);
  const progress = await startProgress(io, request.quiet);
  const { checks, failed } = await checkAll(files, { request, plan, io, progress, shard });
  progress.hide();
  const all = findingsOf(checks, plan, shard !== undefined);
  const documents = checks.map(({ path }) => path);
  const held =
    plan.baseline === undefined
      ? { findings: all, stale: 0 }
      : await holdAgainstBaseline(all, documents, { name: plan.baseline, request, io });
  const verdicts = judgeLimits(checks, plan.limits);
  const shown = request.quiet ? held.findings.filter(({ severity }) => severity === 'error') : held.findings;
  await writeReports({ findings: shown, documents: checks, verdicts }, plan, io);
  await shard?.mark();
  if (plan.trend !== undefined) await appendTrend(resolve(io.cwd, plan.trend), plan.trend, all, checks);
  const lines = [...verdictLines(verdicts, plan.lang), ...(plan.gold === undefined ? [] : goldLines(checks))];
  if (lines.length > 0) await emit(io.stderr, `${lines.join('\n')}\n`);
  const isBeyond = verdicts.some(({ holds }) => !holds);
  const isTooBad = await isAboveThreshold(held.findings, plan.maxWarnings, io);
  if (failed || isIncomplete) return 2;
  return isBeyond || isTooBad || held.stale > 0 ? 1 : 0;
}

/** What is found in folders and globs, without what is ignored, unchanged, or written by the run itself. */
async function filesToCheck(
  request: CheckRequest,
  plan: CheckPlan,
  io: Io,
): Promise<{ readonly files: readonly InputFile[]; readonly failed: boolean }> {
  const { files, problems } = await collectInputs(request.input, io.cwd);
  for (const problem of problems) await complain(io, problem, request.debug);
  const own = new Set(
    [plan.baseline, plan.trend, plan.found.path, plan.facts, ...plan.outputs.map(({ file }) => file)].flatMap((path) =>
      path === undefined ? [] : [resolve(io.cwd, path)],
    ),
  );
  const cache = plan.cache === undefined ? undefined : `${resolve(io.cwd, plan.cache)}${sep}`;
  const isOwn = ({ absolute = '', isFound }: InputFile) =>
    isFound &&
    (own.has(absolute) ||
      absolute.includes(`${sep}node_modules${sep}`) ||
      (cache !== undefined && absolute.startsWith(cache)));
  const wanted = files.filter(
    (file) => !isOwn(file) && (file.absolute === undefined || !plan.documents.isIgnored(file.absolute)),
  );
  if (request.changed === undefined) return { files: wanted, failed: problems.length > 0 };
  const isChanged = await changedFiles(request.changed, io.cwd);
  const changed: InputFile[] = [];
  for (const file of wanted) if (file.absolute === undefined || (await isChanged(file.absolute))) changed.push(file);
  if (!request.quiet)
    await emit(io.stderr, `${changed.length} of ${wanted.length} documents differ from ${request.changed}\n`);
  return { files: changed, failed: problems.length > 0 };
}

interface Running {
  readonly request: CheckRequest;
  readonly plan: CheckPlan;
  readonly io: Io;
  readonly progress: Progress;
  readonly shard: CheckShard | undefined;
}

async function checkAll(
  files: readonly InputFile[],
  { request, plan, io, progress, shard }: Running,
): Promise<{ readonly checks: readonly DocumentCheck[]; readonly failed: boolean }> {
  const found = new Map<string, number>();
  const source: JobSource = {
    plan,
    reading: request,
    extras: await readExtras(plan, io.cwd),
    io,
    onFile: (file, index) => found.set(file.path, index),
    ...(shard ? { shard: shard.shard, onDocument: shard.onDocument } : {}),
  };
  const results: AsyncIterable<DocumentResult> = request.fix
    ? fixFiles(files, source)
    : checkDocuments(jobsOf(files, source), {
        ...workersOf(request.jobs),
        ...(plan.cache === undefined ? {} : { cache: openCache(resolve(io.cwd, plan.cache)) }),
      });
  const checks: DocumentCheck[] = [];
  let failed = false;
  for await (const result of results) {
    const path = 'check' in result ? result.check.path : result.path;
    const index = found.get(path);
    if (index !== undefined) progress.input(path, index + 1, files.length);
    if ('check' in result) {
      checks.push(result.check);
      continue;
    }
    progress.hide();
    if (index !== undefined && files[index]?.isFound && isOfNoKind(result.error)) {
      await warn(io, `passed over: ${result.error.message}`);
      continue;
    }
    await complain(io, withName(result.error, path), request.debug);
    failed = true;
  }
  return { checks, failed };
}

/** Processes, from two jobs on. */
function workersOf(wanted: number | undefined): CheckOptions {
  const workers = jobsWanted(wanted);
  if (workers <= 1) return {};
  return { workers, openPool: async () => (await import('../corpus/check-pool.ts')).openPool({ workers }) };
}

/**
 * Findings document by document, what the comparison of documents found before the others of each. A shard sees some of the documents:
 * it compares none, so that all shards together find the same whatever their number.
 */
function findingsOf(checks: readonly DocumentCheck[], plan: CheckPlan, isShard: boolean): readonly Finding[] {
  const { settings } = plan.documents.settingsFor(undefined);
  const compared = new Map<string, Finding[]>();
  for (const finding of compareDocuments(isShard ? [] : checks.map(({ signature }) => signature), settings)) {
    const known = compared.get(finding.path);
    if (known) known.push(finding);
    else compared.set(finding.path, [finding]);
  }
  return checks.flatMap(({ path, findings, offInFile = [] }) => [
    ...(compared.get(path) ?? []).filter(({ rule }) => !offInFile.includes('*') && !offInFile.includes(rule)),
    ...findings,
  ]);
}

/** Files first, all or none; a reader of standard output that has gone away changes nothing. */
async function writeReports(run: Parameters<typeof formats.json>[0], plan: CheckPlan, io: Io): Promise<void> {
  const language = plan.lang;
  const files = plan.outputs.flatMap(({ name, file }) =>
    file === undefined ? [] : [{ path: resolve(io.cwd, file), text: formats[name](run, { color: false, language }) }],
  );
  await writeFiles(files);
  for (const { name, file } of plan.outputs) {
    if (file !== undefined) continue;
    await emit(io.stdout, formats[name](run, { color: wantsColor(io.stdout, io.env), language }));
  }
}

async function appendTrend(
  path: string,
  name: string,
  findings: readonly Finding[],
  checks: readonly DocumentCheck[],
): Promise<void> {
  const point = trendPoint(findings, checks, await currentCommit(dirname(path)));
  try {
    const before = await readFile(path, 'utf8').catch(() => '');
    const start = before === '' || before.endsWith('\n') ? '' : '\n';
    await appendFile(path, `${start}${JSON.stringify(point)}\n`);
  } catch (cause) {
    throw new GazetteError('output-unwritable', name, { cause });
  }
}

function goldLines(checks: readonly DocumentCheck[]): readonly string[] {
  return (['character-error-rate', 'joint-accuracy'] as const).map(
    (metric) => `${metric} ${corpusMetric(checks, metric) ?? 'not measured: no gold text'}`,
  );
}

async function isAboveThreshold(
  findings: readonly Finding[],
  maxWarnings: number | undefined,
  io: Io,
): Promise<boolean> {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const isTooMany = maxWarnings !== undefined && warnings > maxWarnings;
  if (isTooMany) await emit(io.stderr, `${inlineLabel(io)} ${warnings} warnings, ${maxWarnings} allowed\n`);
  return errors > 0 || isTooMany;
}
