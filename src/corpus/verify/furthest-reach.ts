/** Stretches of the two sides that stand for one another and differ: four numbers each (startA, endA, startB, endB), rising, none touching. */
export type Hunks = readonly number[];

/** Stretches [startA, endA) and [startB, endB) of two lists of codes. */
export interface Rectangle {
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
}

const NONE = -1;

/** How far each number of errors reaches on each diagonal; grows with the need, and is written anew by every alignment. */
let reach = new Int32Array(2 ** 14);
/** Of each number of errors: where its diagonals begin in `reach`, and the first and last of them. */
let rows = new Int32Array(3 * 2 ** 10);

/** What a letter that agrees is worth, and what an error costs, twice over so that all is whole: up to one error in three still gains. */
const AGREE = 2;
const ERROR = 6;

/** How far a stretch may fall below its best before it ends (the X-drop of Zhang et al. 2000): a dozen misread letters in a row. */
const DROP = 48;

/** What it is worth to come to the end of a text: a misread letter or two there belong to the stretch. */
const END = 10;

/**
 * Carries an alignment on from one place, backwards or forwards, as long as more agrees than differs: greedy, by the furthest place
 * that every number of errors reaches on every diagonal (Ukkonen 1985, Myers 1986; with an X-drop: Zhang, Schwartz, Wagner and
 * Miller 2000). Linear in what agrees.
 *
 * In: the rectangle to stay within; forwards from its start, backwards from its end. Out: the corner where it ends, and the hunks.
 */
export function extendGreedily(
  a: Uint16Array,
  b: Uint16Array,
  { startA, endA, startB, endB }: Rectangle,
  step: 1 | -1,
): { readonly a: number; readonly b: number; readonly hunks: Hunks } {
  const [lengthA, lengthB] = [endA - startA, endB - startB];
  const [originA, originB] = step === 1 ? [startA, startB] : [endA - 1, endB - 1];
  let [best, bestErrors, bestDiagonal, bestA] = [0, 0, 0, 0];
  let used = 0;
  let [low, high] = [0, 0];
  for (let errors = 0; ; errors += 1) {
    const start = used;
    openRow(errors, start, low, high);
    used += high - low + 1;
    let [alive, last] = [high + 1, low - 1];
    for (let diagonal = low; diagonal <= high; diagonal += 1) {
      let i = errors === 0 ? 0 : furthest(errors - 1, diagonal);
      let j = i - diagonal;
      if (i < 0 || i > lengthA || j < 0 || j > lengthB) {
        reach[start + diagonal - low] = NONE;
        continue;
      }
      const before = i;
      while (i < lengthA && j < lengthB && a[originA + step * i] === b[originB + step * j]) {
        i += 1;
        j += 1;
      }
      reach[start + diagonal - low] = i;
      const worth = (i + j) * (AGREE / 2) - errors * ERROR;
      const isEnd = i === lengthA || j === lengthB;
      const total = isEnd ? worth + END : worth;
      if (total > best && (i > before || isEnd)) [best, bestErrors, bestDiagonal, bestA] = [total, errors, diagonal, i];
      if (worth < best - DROP || (i === lengthA && j === lengthB)) continue;
      if (diagonal < alive) alive = diagonal;
      last = diagonal;
    }
    if (last < alive) break;
    [low, high] = [alive - 1, last + 1];
  }
  const hunks = traceBack(bestErrors, bestDiagonal, step, startA, endA, startB, endB);
  const bestB = bestA - bestDiagonal;
  return step === 1
    ? { a: startA + bestA, b: startB + bestB, hunks }
    : { a: endA - bestA, b: endB - bestB, hunks };
}

/**
 * Aligns two stretches from end to end with the fewest errors.
 *
 * Out: the hunks; undefined where there are more errors than `most`. Costs the length and the square of the errors.
 */
