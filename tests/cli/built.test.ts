import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const program = 'dist/bin/gazette.js';

/** The files that a run of the program loads, as V8 counts them. */
function loadedBy(words: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-loaded-'));
  try {
    execFileSync(process.execPath, [program, ...words], { env: { ...process.env, NODE_V8_COVERAGE: folder } });
    return readdirSync(folder)
      .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).result as readonly { url: string }[])
      .map(({ url }) => url)
      .filter((url) => url.startsWith('file:'));
  } finally {
    rmSync(folder, { recursive: true });
  }
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

  it('shows its help without loading what only a command needs', () => {
    const loaded = loadedBy(['--help']);
    expect(loaded.some((url) => url.includes('/node_modules/yargs/'))).toBe(true);
    // Each of these alone takes as long as Node does to start, or reads the language model.
    const heavy =
      /node_modules\/(?:pdfjs-dist|linkedom|mammoth|saxes|piscina|valibot|diff|fast-glob|cli-progress)\/|\/src\/(?:clean|language\/)/;
    expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  });
});
