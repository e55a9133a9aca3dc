import { type CheckContext, checkDocument, type DocumentCheck } from '../check/check-document.ts';
import { compareDocuments } from '../check/compare-documents.ts';
import type { Finding } from '../check/finding.ts';
import { fixDocument } from '../check/fix-document.ts';
import { formats } from '../check/formats/formats.ts';
import { corpusMetric, judgeLimits } from '../check/judge-limits.ts';
import { verdictLines } from '../check/verdict-lines.ts';
import { GazetteError } from '../errors.ts';
import { readExtras } from './check-extras.ts';
import { collectInputs, type InputFile, readInput } from './collect-inputs.ts';
import { emit, type Io, wantsColor } from './io.ts';
import { complain, withName } from './notices.ts';
import type { CheckRequest } from './request.ts';
import { writeFiles } from './write-files.ts';

/** `gazette check`: exit code 1 on an error, on more warnings than `--max-warnings` allows or beyond a limit; 2 on a bad input. */
export async function runCheck(request: CheckRequest, io: Io): Promise<number> {
  const { files, problems } = await collectInputs(request.input, io.cwd);
  const extras = await readExtras(request, io.cwd);
  const settings = { limits: request.limits };
  for (const problem of problems) await complain(io, problem, request.debug);
  const checks: DocumentCheck[] = [];
  let failed = problems.length > 0;
  for (const file of files) {
    try {
      const { gold: _, facts: __, ...reading } = request;
      const context = { ...reading, ...(await extras(file)) };
      checks.push(await checkOne(file, context, request, io));
    } catch (error) {
      await complain(io, withName(error, file.path), request.debug);
      failed = true;
    }
  }
  const findings = findingsOf(
    checks,
    compareDocuments(
      checks.map(({ signature }) => signature),
      settings,
    ),
  );
  const verdicts = judgeLimits(checks, request.limits);
  const run = { findings, documents: checks, verdicts };
  await emit(io.stdout, formats[request.format](run, { color: wantsColor(io.stdout, io.env), language: 'en' }));
  const lines = [...verdictLines(verdicts), ...(request.gold === undefined ? [] : goldLines(checks))];
  if (lines.length > 0) await emit(io.stderr, `${lines.join('\n')}\n`);
  const isBeyond = verdicts.some(({ holds }) => !holds);
  return failed ? 2 : isBeyond || isTooBad(findings, request.maxWarnings) ? 1 : 0;
}

/** Checks a file; with `--fix` mends it first and writes it in its place. */
async function checkOne(file: InputFile, context: CheckContext, request: CheckRequest, io: Io): Promise<DocumentCheck> {
  const input = await readInput(file, io, request);
  if (!request.fix) return checkDocument(input, {}, context);
  if (file.absolute === undefined)
    throw new GazetteError('usage', '--fix writes files in their place: standard input has none');
  const { content, mended, check } = await fixDocument({ ...input, content: input.content as Uint8Array }, {}, context);
  if (content) {
    await writeFiles([{ path: file.absolute, text: content }]);
    await emit(io.stderr, `${file.path}: ${mended} ${mended === 1 ? 'finding' : 'findings'} mended\n`);
  }
  return check;
}

/** Findings document by document, what the comparison of documents found before the others of each. */
function findingsOf(checks: readonly DocumentCheck[], compared: readonly Finding[]): readonly Finding[] {
  return checks.flatMap(({ path, findings }) => [...compared.filter((finding) => finding.path === path), ...findings]);
}

function goldLines(checks: readonly DocumentCheck[]): readonly string[] {
  return (['character-error-rate', 'joint-accuracy'] as const).map(
    (metric) => `${metric} ${corpusMetric(checks, metric) ?? 'not measured: no gold text'}`,
  );
}

function isTooBad(findings: readonly Finding[], maxWarnings = Number.POSITIVE_INFINITY): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return errors > 0 || findings.length - errors > maxWarnings;
}
