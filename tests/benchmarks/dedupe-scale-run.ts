/**
 * One run of the scale part of `npm run bench:dedupe`, in a process of its own: `dedupe-scale-run.js COUNT` looks for copies
 * among all paragraphs of the first COUNT work reports and prints what that took as JSON. Reading the files is not timed.
 */
import { detectPairs } from './copy-detector.ts';
import { readReports } from './work-reports.ts';

/** What one run took. */
export interface ScaleRun {
  readonly reports: number;
  readonly characters: number;
  readonly pairs: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const reports = readReports().slice(0, Number(process.argv[2]));
const texts = reports.flatMap(({ paragraphs }) => paragraphs);
const start = performance.now();
const pairs = detectPairs(texts);
const run: ScaleRun = {
  reports: reports.length,
  characters: texts.reduce((sum, text) => sum + text.length, 0),
  pairs: pairs.length,
  seconds: (performance.now() - start) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(run));
