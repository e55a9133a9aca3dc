import type { JointAccuracy } from './joint-accuracy.ts';
import type { Score } from './score.ts';

/** What a run on one case came to. */
export interface Result {
  readonly rawCer: number;
  readonly score: Score;
  readonly joints: JointAccuracy;
  readonly seconds: number;
}

type Cell = (result: Result) => string;

const columns: readonly (readonly [title: string, width: number, cell: Cell])[] = [
  ['raw CER', 8, ({ rawCer }) => rawCer.toFixed(4)],
  ['CER', 8, ({ score }) => score.cer.toFixed(4)],
  ['lost', 8, ({ score }) => score.lost.toFixed(4)],
  ['extra', 8, ({ score }) => score.extra.toFixed(4)],
  ['para F1', 9, ({ score }) => score.paraF1.toFixed(3)],
  ['right/made', 12, ({ joints }) => `${joints.right}/${joints.made}`],
  ['true made', 14, ({ joints }) => `${joints.share.toFixed(3)} of ${joints.toMake}`],
  ['wrong c/p/g', 13, ({ joints: { wrong } }) => `${wrong.certain}/${wrong.probable}/${wrong.guessed}`],
  ['seconds', 9, ({ seconds }) => seconds.toFixed(2)],
];
const nameWidth = 26;

/**
 * `right/made`: joints in the report that gold has, of those that gold can judge. `true made`: share of gold's joints
 * that raw lacks and the report has. `wrong c/p/g`: wrong joints made, by class: certain, probable, guessed.
 */
export const tableHead = 'case'.padEnd(nameWidth) + columns.map(([title, width]) => title.padStart(width)).join('');

export function tableRow(name: string, result: Result): string {
  return name.padEnd(nameWidth) + columns.map(([, width, cell]) => cell(result).padStart(width)).join('');
}
