import { editDistance } from '../../src/check/edit-distance.ts';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned, Entry } from '../../src/types.ts';
import { keptStretches, readOnce } from './kept-stretches.ts';
import type { MadeDocument } from './made-repeats.ts';
import { NOWHERE } from './misprint.ts';

/** What cleaning made of the repeats of a document. Sums: the measures of several documents add up. */
export interface CleanedRepeats {
  /** Raw characters that repeat others, and those of them that the ledger calls duplicate. */
  readonly copied: number;
  readonly found: number;
  /** Runs of {@link LOST_RUN} characters and more of which no print was kept, and their characters. */
  readonly lostRuns: number;
  readonly lostCharacters: number;
  /** Characters printed once that were not kept, in runs of any length. */
  readonly wronglyDropped: number;
  /** Of stretches printed whole so many times (the key): their characters, and the errors of an average print and of the report. */
  readonly consensus: Readonly<Record<number, Errors>>;
  /** The first lost runs, as they stand in the original. */
  readonly examples: readonly string[];
}

/** Characters that are wrong, of so many. */
interface Errors {
  readonly characters: number;
  readonly before: number;
  readonly after: number;
}

const LOST_RUN = 5;
const EXAMPLES = 3;

/** Cleans a made document by the library and measures the ledger against the origin of every character. */
export async function measureCleaned(document: MadeDocument): Promise<CleanedRepeats> {
  const content = document.fragments.map(({ text }) => text).join('\n');
  const cleaned = await clean({ path: 'made.txt', content }, { from: 'text' });
  return measureLedger(document, cleaned);
}

/** The same for a run that is there; its one source must be the document's fragments, joined by line feeds. */
export function measureLedger(document: MadeDocument, { report, ledger }: Cleaned): CleanedRepeats {
  const starts = placeFragments(document);
  const length = starts.at(-1)! + document.fragments.at(-1)!.text.length;
  const fates = new Array<Entry['fate']>(length);
  for (const { start, end, fate } of ledger.entries) fates.fill(fate, start, end);
  const [seen, kept, duplicate] = [0, 1, 2].map(() => new Uint8Array(document.original.length)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  for (const [index, { text, origins }] of document.fragments.entries()) {
    for (const [i, origin] of origins.entries()) {
      if (origin === NOWHERE || /\s/u.test(text[i]!)) continue;
      const fate = fates[starts[index]! + i];
      seen[origin]! += 1;
      if (fate === 'kept') kept[origin]! += 1;
      if (fate === 'duplicate') duplicate[origin]! += 1;
    }
  }
  let [copied, found, wronglyDropped] = [0, 0, 0];
  for (const [origin, count] of seen.entries()) {
    copied += Math.max(0, count - 1);
    found += Math.min(duplicate[origin]!, Math.max(0, count - 1));
    if (document.printed[origin] === 1 && count === 1 && kept[origin] === 0) wronglyDropped += 1;
  }
  const lost = gatherLost(document.original, seen, kept);
  return {
    copied,
    found,
    wronglyDropped,
    lostRuns: lost.length,
    lostCharacters: lost.reduce((sum, run) => sum + run.length, 0),
    consensus: measureConsensus(document, starts, ledger.entries, canonical(report)),
    examples: lost.slice(0, EXAMPLES),
  };
}

export function addUp(measures: readonly CleanedRepeats[]): CleanedRepeats {
  const sum = (figure: 'copied' | 'found' | 'lostRuns' | 'lostCharacters' | 'wronglyDropped') =>
    measures.reduce((total, measure) => total + measure[figure], 0);
  const consensus: Record<number, Errors> = {};
  for (const measure of measures) {
    for (const [prints, errors] of Object.entries(measure.consensus)) {
      consensus[Number(prints)] = addErrors(consensus[Number(prints)], errors);
    }
  }
  return {
    copied: sum('copied'),
    found: sum('found'),
    lostRuns: sum('lostRuns'),
    lostCharacters: sum('lostCharacters'),
    wronglyDropped: sum('wronglyDropped'),
    consensus,
    examples: measures.flatMap(({ examples }) => examples).slice(0, EXAMPLES),
  };
}

function placeFragments({ fragments }: MadeDocument): readonly number[] {
  let at = 0;
  return fragments.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
}

/** Stretches of the original of which raw has characters and the report none; what noise left out everywhere is passed over. */
function gatherLost(original: string, seen: Uint8Array, kept: Uint8Array): readonly string[] {
  const runs: string[] = [];
  let run = '';
  const end = () => {
    if (run.length >= LOST_RUN && !standsElsewhere(original, run, kept)) runs.push(run);
    run = '';
  };
  for (const [origin, count] of seen.entries()) {
    if (original[origin] === '\n' || kept[origin]! > 0) end();
    else if (count > 0) run += original[origin];
  }
  end();
  return runs;
}

/** Whether the original has a run in another place too, of which the report keeps every character: one report repeats itself by a slip. */
function standsElsewhere(original: string, run: string, kept: Uint8Array): boolean {
  for (let at = original.indexOf(run); at >= 0; at = original.indexOf(run, at + 1)) {
    if (kept.subarray(at, at + run.length).every((count) => count > 0)) return true;
  }
  return false;
}

/** Of each group an average print and what the report has, against the original. */
function measureConsensus(
  { original, fragments, groups }: MadeDocument,
  starts: readonly number[],
  entries: readonly Entry[],
  text: string,
): Readonly<Record<number, Errors>> {
  const sums: Record<number, Errors> = {};
  for (const { start, end, fragments: prints } of groups) {
    const truth = charactersOf(original.slice(start, end));
    const kept = readOnce(prints.map((index) => keptStretches(fragments[index]!, starts[index]!, entries, text)));
    sums[prints.length] = addErrors(sums[prints.length], {
      characters: truth.length,
      before: mean(prints.map((index) => editDistance(truth, charactersOf(fragments[index]!.text)))),
      after: editDistance(truth, charactersOf(kept.map(({ output }) => output).join(''))),
    });
  }
  return sums;
}

function addErrors(one: Errors | undefined, other: Errors): Errors {
  if (!one) return other;
  return {
    characters: one.characters + other.characters,
    before: one.before + other.before,
    after: one.after + other.after,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function charactersOf(text: string): readonly string[] {
  return [...text.replace(/\s/gu, '')];
}
