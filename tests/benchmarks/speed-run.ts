/**
 * One run of `npm run bench:speed`, in a process of its own: `speed-run.js FILE` cleans the file and prints what it
 * took as JSON. The clock starts before the first call, so loading the language model counts.
 */
import { readFileSync } from 'node:fs';
import { clean } from '../../src/clean.ts';

/** What one run took. `peerSeconds` is what the same process then took for the reference job over the same text. */
export interface SpeedRun {
  readonly characters: number;
  readonly fragments: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly peerSeconds: number;
}

const path = process.argv[2]!;
const content = readFileSync(path, 'utf8');

const start = performance.now();
const { summary } = await clean({ path, content });
const seconds = (performance.now() - start) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;

const run: SpeedRun = {
  characters: content.length,
  fragments: summary.fragments,
  seconds,
  megabytes,
  peerSeconds: peer(content),
};
console.log(JSON.stringify(run));

/** The reference job: the words of the text by ICU's segmenter, whose time is that of the machine and grows as the text. */
function peer(text: string): number {
  const from = performance.now();
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  let words = 0;
  for (const line of text.split('\n')) for (const _ of segmenter.segment(line)) words += 1;
  if (words === 0) throw new Error('an empty issue measures nothing');
  return (performance.now() - from) / 1000;
}
