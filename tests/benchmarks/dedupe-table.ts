import type { AloneRow, CleaningRow } from './dedupe-cleaning-run.ts';
import { percent } from './dedupe-requirements.ts';
import type { ScaleRun } from './dedupe-scale-run.ts';
import type { PairScore } from './pair-score.ts';
import type { PairCase } from './pair-truth.ts';

const nameWidth = 28;
const cells = (values: readonly (string | number)[], width = 11) =>
  values.map((value) => String(value).padStart(width)).join('');

/** Columns `<40`, `<120`, `120+`: F1 by the length of the shorter fragment. `natural`: found, but said twice by the text itself. */
export function pairHead(rate: number, cases: readonly PairCase[]): string {
  const pairs = cases.reduce((sum, { truth }) => sum + truth.size, 0);
  const titles = [
    'precision',
    'recall',
    'F1',
    'wrong',
    'missed',
    'natural',
    '<40',
    '<120',
    '120+',
    'threshold',
    'seconds',
  ];
  return `\n${`pairs at ${percent(rate)}: ${pairs} true`.padEnd(nameWidth)}${cells(titles)}`;
}

export function pairLine(name: string, score: PairScore, seconds: number, sample: number | null): string {
  const shares = [score.precision, score.recall, score.f1].map((share) => share.toFixed(4));
  const bands = score.bands.map((share) => share.toFixed(3));
  const { wrong, missed, natural, threshold } = score;
  const row = cells([...shares, wrong, missed, natural, ...bands, threshold.toFixed(2), seconds.toFixed(1)]);
  return name.padEnd(nameWidth) + row + (sample === null ? '' : `  all with all: ${sample} reports only`);
}

export const cleaningHead = `\n${'cleaned'.padEnd(nameWidth)}${cells(['reports', 'copied', 'found', 'runs lost', 'characters', 'wrongly', 'seconds'])}`;

export function cleaningLine({ print, noise, rate, documents, measures, seconds }: CleaningRow): string {
  const name = `${print} at ${percent(rate)}${noise === 'all' ? ', all misread' : ''}`;
  const { copied, found, lostRuns, lostCharacters, wronglyDropped, examples } = measures;
  const shares = [(found / copied).toFixed(4), lostRuns, lostCharacters, wronglyDropped];
  const row = cells([documents, copied, ...shares, seconds.toFixed(1)]);
  return [name.padEnd(nameWidth) + row, ...examples.map((run) => `  lost: ${run.slice(0, 60)}`)].join('\n');
}

export const consensusHead = `\n${'errors of whole copies'.padEnd(nameWidth)}${cells(['characters', 'before', 'after'])}`;

export function consensusLines({ print, rate, measures }: CleaningRow): readonly string[] {
  return Object.entries(measures.consensus).map(([prints, { characters, before, after }]) => {
    const name = `${prints} prints, ${print} at ${percent(rate)}`;
    return name.padEnd(nameWidth) + cells([characters, share(before / characters), share(after / characters)]);
  });
}

export function aloneLines({ documents, harmed, printedTwice }: AloneRow): readonly string[] {
  const total = harmed.reduce((sum, { characters }) => sum + characters, 0);
  return [
    `\nclean texts, each alone: ${total} characters dropped as duplicate in ${harmed.length} of ${documents}; ${printedTwice} in the report printed twice in its file`,
    ...harmed.map(({ name, characters }) => `  ${name}: ${characters}`),
  ];
}

export const scaleHead = `\n${'all at once'.padEnd(nameWidth)}${cells(['characters', 'pairs', 'seconds', 'MB'])}`;

export function scaleLine({ reports, characters, pairs, seconds, megabytes }: ScaleRun): string {
  return `${reports} reports`.padEnd(nameWidth) + cells([characters, pairs, seconds.toFixed(2), megabytes.toFixed(0)]);
}

function share(value: number): string {
  return `${(100 * value).toFixed(2)}%`;
}
