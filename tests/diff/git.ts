import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Whether git is there to say what a patch does. */
export const hasGit = spawnSync('git', ['--version']).status === 0;

/** What `git apply` makes of a file, in a fresh folder; `inRepository` runs it in a folder of a repository, below its root. */
export function applied(
  path: string,
  raw: Uint8Array | string,
  patch: Uint8Array,
  inRepository = false,
): { readonly error: string; readonly content: Buffer } {
  const root = mkdtempSync(join(tmpdir(), 'gazette-patch-'));
  try {
    const folder = inRepository ? join(root, 'texts') : root;
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (inRepository) spawnSync('git', ['init', '-q'], { cwd: root });
    writeFileSync(file, raw);
    const run = spawnSync('git', ['apply', '--allow-empty', '-'], { cwd: folder, input: patch });
    return { error: run.stderr.toString(), content: readFileSync(file) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
