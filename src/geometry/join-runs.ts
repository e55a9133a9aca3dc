import { isWide, type Run } from './run.ts';

/** Gaps that are blanks, in em: between letters; beside an ideograph, where the file has white space and where not; between cells. */
const WORD_GAP = 0.15;
const SPACED_GAP = 0.16;
const LONE_GAP = 0.6;
const CELL_GAP = 1.6;

/** What a program puts between ideographs and letters by itself is less than this, in em. */
const AUTOMATIC_GAP = 0.32;

/**
 * Writes the runs of a line one behind the other, with a blank where print has one.
 *
 * Justified and letter-spaced lines have gaps between all their characters: a blank is more than the line's usual gap by some tenths of
 * an em. Gaps of more than an em and a half become two blanks or more, so that the cells of a table stand under one another;
 * `left` is the left edge of the column, from which they are counted by half em.
 *
 * @example 市长 | 杨大勇, 0.25 em apart: `市长 杨大勇`; 卷 | 首 | 语, one em apart each: `卷首语`
 */
export function joinRuns(runs: readonly Run[], left: number, isAutospaced = false): string {
  const usual = usualGap(runs);
  let text = '';
  for (const [i, run] of runs.entries()) {
    const before = runs[i - 1];
    if (before) text += blanksBetween(before, run, usual, isAutospaced, text, left);
    text += run.text;
  }
  return text;
}

function blanksBetween(
  before: Run,
  run: Run,
  usual: number,
  isAutospaced: boolean,
  text: string,
  left: number,
): string {
  const em = Math.min(before.em, run.em);
  const gap = (run.left - before.right) / em - usual;
  if (gap >= CELL_GAP) {
    const column = Math.round((2 * (run.left - left)) / em);
    return ' '.repeat(Math.max(2, Math.min(400, column - columnsOf(text))));
  }
  const wides = widesAt(before, run);
  if (wides === 0) return run.isSpaced || gap >= WORD_GAP ? ' ' : '';
  if (wides === 1 && isAutospaced) return gap >= AUTOMATIC_GAP ? ' ' : '';
  return gap >= (run.isSpaced ? SPACED_GAP : LONE_GAP) ? ' ' : '';
}

/** How many of the two characters at a boundary are full-width. */
function widesAt(before: Run, run: Run): number {
  return Number(isWide([...before.text].at(-1)!)) + Number(isWide([...run.text][0]!));
}

/** Boundaries of ideographs and letters that show how a program spaces them, and the share of them that has a gap. */
const FEWEST_BOUNDARIES = 8;
const AUTOSPACED = 0.8;

const mixed = /\p{Script=Han}(?=[0-9A-Za-z])|[0-9A-Za-z%](?=\p{Script=Han})/gu;

/** Whether a program set ideographs and letters apart by itself, as word processors do: then no such gap is a blank. */
export function isAutospaced(lines: readonly (readonly Run[])[]): boolean {
  let [spaced, all] = [0, 0];
  for (const line of lines) {
    for (const [i, run] of line.entries()) {
      all += run.text.match(mixed)?.length ?? 0;
      const before = line[i - 1];
      if (!before || !`${[...before.text].at(-1)}${[...run.text][0]}`.match(mixed)) continue;
      const gap = (run.left - before.right) / Math.min(before.em, run.em);
      if (gap >= CELL_GAP) continue;
      all += 1;
      if (gap >= 0.08) spaced += 1;
    }
  }
  return all >= FEWEST_BOUNDARIES && spaced >= AUTOSPACED * all;
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
      if (widesAt(before, run) < 2) return [];
      const gap = (run.left - before.right) / Math.min(before.em, run.em);
      // Cells of a table stand as far apart as they like; letters of a title too, one by one.
      const areLetters = before.text.length === 1 && run.text.length === 1;
      return gap < CELL_GAP || areLetters ? [gap] : [];
    })
    .sort((a, b) => a - b);
  return gaps.length < FEWEST_GAPS ? 0 : Math.max(0, gaps[(gaps.length - 1) >> 1]!);
}
