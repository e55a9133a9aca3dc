/**
 * `npm run bench:pdf`: reads PDFs of 75, 150 and 300 pages, each in a process of its own, and prints seconds, peak memory and how
 * both grow from one to the next. Exit code 1 where time grows faster than the pages, or memory as they do.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Run {
  readonly pages: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly lines: number;
  readonly told: number;
}

const SIZES = [75, 150, 300] as const;

/** Growth over a doubling of the pages: of time, which a busy machine spreads, and of memory, of which lines and text are a small part. */
const MOST_TIME = 2.6;
const MOST_MEMORY = 1.35;

const script = fileURLToPath(new URL('./pdf-run.js', import.meta.url));
const runs = SIZES.map(
  (pages): Run => JSON.parse(execFileSync(process.execPath, [script, String(pages)], { encoding: 'utf8' })),
);

console.log('pages  seconds  pages/s  peak MB  growth of time, of memory');
let isFlat = true;
for (const [i, { pages, seconds, megabytes, told }] of runs.entries()) {
  const before = runs[i - 1];
  const [time, memory] = before ? [seconds / before.seconds, megabytes / before.megabytes] : [];
  if (time !== undefined && memory !== undefined) isFlat &&= time <= MOST_TIME && memory <= MOST_MEMORY;
  const growth = time === undefined || memory === undefined ? '' : `x${time.toFixed(2)}, x${memory.toFixed(2)}`;
  console.log(
    `${String(pages).padStart(5)}  ${seconds.toFixed(1).padStart(7)}  ${(pages / seconds).toFixed(0).padStart(7)}  ${megabytes.toFixed(0).padStart(7)}  ${growth}`,
  );
  if (told !== pages) isFlat = false;
}
process.exitCode = isFlat ? 0 : 1;
