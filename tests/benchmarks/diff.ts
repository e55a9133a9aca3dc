/**
 * `npm run bench:diff`: `gazette diff` of two texts of 2,500 to 20,000 lines, 40% of them touched and 20 moved, as a whole process: the
 * fastest of five runs, since on a busy machine only that says something, and its ratio to starting Node and to `git diff`. Then the same
 * for the Jilin gazette beside its gold text. Exit code 1 when 10,000 lines take 2 s or more.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { touchLines } from './touched-lines.ts';
import { areHere, readReports } from './work-reports.ts';

const sizes = [2500, 5000, 10_000, 20_000];
const runs = 5;
const program = 'dist/bin/gazette.js';
const jilin = ['../shared/seeds/jilin-gazette.txt', '../shared/gold/jilin.report.txt'] as const;

function main(): number {
  if (!areHere) {
    console.log('diff: nothing to compare, ../shared is not here');
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gazette-diff-'));
  try {
    return compareSizes(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareSizes(folder: string): number {
  const texts = readReports().map(({ paragraphs }) => paragraphs.join('').replace(/\s+/gu, ''));
  const node = fastest(process.execPath, ['-e', '0']);
  const files = [join(folder, 'raw.txt'), join(folder, 'clean.txt')] as const;
  let [before, isSlow] = [0, false];
  console.log('  lines  characters  seconds  times node -e 0  times git diff  growth');
  for (const size of sizes) {
    const { raw, clean } = touchLines(texts, size, 7);
    writeFileSync(files[0], raw);
    writeFileSync(files[1], clean);
    const seconds = fastest(process.execPath, [program, 'diff', ...files]);
    const git = fastest('git', ['diff', '--no-index', ...files]);
    const growth = before === 0 ? '' : `n^${Math.log2(seconds / before).toFixed(2)}`;
    console.log(row([size, raw.length], seconds, seconds / node, seconds / git, growth));
    if (size === 10_000 && seconds >= 2) isSlow = true;
    before = seconds;
  }
  if (jilin.every((path) => existsSync(path))) {
    const seconds = fastest(process.execPath, [program, 'diff', ...jilin]);
    console.log(`Jilin gazette beside its report: ${seconds.toFixed(2)} s`);
  }
  if (isSlow) console.log('too much: 10,000 lines take 2 s or more');
  return isSlow ? 1 : 0;
}

function fastest(command: string, words: readonly string[]): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    const { error } = spawnSync(command, words, { maxBuffer: 2 ** 28 });
    if (error) throw error;
    return (performance.now() - started) / 1000;
  });
  return Math.min(...times);
}

function row(
  [lines, characters]: readonly [number, number],
  seconds: number,
  node: number,
  git: number,
  growth: string,
) {
  return [
    String(lines).padStart(7),
    String(characters).padStart(12),
    seconds.toFixed(2).padStart(9),
    node.toFixed(1).padStart(17),
    git.toFixed(1).padStart(16),
    growth.padStart(8),
  ].join('');
}

process.exitCode = main();
