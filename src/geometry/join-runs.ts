import { isWide, type Run } from './run.ts';

/** Blanks between runs, in em: between words of letters, before or behind an ideograph, and where a table parts its cells. */
const WORD_GAP = 0.15;
const WIDE_GAP = 0.35;
const LONE_GAP = 0.6;
const CELL_GAP = 1.6;

/**
 * Writes the runs of a line one behind the other, with a blank where print has one.
 *
 * Justified and letter-spaced lines have gaps between all their characters: a blank is more than the line's usual gap by some tenths of
 * an em. Gaps of more than an em and a half become two blanks or more, so that the cells of a table stand under one another;
 * `left` is the left edge of the column, from which they are counted by half em.
 *
 * @example 市长 | 杨大勇, 0.5 em apart: `市长 杨大勇`; 卷 | 首 | 语, one em apart each: `卷首语`
 */
export function joinRuns(runs: readonly Run[], left: number): string {
  const usual = usualGap(runs);
  let text = '';
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    if (before) text += blanksBetween(before, run, usual, text, left);
    text += run.text;
  }
  return text;
}

function blanksBetween(before: Run, run: Run, usual: number, text: string, left: number): string {
  const em = Math.min(before.em, run.em);
  const gap = (run.left - before.right) / em - usual;
  if (gap >= CELL_GAP) {
    const column = Math.round((2 * (run.left - left)) / em);
    return ' '.repeat(Math.max(2, Math.min(400, column - columnsOf(text))));
  }
  const [last, first] = [[...before.text].at(-1)!, [...run.text][0]!];
  const wides = Number(isWide(last)) + Number(isWide(first));
  if (wides === 0) return run.isSpaced || gap >= WORD_GAP ? ' ' : '';
  const least = wides === 2 && !run.isSpaced ? LONE_GAP : WIDE_GAP;
  return gap >= least ? ' ' : '';
}

/** Half em that a text takes. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += isWide(character) ? 2 : 1;
  return columns;
}

/** Fewest gaps that show how a line is spaced. */
const FEWEST_GAPS = 3;

/** The gap between most runs of a line, in em: 0 unless its ideographs stand apart. */
function usualGap(runs: readonly Run[]): number {
  const gaps = runs
    .slice(1)
    .flatMap((run, i) => {
      const before = runs[i]!;
      const isHan = isWide([...before.text].at(-1)!) && isWide([...run.text][0]!);
      return isHan ? [(run.left - before.right) / Math.min(before.em, run.em)] : [];
    })
    .sort((a, b) => a - b);
  return gaps.length < FEWEST_GAPS ? 0 : Math.max(0, gaps[(gaps.length - 1) >> 1]!);
}
