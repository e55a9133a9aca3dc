import type { PageSize, Run } from './run.ts';

/** A quarter of a circle, clockwise as the page is shown, by which the lines of a text are turned; 1 for lines from top to bottom. */
export type Turn = 0 | 1 | 2 | 3;

/** A run where it stands on the page as shown, with the direction of its line. */
export interface PlacedRun extends Run {
  readonly turn: Turn;
  /** Its font is one of vertical text. */
  readonly isVertical?: boolean;
}

/** A letter of a vertical column stands under the one before it by at most so many em, and aside of it by so many. */
const MOST_UNDER = 2.2;
const MOST_ASIDE = 0.3;

/** A letter stands beside the one before it, on a line from left to right, by at most so many em. */
const MOST_BESIDE = 4;

/** Letters drawn together, as the two figures of a number that stands upright in its column. */
const MOST_LETTERS = 4;

/** Of the upright letters of a vertical page so many stand under one another, and so many at least. */
const LEAST_STACKED = 0.6;
const FEWEST_STACKED = 8;

/** A page turned so that most of its lines run from left to right. */
export interface TurnedPage {
  readonly runs: readonly Run[];
  /** Runs in other directions, by direction: as they are read, and at the place where they stand on the turned page. */
  readonly others: readonly { readonly runs: readonly Run[]; readonly placed: ReadonlyMap<number, Run> }[];
  readonly size: PageSize;
  /** The page was not laid sideways: its columns are vertical. */
  readonly isVertical: boolean;
}

/**
 * Turns a page so that its lines run from left to right and stand under one another: sheets that were laid sideways, backs upside
 * down, and vertical text, whose columns run downwards from right to left.
 *
 * In: runs on the page as shown. Out: runs in the direction of most characters, and those in another direction.
 */
export function turnRuns(runs: readonly PlacedRun[], size: PageSize): TurnedPage {
  const stacked = findStacked(runs);
  const upright = runs.map((run) => (stacked.has(run) ? { ...run, turn: 1 as const } : run));
  const counts = [0, 0, 0, 0];
  for (const { turn, text } of upright) counts[turn]! += text.length;
  const main = counts.indexOf(Math.max(...counts)) as Turn;
  const inDirection = (turn: Turn) => upright.filter((run) => run.turn === turn);
  const vertical = inDirection(main).filter((run) => run.isVertical || stacked.has(runs[run.order]!));
  return {
    isVertical: 2 * vertical.length > inDirection(main).length,
    runs: inDirection(main).map((run) => turnRun(run, main, size)),
    others: ([0, 1, 2, 3] as const)
      .filter((turn) => turn !== main && counts[turn]! > 0)
      .map((turn) => ({
        runs: inDirection(turn).map((run) => turnRun(run, turn, size)),
        placed: new Map(inDirection(turn).map((run) => [run.order, turnRun(run, main, size)])),
      })),
    size: main % 2 === 0 ? size : { width: size.height, height: size.width },
  };
}

function turnRun({ turn: _, isVertical: __, ...run }: PlacedRun, main: Turn, { width, height }: PageSize): Run {
  const { left, top, right, bottom } = run;
  if (main === 1) return { ...run, left: top, right: bottom, top: width - right, bottom: width - left };
  if (main === 2)
    return { ...run, left: width - right, right: width - left, top: height - bottom, bottom: height - top };
  if (main === 3) return { ...run, left: height - bottom, right: height - top, top: left, bottom: right };
  return run;
}

/**
 * Upright letters that were drawn one under the other, as browsers and old type-setting programs draw vertical text; empty where they
 * are not most of the page. A page number under the columns stands beside its dashes and is none.
 */
function findStacked(runs: readonly PlacedRun[]): ReadonlySet<PlacedRun> {
  const stacked = new Set<PlacedRun>();
  let [letters, all] = [0, 0];
  for (const [i, run] of runs.entries()) {
    if (run.turn !== 0) continue;
    all += run.text.length;
    if (run.text.length > MOST_LETTERS) continue;
    const neighbours = [runs[i - 1], runs[i + 1]].flatMap((other) => (other?.turn === 0 ? [other] : []));
    const isUnder = neighbours.some((other) => {
      const under = Math.abs(other.top - run.top) / run.em;
      return under >= 0.3 && under <= MOST_UNDER && Math.abs(other.left - run.left) <= MOST_ASIDE * run.em;
    });
    const isBeside = neighbours.some((other) => {
      const aside = Math.abs(other.left - run.left) / run.em;
      return Math.abs(other.top - run.top) < run.em / 2 && aside > MOST_ASIDE && aside <= MOST_BESIDE;
    });
    if (isUnder) letters += run.text.length;
    if (isUnder || !isBeside) stacked.add(run);
  }
  return letters >= FEWEST_STACKED && letters >= LEAST_STACKED * all ? stacked : new Set();
}
