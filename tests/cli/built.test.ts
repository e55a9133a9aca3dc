import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const program = 'dist/bin/gazette.js';

/** The fastest of some runs, in milliseconds: on a busy machine only the minimum says something. */
function fastest(words: readonly string[], runs = 7): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    execFileSync(process.execPath, words);
    return performance.now() - started;
  });
  return Math.min(...times);
}

describe.skipIf(!existsSync(program))('the built program', () => {
  it('reads, writes and gives its exit code', () => {
    const good = spawnSync(process.execPath, [program, 'clean', '-', '--to', 'txt'], {
      input: '# 公报\n\n各位代表：\n',
      encoding: 'utf8',
    });
    expect([good.status, good.stdout]).toEqual([0, '公报\n各位代表：\n']);
    const bad = spawnSync(process.execPath, [program, 'clean', 'no.txt'], { encoding: 'utf8' });
    expect([bad.status, bad.stdout]).toEqual([2, '']);
    expect(bad.stderr).toMatch(/^gazette: .+\n {2}hint: .+\n$/);
  });

  it('ends quietly when its reader goes away', () => {
    const line = `"${process.execPath}" ${program} clean - --quiet | head -c 1`;
    const run = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { input: `${'公报。\n\n'.repeat(100_000)}` });
    expect([run.status, run.stderr.toString()]).toEqual([0, '']);
  });

  it('gives the exit code of a check to the shell when nobody reads its findings', () => {
    const line = `"${process.execPath}" ${program} check samples/issue/raw.txt samples/wrapped/raw.txt | head -c 1`;
    const run = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([1, '']);
  });

  it('shows its help within 3.5 times what starting Node takes', () => {
    const node = fastest(['-e', '0']);
    expect(fastest([program, '--help'])).toBeLessThan(3.5 * node);
  });
});
