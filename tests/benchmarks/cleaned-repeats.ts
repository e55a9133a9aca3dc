import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned, Entry } from '../../src/types.ts';
import { editDistance } from './edit-distance.ts';
import type { Group, MadeDocument } from './made-repeats.ts';
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
  /** Of stretches printed whole so many times (the key): their characters, and errors of the kept copy as it stands in raw and in the report. */
  readonly consensus: Readonly<Record<number, Errors>>;
  /** The first lost runs, as they stand in the original. */
  readonly examples: readonly string[];
}

/** Characters that are wrong, of so many. */
export interface Errors {
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
  const reader = outputReader(canonical(report), ledger.entries);
  return {
    copied,
    found,
    wronglyDropped,
    lostRuns: lost.length,
    lostCharacters: lost.reduce((sum, run) => sum + run.length, 0),
    consensus: measureConsensus(document, starts, fates, reader),
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
    if (run.length >= LOST_RUN) runs.push(run);
    run = '';
  };
  for (const [origin, count] of seen.entries()) {
    if (original[origin] === '\n' || kept[origin]! > 0) end();
    else if (count > 0) run += original[origin];
  }
  end();
  return runs;
}

/** Of each group the print of which most was kept, before and after cleaning, against the original. */
function measureConsensus(
  { original, fragments, groups }: MadeDocument,
  starts: readonly number[],
  fates: readonly Entry['fate'][],
  read: (start: number, end: number) => string,
): Readonly<Record<number, Errors>> {
  const keptOf = (index: number) => {
    const start = starts[index]!;
    return fates.slice(start, start + fragments[index]!.text.length).filter((fate) => fate === 'kept').length;
  };
  const sums: Record<number, Errors> = {};
  for (const group of groups) {
    const best = group.fragments.reduce((one, other) => (keptOf(other) > keptOf(one) ? other : one));
    const start = starts[best]!;
    const raw = fragments[best]!.text;
    const truth = charactersOf(originalOf(original, group));
    sums[group.fragments.length] = addErrors(sums[group.fragments.length], {
      characters: truth.length,
      before: editDistance(truth, charactersOf(raw)),
      after: editDistance(truth, charactersOf(read(start, start + raw.length))),
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

function originalOf(original: string, { start, end }: Group): string {
  return original.slice(start, end);
}

function charactersOf(text: string): readonly string[] {
  return [...text.replace(/\s/gu, '')];
}

/** What the report says for a stretch of raw, insertions at its edges included. */
function outputReader(text: string, entries: readonly Entry[]): (start: number, end: number) => string {
  return (from, to) => {
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entries[middle]!.end < from) low = middle + 1;
      else high = middle;
    }
    let output = '';
    for (let i = low; i < entries.length && entries[i]!.start <= to; i += 1) {
      const entry = entries[i]!;
      if (!entry.output) continue;
      const said = text.slice(...entry.output);
      const isCut = entry.raw === undefined && (entry.start < from || entry.end > to);
      if (entry.start >= from && entry.end <= to) output += said;
      else if (isCut) output += said.slice(Math.max(0, from - entry.start), Math.max(0, to - entry.start));
    }
    return output;
  };
}
