import type { Box } from '../types.ts';
import { boundsOf } from './bounds.ts';

/** What stands on a page and where: the number of its region, its box and the boxes of its lines. */
export interface Placed {
  readonly index: number;
  readonly box: Box;
  readonly lines: readonly Box[];
}

/** The steepest slope that is undone, in units across for each along: 3%, a little under 2 degrees. */
const STEEPEST = 0.03;
const STEPS = 30;

/** Width of a bin of the projection, in em. */
const BIN = 0.5;

/** How much of its score a slope loses for each unit of it: without evidence a page is straight. */
const DOUBT = 0.2;

/** Fewer lines than this say nothing of a slope. */
const LEAST_LINES = 8;

/**
 * Sets boxes of a page upright: a scan stands askew by a degree or so, and over the height of a newspaper page that is more than a
 * gutter is wide. Both axes have slopes of their own, since paper is not flat.
 *
 * The slope is the one that makes the left edges (and the middles of lines) fall on the fewest places: the sum of squares of their
 * projection is greatest (Postl, "Detection of linear oblique structures and skew scan in digitized documents", ICPR 1986).
 *
 * In: boxes in page units; `em` in the same units. Out: the same things with the boxes of their lines moved, in the order given.
 */
export function straighten(things: readonly Placed[], em: number): readonly Placed[] {
  const lines = things.flatMap((thing) => thing.lines);
  if (lines.length < LEAST_LINES) return things;
  const origin = boundsOf(lines);
  const across = Float64Array.from(lines, ({ left }) => left - origin.left);
  const down = Float64Array.from(lines, (line) => middle(line.top, line.bottom) - origin.top);
  const along = Float64Array.from(lines, (line) => middle(line.left, line.right) - origin.left);
  const lean = findSlope(across, down, em * BIN);
  const tilt = findSlope(down, along, em * BIN);
  if (lean === 0 && tilt === 0) return things;
  const move = (line: Box): Box => {
    const x = lean * (middle(line.top, line.bottom) - origin.top);
    const y = tilt * (middle(line.left, line.right) - origin.left);
    return { left: line.left + x, top: line.top + y, right: line.right + x, bottom: line.bottom + y };
  };
  return things.map((thing) => {
    const moved = thing.lines.map(move);
    return { index: thing.index, box: boundsOf(moved), lines: moved };
  });
}

/** The slope that sharpens the projection of `values`, when each moves with its place on the other axis. */
function findSlope(values: Float64Array, places: Float64Array, bin: number): number {
  let best = 0;
  let most = -1;
  const reach = places.reduce((far, place) => Math.max(far, place), 0) * STEEPEST;
  const far = values.reduce((far, value) => Math.max(far, value), 0) + 2 * reach;
  const counts = new Uint32Array(Math.ceil(far / bin) + 2);
  for (let step = -STEPS; step <= STEPS; step += 1) {
    const slope = (step / STEPS) * STEEPEST;
    counts.fill(0);
    let sum = 0;
    for (let i = 0; i < values.length; i += 1) {
      const at = Math.floor((values[i]! + slope * places[i]! + reach) / bin);
      // (n + 1)² - n²
      sum += 2 * counts[at]! + 1;
      counts[at]! += 1;
    }
    const score = sum * (1 - DOUBT * Math.abs(slope));
    if (score > most) [most, best] = [score, slope];
  }
  return best;
}

function middle(from: number, to: number): number {
  return (from + to) / 2;
}
