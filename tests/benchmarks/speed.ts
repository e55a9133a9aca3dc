/**
 * `npm run bench:speed [-- [issues] [files] [pages] [dedupe]] [--keep DIR] [--every N] [--sizes 1,4,16,64] [--count N] [--pairs N]`: four parts,
 * all unless some are named. `files`: throughput of `clean` and `check` on copies of the laws (see `speed-files.ts`), `pages`: many files
 * with one job and two, `dedupe`: `dedupe` on copies of the laws, and beside datasketch, rensa and text-dedup. These write what they
 * measured to `tests/benchmarks/speed-results.md`. `issues`: cleans issues of 25, 50, 100 and 200 pages, each in a fresh process, three
 * times (a run of over 20 s once), and prints the median with the peak of memory, the ratio to a reference job on the
 * same text in the same process, and how the time grows. Exit code 1 when 100 pages take 5 s or 600 MB, or the time
 * grows as n^1.5 or faster. `--keep` leaves the issues in a folder, for a profile.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenBounds, growthExponent, median } from './growth.ts';
import { writeSection } from './results-page.ts';
import { measureGrowth } from './reuse-growth.ts';
import { measureLaws } from './reuse-laws.ts';
import { verdictLine } from './reuse-part.ts';
import { measurePages, measureThroughput } from './speed-files.ts';
import { makeIssue } from './speed-issue.ts';
import type { SpeedRun } from './speed-run.ts';

const shared = '../shared';
const sizes = [25, 50, 100, 200];
const runsPerSize = 3;
const longRun = 20;
const runner = fileURLToPath(new URL('speed-run.js', import.meta.url));

const page = 'tests/benchmarks/speed-results.md';
const title = 'gazette, measured by `npm run bench:speed`';

async function main(args: readonly string[]): Promise<number> {
  const named = ['issues', 'files', 'pages', 'dedupe'].filter((part) => args.includes(part));
  const isWanted = (part: string) => named.length === 0 || named.includes(part);
  const option = (name: string, usual: string) => (args.includes(name) ? args[args.indexOf(name) + 1]! : usual);
  const broken: string[] = [];
  const times = option('--sizes', '1,4,16,64').split(',').map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'gazette-speed-'));
  try {
    if (isWanted('pages')) {
      const part = measurePages(folder, Number(option('--count', '10000')), Number(option('--pairs', '3')));
      writeSection(page, title, 'Many files', part.lines);
      broken.push(...part.broken);
      console.log(part.lines.join('\n'));
    }
    if (isWanted('files') && existsSync(shared)) {
      const part = measureThroughput(`${shared}/corpus/laws`, folder, times, Number(option('--every', '64')));
      writeSection(page, title, 'Throughput', part.lines);
      broken.push(...part.broken);
      console.log(part.lines.join('\n'));
    }
    if (isWanted('dedupe') && existsSync(shared)) {
      const laws = join(shared, 'corpus', 'laws');
      const parts = {
        'Dedupe, growth': await measureGrowth(laws, folder, times),
        'Dedupe beside other tools': measureLaws(laws, folder),
      };
      for (const [section, { lines, required }] of Object.entries(parts)) {
        writeSection(page, title, section, [...lines, '', ...required.map(verdictLine)]);
        broken.push(...required.filter(({ isMet }) => !isMet).map(({ line }) => line));
        console.log(lines.join('\n'));
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const line of broken) console.log(`not met: ${line}`);
  const code = isWanted('issues') ? compareIssues(option('--keep', '')) : 0;
  return broken.length > 0 ? 1 : code;
}

function compareIssues(keep: string): number {
  if (!existsSync(shared)) {
    console.log(`speed: nothing to clean, ${shared} is not here`);
    return 0;
  }
  const kept = keep === '' ? undefined : keep;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'gazette-speed-'));
  mkdirSync(folder, { recursive: true });
  try {
    return compare(folder);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

function compare(folder: string): number {
  console.log('pages  characters  fragments  seconds      MB  times the peer  growth from the size before');
  const measured: (SpeedRun & { readonly pages: number })[] = [];
  for (const pages of sizes) {
    const file = join(folder, `issue-${pages}.txt`);
    writeFileSync(file, makeIssue(shared, pages));
    const runs = repeat(() => runOnce(file));
    const own = {
      ...runs[0]!,
      pages,
      seconds: median(runs.map(({ seconds }) => seconds)),
      megabytes: median(runs.map(({ megabytes }) => megabytes)),
      peerSeconds: median(runs.map(({ peerSeconds }) => peerSeconds)),
    };
    const before = measured[measured.length - 1];
    measured.push(own);
    console.log(rowOf(own) + (before ? `  n^${growthExponent([before, own]).toFixed(2)}` : ''));
  }
  const broken = brokenBounds(measured);
  console.log(`growth over all sizes: n^${growthExponent(measured).toFixed(2)}`);
  for (const line of broken) console.log(`too much: ${line}`);
  return broken.length > 0 ? 1 : 0;
}

/** Chance moves a long run little: it is not made again. */
function repeat(run: () => SpeedRun): readonly SpeedRun[] {
  const first = run();
  if (first.seconds > longRun) return [first];
  return [first, ...Array.from({ length: runsPerSize - 1 }, run)];
}

function runOnce(file: string): SpeedRun {
  return JSON.parse(execFileSync(process.execPath, [runner, file], { encoding: 'utf8' }));
}

function rowOf({
  pages,
  characters,
  fragments,
  seconds,
  megabytes,
  peerSeconds,
}: SpeedRun & { readonly pages: number }) {
  return [
    String(pages).padStart(5),
    String(characters).padStart(12),
    String(fragments).padStart(11),
    seconds.toFixed(2).padStart(9),
    megabytes.toFixed(0).padStart(8),
    (seconds / peerSeconds).toFixed(1).padStart(16),
  ].join('');
}

process.exitCode = await main(process.argv.slice(2));