export function alignWhole(
  a: Uint16Array,
  b: Uint16Array,
  { startA, endA, startB, endB }: Rectangle,
  most: number,
): { readonly distance: number; readonly hunks: Hunks } | undefined {
  const [lengthA, lengthB] = [endA - startA, endB - startB];
  const target = lengthA - lengthB;
  if (Math.abs(target) > most) return undefined;
  let used = 0;
  for (let errors = 0; errors <= most; errors += 1) {
    // A diagonal from which what is left of the errors does not lead to the end is of no use.
    const low = Math.max(-errors, target - (most - errors), -lengthB);
    const high = Math.min(errors, target + (most - errors), lengthA);
    const start = used;
    openRow(errors, start, low, high);
    used += Math.max(0, high - low + 1);
    for (let diagonal = low; diagonal <= high; diagonal += 1) {
      let i = errors === 0 ? 0 : furthest(errors - 1, diagonal);
      let j = i - diagonal;
      if (i < 0 || i > lengthA || j < 0 || j > lengthB) {
        reach[start + diagonal - low] = NONE;
        continue;
      }
      while (i < lengthA && j < lengthB && a[startA + i] === b[startB + j]) {
        i += 1;
        j += 1;
      }
      reach[start + diagonal - low] = i;
      if (diagonal === target && i === lengthA)
        return { distance: errors, hunks: traceBack(errors, diagonal, 1, startA, endA, startB, endB) };
    }
  }
  return undefined;
}

function openRow(errors: number, start: number, low: number, high: number): void {
  if (3 * errors + 3 > rows.length) {
    const more = new Int32Array(2 * rows.length);
    more.set(rows);
    rows = more;
  }
  rows[3 * errors] = start;
  rows[3 * errors + 1] = low;
  rows[3 * errors + 2] = high;
  if (start + high - low + 1 > reach.length) {
    const more = new Int32Array(2 * Math.max(reach.length, start + high - low + 1));
    more.set(reach);
    reach = more;
  }
}

/** Where a diagonal is entered with one error more: after an exchange, a letter left out of the one side, or of the other. */
function furthest(errors: number, diagonal: number): number {
  const [start, low, high] = [rows[3 * errors]!, rows[3 * errors + 1]!, rows[3 * errors + 2]!];
  let most = NONE;
  if (diagonal >= low && diagonal <= high && reach[start + diagonal - low]! >= 0)
    most = reach[start + diagonal - low]! + 1;
  if (diagonal - 1 >= low && diagonal - 1 <= high && reach[start + diagonal - 1 - low]! >= 0)
    most = Math.max(most, reach[start + diagonal - 1 - low]! + 1);
  if (diagonal + 1 >= low && diagonal + 1 <= high) most = Math.max(most, reach[start + diagonal + 1 - low]!);
  return most;
}

/** The hunks on the way to a place that was reached, in rising order whatever the direction. */
function traceBack(
  errors: number,
  diagonal: number,
  step: 1 | -1,
  startA: number,
  endA: number,
  startB: number,
  endB: number,
): Hunks {
  const found: number[] = [];
  let k = diagonal;
  for (let d = errors; d > 0; d -= 1) {
    const entered = furthest(d - 1, k);
    const [start, low, high] = [rows[3 * d - 3]!, rows[3 * d - 2]!, rows[3 * d - 1]!];
    const at = (other: number) => (other >= low && other <= high ? reach[start + other - low]! : NONE);
    let before: number;
    if (at(k) >= 0 && at(k) + 1 === entered) before = k;
    else if (at(k - 1) >= 0 && at(k - 1) + 1 === entered) before = k - 1;
    else before = k + 1;
    const [fromA, fromB] = [at(before), at(before) - before];
    const [toA, toB] = [entered, entered - k];
    const last = found.length - 4;
    // What comes right before a hunk belongs to it.
    if (last >= 0 && found[last] === toA && found[last + 2] === toB) [found[last], found[last + 2]] = [fromA, fromB];
    else found.push(fromA, toA, fromB, toB);
    k = before;
  }
  const hunks: number[] = [];
  if (step === 1) {
    for (let h = found.length - 4; h >= 0; h -= 4)
      hunks.push(startA + found[h]!, startA + found[h + 1]!, startB + found[h + 2]!, startB + found[h + 3]!);
  } else {
    for (let h = 0; h < found.length; h += 4)
      hunks.push(endA - found[h + 1]!, endA - found[h]!, endB - found[h + 3]!, endB - found[h + 2]!);
  }
  return hunks;
}

/** Errors of hunks: in each, as many letters as its longer side has. */
export function errorsIn(hunks: Hunks): number {
  let errors = 0;
  for (let h = 0; h < hunks.length; h += 4)
    errors += Math.max(hunks[h + 1]! - hunks[h]!, hunks[h + 3]! - hunks[h + 2]!);
  return errors;
}
