/**
 * `npm run bench:dedupe [-- --check]`: puts noisy repeats into the work reports of `../shared` and measures what is made of
 * them: pairs of fragments against MinHash, SimHash and string-similarity; duplicates found, text lost and errors left by
 * `clean`; time and memory of all reports at once; and clean texts, where nothing must be called duplicate. With `--check` the
 * exit code is 1 when a required figure is not reached. The seeds are fixed: the same figures every time, but for seconds.
 */
import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { detectCandidates, detectPairs, HELD } from './copy-detector.ts';
import { type Baseline, makeBaselines } from './dedupe-baselines.ts';
import type { AloneRow, CleaningRow } from './dedupe-cleaning-run.ts';
import {
  aloneCharacters,
  errorsLeft,
  judgeDedupe,
  lostRuns,
  pairF1,
  scaleGrowth,
  scaleMegabytes,
  scaleSeconds,
} from './dedupe-requirements.ts';
import type { ScaleRun } from './dedupe-scale-run.ts';
import {
  aloneLines,
  cleaningHead,
  cleaningLine,
  consensusHead,
  consensusLines,
  pairHead,
  pairLine,
  scaleHead,
  scaleLine,
} from './dedupe-table.ts';
import { growthExponent, median } from './growth.ts';
import { makeRepeats } from './made-repeats.ts';
import { type Prediction, scorePairs } from './pair-score.ts';
import { gatherPairs, type PairCase, type ScoredPair } from './pair-truth.ts';
import { areHere, type ReportFile, readReports } from './work-reports.ts';

type Figures = Record<string, number>;

const rates = [0.01, 0.02, 0.05, 0.1, 0.15];
const paragraphsDrawn = 12;
const sizes = [8, 16, 32];
const runsPerSize = 3;
const buffer = 1 << 24;

async function main(args: readonly string[]): Promise<number> {
  if (!areHere) {
    console.log('dedupe: no reports to print again, ../shared is not here');
    return 0;
  }
  const reports = readReports();
  const made = runCleaning<readonly CleaningRow[]>('made');
  const figures: Figures = {};
  showPairs(reports, figures);
  const alone = await runCleaning<AloneRow>('alone');
  showCleaning(await made, figures);
  showAlone(alone, figures);
  showScale(reports.length, figures);
  return showVerdict(figures, args.includes('--check'));
}

/** The machine has a second core while pairs are counted. */
async function runCleaning<Found>(part: 'made' | 'alone'): Promise<Found> {
  const runner = siblingOf('dedupe-cleaning-run.js');
  const { stdout } = await promisify(execFile)(process.execPath, [runner, part], { maxBuffer: buffer });
  return JSON.parse(stdout);
}

function showPairs(reports: readonly ReportFile[], figures: Figures): void {
  const finders: readonly Baseline[] = [
    { name: 'gazette', find: detectPairs, threshold: HELD },
    { name: 'gazette, candidates', find: detectCandidates, threshold: HELD },
    ...makeBaselines(),
  ];
  for (const rate of rates) {
    const cases = reports.map(({ paragraphs }, seed) =>
      gatherPairs(makeRepeats(paragraphs, { seed, rate, noise: 'copies', count: paragraphsDrawn })),
    );
    console.log(pairHead(rate, cases));
    for (const { name, find, threshold, step = 1 } of finders) {
      const own = cases.filter((_, i) => i % step === 0);
      const { predictions, seconds } = predict(own, find);
      const score = scorePairs(predictions, threshold);
      if (name === 'gazette') figures[pairF1(rate)] = score.f1;
      console.log(pairLine(name, score, seconds, own.length < cases.length ? own.length : null));
    }
  }
}

function predict(cases: readonly PairCase[], find: (texts: readonly string[]) => readonly ScoredPair[]) {
  const start = performance.now();
  const predictions: readonly Prediction[] = cases.map((pairs) => ({ pairs, found: find(pairs.texts) }));
  return { predictions, seconds: (performance.now() - start) / 1000 };
}

function showCleaning(rows: readonly CleaningRow[], figures: Figures): void {
  console.log(cleaningHead);
  for (const row of rows) console.log(cleaningLine(row));
  const consensus = rows.filter(({ noise }) => noise === 'all');
  console.log(consensusHead);
  for (const line of consensus.flatMap(consensusLines)) console.log(line);
  figures[lostRuns] = rows.reduce((sum, { measures }) => sum + measures.lostRuns, 0);
  for (const { print, measures } of consensus) {
    for (const [prints, { characters, after }] of Object.entries(measures.consensus)) {
      figures[errorsLeft(print, Number(prints))] = after / characters;
    }
  }
}

function showAlone(alone: AloneRow, figures: Figures): void {
  for (const line of aloneLines(alone)) console.log(line);
  figures[aloneCharacters] = alone.harmed.reduce((sum, { characters }) => sum + characters, 0);
}

function showScale(reports: number, figures: Figures): void {
  console.log(scaleHead);
  const measured = [...sizes, reports].map(runOften);
  for (const run of measured) console.log(scaleLine(run));
  const exponent = growthExponent(measured.map(({ characters, seconds }) => ({ pages: characters, seconds })));
  console.log(`growth over all sizes: n^${exponent.toFixed(2)} in characters`);
  const whole = measured.at(-1)!;
  figures[scaleSeconds] = whole.seconds;
  figures[scaleMegabytes] = whole.megabytes;
  figures[scaleGrowth] = exponent;
}

function runOften(count: number): ScaleRun {
  const runner = siblingOf('dedupe-scale-run.js');
  const runs = Array.from(
    { length: runsPerSize },
    (): ScaleRun => JSON.parse(execFileSync(process.execPath, [runner, String(count)], { encoding: 'utf8' })),
  );
  return {
    ...runs[0]!,
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  };
}

function showVerdict(figures: Figures, isCheck: boolean): number {
  const judged = judgeDedupe(figures);
  console.log('\nrequired');
  for (const { line } of judged) console.log(`  ${line}`);
  const broken = judged.filter(({ isMet }) => !isMet).length;
  console.log(
    broken === 0 ? `all ${judged.length} met` : `${judged.length - broken} of ${judged.length} met, ${broken} NOT MET`,
  );
  return isCheck && broken > 0 ? 1 : 0;
}

function siblingOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

process.exitCode = await main(process.argv.slice(2));
