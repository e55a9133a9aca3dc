/**
 * One run of `npm run bench:index`, in a process of its own: `index-run.js FILE FROM TO MEMORY JOBS [SIZES]` adds passages [FROM, TO) of the
 * made archive to the index FILE and prints what that took as JSON; on stderr a line for each step. SIZES, as JSON, make the steps smaller.
 */
import { openDedupeSteps } from '../../src/cli/dedupe-steps.ts';
import { openIndex } from '../../src/corpus/index/dedupe-with-index.ts';
import { memorySize } from '../../src/corpus/tables/memory-size.ts';
import { defaultBounds } from '../../src/corpus/verify/match-places.ts';
import { makePassages } from './made-passages.ts';

/** What one run took. */
export interface IndexRun {
  readonly passages: number;
  readonly characters: number;
  readonly rows: number;
  readonly seconds: number;
  /** Of all threads, in user and kernel mode. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

const [file, from, to, memory, jobs, sizes = '{}'] = process.argv.slice(2);
const start = performance.now();
const stamp = (what: string) => {
  const { user, system } = process.cpuUsage();
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  console.error(
    `${((performance.now() - start) / 1000).toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s CPU, ${rss} MB: ${what}`,
  );
};
const steps = await openDedupeSteps(defaultBounds, Number(jobs));
const index = await openIndex(file!, {
  commonIn: 64,
  madeWith: 'benchmark',
  memoryLimit: memorySize(memory!),
  threads: Number(jobs),
  steps,
  ...JSON.parse(sizes),
  onProgress: (stage, done, of) => stamp(`${stage} ${done}/${of}`),
});
let characters = 0;
function* passages() {
  for (const { id, text } of makePassages(Number(from), Number(to))) {
    characters += text.length;
    yield { id, text };
  }
}
await index.add(passages());
stamp('added');
let rows = 0;
for await (const _ of index.passages()) rows += 1;
await index.close();
await steps.close();
const { user, system } = process.cpuUsage();
const run: IndexRun = {
  passages: Number(to) - Number(from),
  characters,
  rows,
  seconds: (performance.now() - start) / 1000,
  cpuSeconds: (user + system) / 1e6,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(run));
