import type { PageSize, Run } from './run.ts';

/** A quarter of a circle, clockwise as the page is shown, by which the lines of a text are turned; 1 for lines from top to bottom. */
export type Turn = 0 | 1 | 2 | 3;

/** A run where it stands on the page as shown, with the direction of its line. */
export interface PlacedRun extends Run {
  readonly turn: Turn;
}

/** A letter of a vertical column stands under the one before it by at most so many em, and aside of it by so many. */
const MOST_UNDER = 2.2;
const MOST_ASIDE = 0.3;

/** Of the letters of a vertical page so many stand in columns. */
const LEAST_STACKED = 0.6;

/**
 * Turns a page so that its lines run from left to right and stand under one another: sheets that were laid sideways, backs upside
 * down, and vertical text, whose columns run downwards from right to left.
 *
 * In: runs on the page as shown. Out: runs in the direction of most characters, on the turned page, then those in another direction.
 */
export function turnRuns(
  runs: readonly PlacedRun[],
  size: PageSize,
): { readonly runs: readonly Run[]; readonly others: readonly Run[]; readonly size: PageSize } {
  const upright = isStacked(runs) ? runs.map((run) => (run.turn === 0 ? { ...run, turn: 1 as const } : run)) : runs;
  const counts = [0, 0, 0, 0];
  for (const { turn, text } of upright) counts[turn]! += text.length;
  const main = counts.indexOf(Math.max(...counts)) as Turn;
  const turned = upright.map((run) => ({ run: turnRun(run, main, size), isMain: run.turn === main }));
  return {
    runs: turned.flatMap(({ run, isMain }) => (isMain ? [run] : [])),
    others: turned.flatMap(({ run, isMain }) => (isMain ? [] : [run])),
    size: main % 2 === 0 ? size : { width: size.height, height: size.width },
  };
}

function turnRun({ turn: _, ...run }: PlacedRun, main: Turn, { width, height }: PageSize): Run {
  const { left, top, right, bottom } = run;
  if (main === 1) return { ...run, left: top, right: bottom, top: width - right, bottom: width - left };
  if (main === 2)
    return { ...run, left: width - right, right: width - left, top: height - bottom, bottom: height - top };
  if (main === 3) return { ...run, left: height - bottom, right: height - top, top: left, bottom: right };
  return run;
}

/** Whether upright letters were drawn one under the other, as browsers and old type-setting programs draw vertical text. */
function isStacked(runs: readonly PlacedRun[]): boolean {
  let [stacked, all] = [0, 0];
  for (const [i, run] of runs.entries()) {
    if (run.turn !== 0) continue;
    all += run.text.length;
    const next = runs[i + 1] ?? runs[i - 1];
    if (!next || run.text.length > 4) continue;
    const under = Math.abs(next.top - run.top) / run.em;
    const aside = Math.abs(next.left - run.left) / run.em;
    if (aside <= MOST_ASIDE && under > 0.5 && under <= MOST_UNDER) stacked += run.text.length;
  }
  return all > 0 && stacked >= LEAST_STACKED * all && all >= 8;
}
