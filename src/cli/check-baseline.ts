import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import {
  type Baseline,
  type BaselineEntry,
  type BaselineRun,
  compareBaseline,
  parseBaseline,
  renderBaseline,
  updateBaseline,
} from '../check/baseline/baseline.ts';
import type { Finding } from '../check/finding.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { isMissing } from './collect-inputs.ts';
import { emit, type Io } from './io.ts';
import { inlineLabel } from './notices.ts';
import type { CheckRequest } from './request.ts';

export interface Judged {
  readonly findings: readonly Finding[];
  /** Entries that nothing answers to any more: they fail the run. */
  readonly stale: number;
}

/**
 * Holds findings against a baseline, or writes them to it.
 *
 * @throws GazetteError `invalid-baseline`, `input-unreadable`, `output-unwritable`
 */
export async function holdAgainstBaseline(
  findings: readonly Finding[],
  documents: readonly string[],
  { name, request, io }: { readonly name: string; readonly request: CheckRequest; readonly io: Io },
): Promise<Judged> {
  const path = resolve(io.cwd, name);
  const known = await read(path, name);
  const folder = dirname(path);
  const run: BaselineRun = {
    findings,
    documents,
    named: (document) =>
      document === '-' ? document : relative(folder, resolve(io.cwd, document)).split(sep).join('/'),
    isGone: (document) => document !== '-' && !existsSync(resolve(folder, document.replace(/#.*$/su, ''))),
  };
  if (request.updateBaseline) {
    const updated = updateBaseline(known, run);
    await writeFiles([{ path, text: renderBaseline(updated) }]);
    const count = updated.findings.reduce((sum, entry) => sum + entry.count, 0);
    await emit(io.stderr, `${name}: ${count} known ${count === 1 ? 'finding' : 'findings'}\n`);
    return { findings: [], stale: 0 };
  }
  if (!known) throw new GazetteError('invalid-baseline', `${name} is not there`);
  const { left, stale } = compareBaseline(known, run);
  if (stale.length > 0) await emit(io.stderr, staleLines(stale, name, request, io));
  return { findings: left, stale: stale.length };
}

async function read(path: string, name: string): Promise<Baseline | undefined> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    if (isMissing(cause)) return undefined;
    throw new GazetteError('input-unreadable', name, { cause });
  });
  return text === undefined ? undefined : parseBaseline(text, name);
}

/** Entries that are told one by one. */
const SHOWN = 10;

function staleLines(stale: readonly BaselineEntry[], name: string, request: CheckRequest, io: Io): string {
  const all = stale.reduce((sum, { count }) => sum + count, 0);
  const lines = stale.slice(0, SHOWN).map(({ path, rule, count, excerpt }) => {
    return `    ${path}  ${rule}${count > 1 ? ` (${count})` : ''}${excerpt === '' ? '' : `  ${excerpt}`}`;
  });
  const rest = stale.length - lines.length;
  const words = [
    'gazette',
    'check',
    ...request.input,
    ...(typeof request.config === 'string' ? ['--config', request.config] : []),
    ...(request.config === false ? ['--no-config'] : []),
    '--baseline',
    name,
    '--update-baseline',
  ];
  return [
    `${inlineLabel(io)} ${all} known ${all === 1 ? 'finding is' : 'findings are'} there no more: ${name} is stale\n`,
    ...lines.map((line) => `${line}\n`),
    ...(rest > 0 ? [`    and ${rest} more\n`] : []),
    `  hint: run \`${words.map(quoted).join(' ')}\`\n`,
  ].join('');
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}_./@:=+-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
