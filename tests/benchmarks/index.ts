/**
 * `npm run bench:index [-- SIZES]`: puts 62,500, 250,000 and 1,000,000 made passages into an index, each in a process of its own and
 * with `memory_limit` 1 GB, then adds a tenth to nine tenths; writes what it took to `tests/benchmarks/pages/index.md`. Exit code 1 when the
 * largest run took more than 2 GB, the time of all processors grows as n^1.2 or faster, or a tenth costs more than two fifths of all.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { growthExponent } from './growth.ts';
import type { IndexRun } from './index-run.ts';

const sizes = (process.argv[2] ?? '62500,250000,1000000').split(',').map(Number);
const memory = '1GB';
const mostMegabytes = 2048;
const mostExponent = 1.2;
const mostShare = 0.4;
const runner = fileURLToPath(new URL('index-run.js', import.meta.url));
const page = fileURLToPath(new URL('../../../tests/benchmarks/pages/index.md', import.meta.url));

interface Measured extends IndexRun {
  readonly indexMegabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
try {
  const runs = sizes.map((size) => run(`${size}.duckdb`, 0, size));
  const size = sizes.at(-2) ?? sizes.at(-1)!;
  const before = run('grown.duckdb', 0, 0.9 * size);
  const added = run('grown.duckdb', 0.9 * size, size);
  const whole = runs.find(({ passages }) => passages === size)!;
  const exponent = growthExponent(runs.map(({ passages, cpuSeconds }) => ({ pages: passages, seconds: cpuSeconds })));
  const share = added.cpuSeconds / whole.cpuSeconds;
  const text = `# Index of dedupe: \`npm run bench:index\`

${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} processors, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.versions.node}.
Passages of 60-120 characters that \`tests/benchmarks/made-passages.ts\` makes, a fifth of them copies with 5% noise; \`memory_limit\` ${memory}; one
process each, whose making of the passages is timed too. Seconds of wall depend on what else runs; those of the processors less so.

| passages | characters | rows | seconds | processor seconds | per 1,000 passages | peak MB | index MB |
| --- | --- | --- | --- | --- | --- | --- | --- |
${runs.map(row).join('\n')}

Processor time grows as n^${exponent.toFixed(2)}.

| run | passages | rows | processor seconds | peak MB |
| --- | --- | --- | --- | --- |
| from scratch | ${size} | ${whole.rows} | ${whole.cpuSeconds.toFixed(1)} | ${whole.megabytes.toFixed(0)} |
| nine tenths | ${before.passages} | ${before.rows} | ${before.cpuSeconds.toFixed(1)} | ${before.megabytes.toFixed(0)} |
| a tenth added to them | ${added.passages} | ${added.rows} | ${added.cpuSeconds.toFixed(1)} | ${added.megabytes.toFixed(0)} |

Adding a tenth costs ${(100 * share).toFixed(0)}% of a run from scratch, and gives ${added.rows === whole.rows ? 'as many rows' : 'OTHER ROWS'}.
`;
  mkdirSync(join(page, '..'), { recursive: true });
  writeFileSync(page, text);
  console.log(text);
  const largest = runs.at(-1)!;
  if (largest.megabytes > mostMegabytes || exponent >= mostExponent || share > mostShare || added.rows !== whole.rows)
    process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(name: string, from: number, to: number): Measured {
  const file = join(folder, name);
  const args = [runner, file, String(from), String(to), memory, '1'];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return { ...(JSON.parse(said) as IndexRun), indexMegabytes: statSync(file).size / 1e6 };
}

function row({ passages, characters, rows, seconds, cpuSeconds, megabytes, indexMegabytes }: Measured): string {
  const each = (1000 * cpuSeconds) / passages;
  const cells = [passages, characters, rows, seconds.toFixed(1), cpuSeconds.toFixed(1), each.toFixed(3)];
  return `| ${[...cells, megabytes.toFixed(0), indexMegabytes.toFixed(0)].join(' | ')} |`;
}
