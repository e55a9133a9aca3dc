/**
 * The cleaning part of `npm run bench:dedupe`, in processes of their own beside the pairs: `dedupe-cleaning-run.js made` cleans
 * made documents, `dedupe-cleaning-run.js alone` the clean texts themselves; each prints what it found as JSON.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { clean } from '../../src/clean.ts';
import { addUp, type CleanedRepeats, measureCleaned } from './cleaned-repeats.ts';
import { type MadeDocument, makeRepeatedColumns, makeRepeats } from './made-repeats.ts';
import { lawPaths, type ReportFile, readReports } from './work-reports.ts';

/** Paragraphs, or columns set in lines, of so many documents. */
export interface CleaningRow {
  readonly print: 'paragraphs' | 'columns';
  readonly noise: 'copies' | 'all';
  readonly rate: number;
  readonly documents: number;
  readonly measures: CleanedRepeats;
  readonly seconds: number;
}

/** Clean texts that came out with something called duplicate. */
export interface AloneRow {
  readonly documents: number;
  readonly harmed: readonly { readonly name: string; readonly characters: number }[];
  /** The report that is printed twice in its file. */
  readonly printedTwice: number;
}

const PARAGRAPHS = 12;
const COLUMNS = 3;
const CONSENSUS_RATE = 0.05;
/** Every so many-th report where text is set in columns, which takes seconds each, and at the rates that only give a curve. */
const COLUMN_STEP = 3;
const CURVE_STEP = 6;

const all = readReports();
const once = all.filter(({ isPrintedTwice }) => !isPrintedTwice);
const someColumns = once.filter((_, i) => i % COLUMN_STEP === 0);
const some = once.filter((_, i) => i % CURVE_STEP === 0);

const result = process.argv[2] === 'alone' ? await cleanAlone() : await cleanMade();
console.log(JSON.stringify(result));

async function cleanMade(): Promise<readonly CleaningRow[]> {
  return [
    await row('paragraphs', 'copies', 0.02, some, ordinary(0.02)),
    await row('paragraphs', 'copies', 0.05, once, ordinary(0.05)),
    await row('paragraphs', 'copies', 0.1, some, ordinary(0.1)),
    await row('paragraphs', 'copies', 0.15, some, ordinary(0.15)),
    await row('columns', 'copies', 0.02, some, columns(0.02)),
    await row('columns', 'copies', 0.05, someColumns, columns(0.05)),
    await row('columns', 'copies', 0.1, some, columns(0.1)),
    await row('columns', 'copies', 0.15, some, columns(0.15)),
    await row('paragraphs', 'all', CONSENSUS_RATE, some, twiceAndThrice),
    await row('columns', 'all', CONSENSUS_RATE, some, columnsTwice),
    await row('columns', 'all', CONSENSUS_RATE, some, columnsThrice),
  ];
}

async function row(
  print: CleaningRow['print'],
  noise: CleaningRow['noise'],
  rate: number,
  reports: readonly ReportFile[],
  make: (paragraphs: readonly string[], seed: number) => MadeDocument,
): Promise<CleaningRow> {
  const measures: CleanedRepeats[] = [];
  const start = performance.now();
  for (const [seed, { paragraphs }] of reports.entries()) measures.push(await measureCleaned(make(paragraphs, seed)));
  const seconds = (performance.now() - start) / 1000;
  return { print, noise, rate, documents: reports.length, measures: addUp(measures), seconds };
}

function ordinary(rate: number) {
  return (paragraphs: readonly string[], seed: number) =>
    makeRepeats(paragraphs, { seed, rate, noise: 'copies', count: PARAGRAPHS });
}

function columns(rate: number) {
  return (paragraphs: readonly string[], seed: number) =>
    makeRepeatedColumns(paragraphs, { seed, rate, noise: 'copies', count: COLUMNS });
}

function twiceAndThrice(paragraphs: readonly string[], seed: number) {
  const options = { seed, rate: CONSENSUS_RATE, noise: 'all', count: PARAGRAPHS } as const;
  return makeRepeats(paragraphs, options, ['full', 'triple']);
}

function columnsTwice(paragraphs: readonly string[], seed: number) {
  return makeRepeatedColumns(paragraphs, { seed, rate: CONSENSUS_RATE, noise: 'all', count: COLUMNS });
}

function columnsThrice(paragraphs: readonly string[], seed: number) {
  return makeRepeatedColumns(paragraphs, { seed, rate: CONSENSUS_RATE, noise: 'all', count: COLUMNS }, 2);
}

async function cleanAlone(): Promise<AloneRow> {
  const harmed: { readonly name: string; readonly characters: number }[] = [];
  const duplicateCharacters = async (path: string) =>
    (await clean({ path, content: readFileSync(path) })).summary.duplicateCharacters;
  const paths = [...once.map(({ path }) => path), ...lawPaths()];
  for (const path of paths) {
    const characters = await duplicateCharacters(path);
    if (characters > 0) harmed.push({ name: basename(path), characters });
  }
  let printedTwice = 0;
  for (const { path, isPrintedTwice } of all) if (isPrintedTwice) printedTwice += await duplicateCharacters(path);
  return { documents: paths.length, harmed, printedTwice };
}
