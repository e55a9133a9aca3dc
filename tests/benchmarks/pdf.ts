/**
 * `npm run bench:pdf`: reads and then cleans PDFs of 75, 150 and 300 pages, each in a process of its own, and prints seconds, peak memory
 * and how both grow from one to the next. Exit code 1 where time grows faster than the pages, or the memory of reading as they do; a whole
 * run holds the text and what it knows of it, which grows with it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Run {
  readonly pages: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly told: number;
}

const SIZES = [75, 150, 300] as const;

/** Growth over a doubling of the pages: of time, which a busy machine spreads, and of memory, of which lines and text are a small part. */
const MOST_TIME = 2.6;
const MOST_MEMORY = 1.35;

const script = fileURLToPath(new URL('./pdf-run.js', import.meta.url));
let isFlat = true;
for (const job of ['read', 'clean'] as const) {
  const runs = SIZES.map(
    (pages): Run => JSON.parse(execFileSync(process.execPath, [script, String(pages), job], { encoding: 'utf8' })),
  );
  console.log(`\n${job}\npages  seconds  pages/s  peak MB  growth of time, of memory`);
  isFlat = runs.map((run, i) => tell(run, runs[i - 1], job === 'read')).every(Boolean) && isFlat;
}
process.exitCode = isFlat ? 0 : 1;

/** Prints a run, and tells whether it grew no more than it may over the one before. */
function tell({ pages, seconds, megabytes, told }: Run, before: Run | undefined, isFlat: boolean): boolean {
  const [time, memory] = before ? [seconds / before.seconds, megabytes / before.megabytes] : [1, 1];
  const growth = before ? `x${time.toFixed(2)}, x${memory.toFixed(2)}` : '';
  console.log(
    `${String(pages).padStart(5)}  ${seconds.toFixed(1).padStart(7)}  ${(pages / seconds).toFixed(0).padStart(7)}  ${megabytes.toFixed(0).padStart(7)}  ${growth}`,
  );
  return time <= MOST_TIME && (!isFlat || memory <= MOST_MEMORY) && told === pages;
}
