/** Stretches of the two sides that stand for one another and differ: four numbers each (startA, endA, startB, endB), rising, none touching. */
export type Hunks = readonly number[];

/** Stretches [startA, endA) and [startB, endB) of two lists of codes. */
export interface Rectangle {
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
}

/** Further back than any place. */
const NONE = -(2 ** 30);

/** Places on either side of a row that hold {@link NONE}, so that no neighbour need be asked whether it is there. */
const PAD = 2;

/** How far each number of errors reaches on each diagonal, row behind row; grows with the need, and is written anew by every alignment. */
let reach = new Int32Array(2 ** 14);
/** Of each number of errors: where diagonal 0 of its row is in `reach`, and its first and last diagonal. */
let rows = new Int32Array(3 * 2 ** 10);

/** What a letter that agrees is worth, and what an error costs, twice over so that all is whole: up to one error in three still gains. */
const AGREE = 2;
const ERROR = 6;

/** How far a stretch may fall below its best before it ends (the X-drop of Zhang et al. 2000): eight misread letters in a row. */
const DROP = 48;

/** A stretch that has gained little may fall this far and half of what it gained: most places where two texts agree are chance. */
const FIRST_DROP = 8;

/** What it is worth to come to the end of a text: a misread letter or two there belong to the stretch. */
const END = 10;

export interface Extension {
  /** Where it ends in either text. */
  readonly a: number;
  readonly b: number;
  /** What it gained: twice the letters that agree, less {@link ERROR} for every error. */
  readonly worth: number;
  /** Where the rectangle's sides differ up to there; known until the next alignment. */
  readonly hunks: () => Hunks;
}

/**
 * Carries an alignment on from one place, backwards or forwards, as long as more agrees than differs: greedy, by the furthest place
 * that every number of errors reaches on every diagonal (Ukkonen 1985, Myers 1986; with an X-drop: Zhang, Schwartz, Wagner and
 * Miller 2000). Linear in what agrees.
 *
 * In: the rectangle to stay within; forwards from its start, backwards from its end; and what the stretch has gained already on the
 * other side.
 */
export function extendGreedily(
  a: Uint16Array,
  b: Uint16Array,
  { startA, endA, startB, endB }: Rectangle,
  step: 1 | -1,
  gained: number,
): Extension {
  const [lengthA, lengthB] = [endA - startA, endB - startB];
  const [originA, originB] = step === 1 ? [startA, startB] : [endA - 1, endB - 1];
  let [best, bestErrors, bestDiagonal, bestA] = [0, 0, 0, 0];
  let [low, high, used, before] = [0, 0, 0, 0];
  let floor = -Math.min(DROP, FIRST_DROP + (gained >> 1));
  for (let errors = 0; ; errors += 1) {
    const zero = openRow(errors, used, low, high);
    used += high - low + 1 + 2 * PAD;
    const own = reach;
    let [alive, last] = [high + 1, low - 1];
    for (let diagonal = low; diagonal <= high; diagonal += 1) {
      let i = 0;
      if (errors > 0) {
        const here = before + diagonal;
        i = own[here]! + 1;
        if (own[here - 1]! + 1 > i) i = own[here - 1]! + 1;
        if (own[here + 1]! > i) i = own[here + 1]!;
      }
      let j = i - diagonal;
      if (i < 0 || i > lengthA || j < 0 || j > lengthB) {
        own[zero + diagonal] = NONE;
        continue;
      }
      const entered = i;
      let [placeA, placeB] = [originA + step * i, originB + step * j];
      while (i < lengthA && j < lengthB && a[placeA] === b[placeB]) {
        i += 1;
        j += 1;
        placeA += step;
        placeB += step;
      }
      own[zero + diagonal] = i;
      const worth = i + j - errors * ERROR;
      const isEnd = i === lengthA || j === lengthB;
      const total = isEnd ? worth + END : worth;
      if (total > best && (i > entered || isEnd)) {
        [best, bestErrors, bestDiagonal, bestA] = [total, errors, diagonal, i];
        floor = best - Math.min(DROP, FIRST_DROP + ((gained + best) >> 1));
      }
      // An end leads nowhere, nor does a place from which the best is out of reach even if all that is left agreed.
      if (isEnd || worth < floor || worth + AGREE * Math.min(lengthA - i, lengthB - j) + END <= best) continue;
      if (diagonal < alive) alive = diagonal;
      last = diagonal;
    }
    if (last < alive) break;
    before = zero;
    [low, high] = [alive - 1, last + 1];
  }
  const hunks = () => traceBack(bestErrors, bestDiagonal, step, startA, endA, startB, endB);
  const bestB = bestA - bestDiagonal;
  return step === 1
    ? { a: startA + bestA, b: startB + bestB, hunks, worth: best }
    : { a: endA - bestA, b: endB - bestB, hunks, worth: best };
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
  let [used, before] = [0, 0];
  for (let errors = 0; errors <= most; errors += 1) {
    // A diagonal from which what is left of the errors does not lead to the end is of no use.
    const low = Math.max(-errors, target - (most - errors), -lengthB);
    const high = Math.min(errors, target + (most - errors), lengthA);
    const zero = openRow(errors, used, low, high);
    used += Math.max(0, high - low + 1) + 2 * PAD;
    const own = reach;
    for (let diagonal = low; diagonal <= high; diagonal += 1) {
      let i = 0;
      if (errors > 0) {
        const here = before + diagonal;
        i = own[here]! + 1;
        if (own[here - 1]! + 1 > i) i = own[here - 1]! + 1;
        if (own[here + 1]! > i) i = own[here + 1]!;
      }
      let j = i - diagonal;
      if (i < 0 || i > lengthA || j < 0 || j > lengthB) {
        own[zero + diagonal] = NONE;
        continue;
      }
      while (i < lengthA && j < lengthB && a[startA + i] === b[startB + j]) {
        i += 1;
        j += 1;
      }
      own[zero + diagonal] = i;
      if (diagonal === target && i === lengthA)
        return { distance: errors, hunks: traceBack(errors, diagonal, 1, startA, endA, startB, endB) };
    }
    before = zero;
  }
  return undefined;
}

/** Makes room for a row, its padding written; gives the place of its diagonal 0. */
function openRow(errors: number, used: number, low: number, high: number): number {
  if (3 * errors + 3 > rows.length) {
    const more = new Int32Array(2 * rows.length);
    more.set(rows);
    rows = more;
  }
  const width = Math.max(0, high - low + 1);
  if (used + width + 2 * PAD > reach.length) {
    const more = new Int32Array(2 * Math.max(reach.length, used + width + 2 * PAD));
    more.set(reach);
    reach = more;
  }
  for (let k = 0; k < PAD; k += 1) {
    reach[used + k] = NONE;
    reach[used + PAD + width + k] = NONE;
  }
  const zero = used + PAD - low;
  rows[3 * errors] = zero;
  rows[3 * errors + 1] = low;
  rows[3 * errors + 2] = high;
  return zero;
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
  if (errors === 0) return [];
  const found: number[] = [];
  let k = diagonal;
  for (let d = errors; d > 0; d -= 1) {
    const [zero, low, high] = [rows[3 * d - 3]!, rows[3 * d - 2]!, rows[3 * d - 1]!];
    const at = (other: number) => (other >= low && other <= high ? reach[zero + other]! : NONE);
    const entered = Math.max(at(k) + 1, at(k - 1) + 1, at(k + 1));
    const before = at(k) + 1 === entered ? k : at(k - 1) + 1 === entered ? k - 1 : k + 1;
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
