import { inkOf, type PageSize, type Run, usualEm } from './run.ts';

/** A sheet is wider than high by so much; two leaves of any usual paper side by side are by 1.2 and more. */
const WIDER = 1.1;

/** The fold lies within so much of the middle, by the width of the sheet. */
const OFF_MIDDLE = 0.06;

/** The blank at the fold, two inner margins, is no narrower in em. */
const LEAST_FOLD = 1.8;

/**
 * Splits a sheet on which two leaves lie side by side, as in an imposed booklet or a scan of an open book; any other page stays whole.
 *
 * Nothing stands on the fold, from head to foot. A wide page with columns across its middle has a title or a head over it,
 * and the blank in its middle is no wider than its other gutters.
 */
export function splitLeaves(runs: readonly Run[], { width, height }: PageSize): readonly (readonly Run[])[] {
  if (width < WIDER * height || runs.length === 0) return [runs];
  const em = usualEm(runs);
  const fold = findFold(runs, width, em);
  if (fold === null) return [runs];
  const leaves = [
    runs.filter((run) => (run.left + run.right) / 2 < fold),
    runs.filter((run) => (run.left + run.right) / 2 >= fold),
  ];
  return leaves.filter(({ length }) => length > 0);
}

/** The middle of the widest blank over the whole height of the page, near the page's middle. */
function findFold(runs: readonly Run[], width: number, em: number): number | null {
  const edges = runs.map(inkOf).sort((a, b) => a[0] - b[0]);
  const middle = width / 2;
  const reach = OFF_MIDDLE * width;
  let best: readonly [left: number, right: number] | null = null;
  let covered = 0;
  for (const [left, right] of [...edges, [width, width] as const]) {
    const isNear = covered < middle + reach && left > middle - reach;
    if (isNear && left - covered >= LEAST_FOLD * em && left - covered > (best ? best[1] - best[0] : 0)) {
      best = [covered, left];
    }
    covered = Math.max(covered, right);
  }
  if (best === null) return null;
  // A blank leaf leaves half of the sheet blank.
  return Math.max(best[0], Math.min(best[1], middle));
}
