import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { growthExponent, median } from './growth.ts';
import { writeLawCopies } from './law-copies.ts';
import { writePageFiles } from './page-files.ts';
import type { CommandRun } from './speed-files-run.ts';

/** What a part of the benchmark came to: lines of Markdown for the page of results, and bounds that do not hold. */
export interface SpeedPart {
  readonly lines: readonly string[];
  readonly broken: readonly string[];
}

const runner = fileURLToPath(new URL('speed-files-run.js', import.meta.url));

function run(words: readonly string[]): CommandRun {
  const printed = execFileSync(process.execPath, [runner, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as CommandRun;
}

const commands = {
  clean: (input: string, output: string) => ['clean', input, '-o', output, '--jobs', '1', '--quiet'],
  check: (input: string, output: string) => [
    'check',
    input,
    '--jobs',
    '1',
    '--no-config',
    '--quiet',
    '--format',
    `json:${join(output, 'check.json')}`,
  ],
} as const;

/** Growth that still counts as that of the corpus itself. */
const mostExponent = 1.2;

/**
 * Throughput and growth of `clean` and `check` in one process: laws of the corpus and noisy copies of them.
 *
 * @param sizes how many times the laws
 * @param every each so-manieth law; 1: all of them
 */
export function measureThroughput(corpus: string, folder: string, sizes: readonly number[], every: number): SpeedPart {
  const lines = [
    every === 1
      ? 'All laws of the corpus, and copies with 2% noise.'
      : `Every ${every}th law, and copies with 2% noise.`,
    '',
    '| command | times | files | MB | seconds | MB/s a core | peak MB |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  const broken: string[] = [];
  const growths: string[] = [];
  for (const [name, wordsFor] of Object.entries(commands)) {
    const measured: { readonly pages: number; readonly seconds: number; readonly megabytes: number }[] = [];
    for (const times of sizes) {
      const [input, output] = [join(folder, 'laws'), join(folder, 'out')];
      const { files, bytes } = writeLawCopies(corpus, input, times, every);
      mkdirSync(output, { recursive: true });
      const { cpu, seconds, megabytes } = run(wordsFor(input, output));
      rmSync(input, { recursive: true });
      rmSync(output, { recursive: true });
      measured.push({ pages: times, seconds: cpu, megabytes });
      const size = bytes / 1e6;
      lines.push(
        `| ${name} | ${times} | ${files} | ${size.toFixed(1)} | ${seconds.toFixed(1)} | ${(size / cpu).toFixed(3)} | ${megabytes.toFixed(0)} |`,
      );
      console.log(lines.at(-1));
    }
    const time = growthExponent(measured);
    const memory = growthExponent(measured.map(({ pages, megabytes }) => ({ pages, seconds: megabytes })));
    growths.push(`\`${name}\`: CPU time grows as n^${time.toFixed(2)}, peak memory as n^${memory.toFixed(2)}.`);
    if (time >= mostExponent) broken.push(`${name} grows as n^${time.toFixed(2)}, not below n^${mostExponent}`);
  }
  return { lines: [...lines, '', ...growths], broken };
}

const mostMegabytes = 500;
const leastRatio = 1.7;

/**
 * `clean` with its ledgers over many files of one page, with one job and with two, in turn.
 *
 * The ratio of CPU seconds says what workers cost beside the work; on a busy machine that of the clock says nothing.
 */
export function measurePages(folder: string, count: number, pairs: number): SpeedPart {
  const [input, outputs] = [join(folder, 'pages'), join(folder, 'reports')];
  writePageFiles(input, count);
  // Nothing is removed before the end: what a file system remembers of files just removed slows down the making of others.
  const once = (jobs: number, turn: number) => {
    const output = join(outputs, `${turn}-${jobs}`);
    return run(['clean', input, '-o', output, '--ledger', output, '--jobs', String(jobs), '--quiet']);
  };
  const runs = Array.from({ length: pairs }, (_, turn) => ({ one: once(1, turn), two: once(2, turn) }));
  rmSync(outputs, { recursive: true });
  rmSync(input, { recursive: true });
  const ratios = runs.map(({ one, two }) => one.seconds / two.seconds);
  const row = (jobs: number, own: readonly CommandRun[]) => {
    const figures = [
      own.map(({ seconds }) => seconds),
      own.map(({ cpu }) => cpu),
      own.map(({ megabytes }) => megabytes),
    ];
    const [seconds, cpu, megabytes] = figures.map(median);
    return `| ${jobs} | ${seconds!.toFixed(1)} | ${cpu!.toFixed(1)} | ${(count / seconds!).toFixed(0)} | ${megabytes!.toFixed(0)} |`;
  };
  const peak = Math.max(...runs.map(({ two }) => two.megabytes));
  const ratio = median(ratios);
  return {
    lines: [
      `${count} files of one page, 1 to 2 KB, reports and ledgers; median of ${pairs}.`,
      '',
      '| jobs | seconds | CPU seconds | files/s | peak MB |',
      '| ---: | ---: | ---: | ---: | ---: |',
      row(
        1,
        runs.map(({ one }) => one),
      ),
      row(
        2,
        runs.map(({ two }) => two),
      ),
      '',
      `Two jobs are ${ratio.toFixed(2)} times as fast as one (pairs: ${ratios.map((each) => each.toFixed(2)).join(', ')}).`,
    ],
    broken: [
      ...(peak > mostMegabytes ? [`two jobs took ${peak.toFixed(0)} MB, not under ${mostMegabytes}`] : []),
      ...(ratio < leastRatio ? [`two jobs were ${ratio.toFixed(2)} times as fast as one, not ${leastRatio}`] : []),
    ],
  };
}
