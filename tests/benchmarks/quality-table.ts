import type { JointAccuracy } from './joint-accuracy.ts';
import type { CaseResult, TornResult } from './measure.ts';
import { type Count, type PooledJoints, precision } from './pooled-joints.ts';

type Column<Result> = readonly [title: string, width: number, cell: (result: Result) => string];

const jointColumns: readonly Column<JointAccuracy>[] = [
  ['right/made', 12, ({ right, made }) => `${right}/${made}`],
  ['true made', 14, ({ share, toMake }) => `${share.toFixed(3)} of ${toMake}`],
  ['wrong c/p/g', 13, ({ wrong }) => `${wrong.certain}/${wrong.probable}/${wrong.guessed}`],
];

const caseColumns: readonly Column<CaseResult>[] = [
  ['raw CER', 8, ({ rawCer }) => rawCer.toFixed(4)],
  ['CER', 8, ({ score }) => score.cer.toFixed(4)],
  ['lost', 8, ({ score }) => score.lost.toFixed(4)],
  ['extra', 8, ({ score }) => score.extra.toFixed(4)],
  ['para F1', 9, ({ score }) => score.paraF1.toFixed(3)],
  ['naive', 7, ({ naiveF1 }) => naiveF1.toFixed(3)],
  ...jointColumns.map(([title, width, cell]): Column<CaseResult> => [title, width, ({ joints }) => cell(joints)]),
  ['seconds', 9, ({ seconds }) => seconds.toFixed(2)],
];

const tornColumns: readonly Column<TornResult>[] = [
  ['pages', 7, ({ torn }) => String(torn.pages)],
  ['out', 5, ({ torn }) => String(torn.holes.length)],
  ['certain', 9, ({ joints }) => shareOf(joints.classes.certain)],
  ['probable', 10, ({ joints }) => shareOf(joints.classes.probable)],
  ['told', 7, ({ told }) => `${told.told}/${told.visible}`],
  ['not visible', 13, ({ told }) => String(told.notVisible)],
  ['gaps', 6, ({ gaps }) => String(gaps)],
  ['seconds', 9, ({ seconds }) => seconds.toFixed(2)],
];

const nameWidth = 26;

/**
 * `naive`: para F1 of a splitter that knows only "short line plus 。". `right/made`: joints in the report that gold has, of those that gold can judge. `true made`: share of gold's joints
 * that raw lacks and the report has. `wrong c/p/g`: wrong joints made, by class: certain, probable, guessed.
 */
export const caseHead = headOf('case', caseColumns);
/** The same case with `order: 'best'`: its joints alone. */
const bestName = '  with best';
/** `certain`, `probable`: joints right of those judged. `told`: holes told of those that the text shows. */
export const tornHead = headOf('one page in ten out', tornColumns);

export function caseRow(name: string, result: CaseResult, needs: readonly string[]): string {
  return rowOf(name, caseColumns, result, needs);
}

/** A row of joints only, under the columns of `caseHead`. */
export function bestRow(joints: JointAccuracy): string {
  const row = caseColumns.map(([title, width]) => {
    const own = jointColumns.find((column) => column[0] === title);
    return (own ? own[2](joints) : '').padStart(width);
  });
  return (bestName.padEnd(nameWidth) + row.join('')).trimEnd();
}

export function tornRow(name: string, result: TornResult, needs: readonly string[]): string {
  return rowOf(name, tornColumns, result, needs);
}

/** The joints of all cases, class by class, and every wrong one. */
export function pooledLines(
  title: string,
  { classes, wrong }: PooledJoints,
  needs: readonly string[],
): readonly string[] {
  const counts = (['certain', 'probable', 'guessed'] as const).map((name) => {
    const { judgedNew, rightNew } = classes[name];
    return `${name} ${shareOf(classes[name])} right (${rightNew}/${judgedNew} of those that raw lacks)`;
  });
  return [`${title}: ${counts.join(', ')}${endingOf(needs)}`, ...wrong.map((line) => `  wrong: ${line}`)];
}

function shareOf(count: Count): string {
  return count.judged === 0 ? '-' : `${count.right}/${count.judged}${precision(count) < 1 ? '!' : ''}`;
}

function headOf<Result>(name: string, columns: readonly Column<Result>[]): string {
  return name.padEnd(nameWidth) + columns.map(([title, width]) => title.padStart(width)).join('');
}

function rowOf<Result>(
  name: string,
  columns: readonly Column<Result>[],
  result: Result,
  needs: readonly string[],
): string {
  return (
    name.padEnd(nameWidth) + columns.map(([, width, cell]) => cell(result).padStart(width)).join('') + endingOf(needs)
  );
}

function endingOf(needs: readonly string[]): string {
  return needs.length > 0 ? `  ${needs.join('; ')}` : '';
}
