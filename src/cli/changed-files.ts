import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GazetteError } from '../errors.ts';

const execute = promisify(execFile);

/** Names of a hundred thousand files. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * Tells which files differ from a commit: changed since its common ancestor with HEAD, committed or not, renamed, or not yet known to
 * git and not ignored. Deleted files are none.
 *
 * @param ref a commit, branch or tag
 * @returns a test of absolute paths
 * @throws GazetteError `not-in-git`
 */
export async function changedFiles(ref: string, cwd: string): Promise<(absolute: string) => Promise<boolean>> {
  const top = (await git(cwd, ['rev-parse', '--show-toplevel'], `${cwd} is in no git repository`)).trim();
  const commit = await git(
    cwd,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
    `there is no commit ${ref}`,
  );
  const base = await git(cwd, ['merge-base', commit.trim(), 'HEAD'], '').catch(() => commit);
  const [changed, untracked] = await Promise.all([
    git(top, ['diff', '--name-only', '-z', '--find-renames', '--diff-filter=d', base.trim(), '--'], 'git diff failed'),
    git(top, ['ls-files', '--others', '--exclude-standard', '-z'], 'git ls-files failed'),
  ]);
  const names = `${changed}\0${untracked}`.split('\0').filter((name) => name !== '');
  const paths = new Set(names.map((name) => join(top, name)));
  return async (absolute) => paths.has(absolute) || paths.has(await realpath(absolute).catch(() => absolute));
}

/** The commit that is checked out, with its date; nothing outside of a repository. */
export async function currentCommit(cwd: string): Promise<{ readonly commit?: string; readonly date?: string }> {
  try {
    const [commit = '', date = ''] = (await git(cwd, ['show', '-s', '--format=%H%n%cI', 'HEAD'], ''))
      .trim()
      .split('\n');
    return { commit, date };
  } catch {
    return {};
  }
}

async function git(cwd: string, words: readonly string[], failure: string): Promise<string> {
  try {
    const run = await execute('git', ['-c', 'core.quotePath=false', ...words], { cwd, maxBuffer: MOST_OUTPUT });
    return run.stdout;
  } catch (cause) {
    const isAbsent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new GazetteError('not-in-git', isAbsent ? 'there is no git' : failure, { cause });
  }
}
