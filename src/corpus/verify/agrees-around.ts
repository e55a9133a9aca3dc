import { weightOf } from '../signatures/sample-shingles.ts';

/** What the letters from a seed on must gain in both directions together: twice what makes a shingle, and a little. */
const ENOUGH_IDEOGRAPHS = 10;
const ENOUGH_LETTERS = 18;

/** An error costs as much as two letters gain; so far may a look fall below its best. */
const ERROR = 2;
const DROP = 5;

/** A seed in two lists of codes, and where the documents begin and end that it is in. */
export interface SeedPlace {
  readonly codesA: Uint16Array;
  readonly codesB: Uint16Array;
  readonly startA: number;
  readonly endA: number;
  readonly startB: number;
  readonly endB: number;
}

/**
 * Whether the letters around a seed agree beyond it, one by one: a cheap look before an alignment, since most seeds are phrases of the
 * trade. A letter more or fewer ends the look on its side; a passage has other seeds.
 *
 * In: places in the lists of codes.
 */
export function agreesAround(
  { codesA, codesB, startA, endA, startB, endB }: SeedPlace,
  atA: number,
  atB: number,
): boolean {
  const enough = weightOf(codesA[atA]!) > 1 ? ENOUGH_IDEOGRAPHS : ENOUGH_LETTERS;
  let [gain, best] = [0, 0];
  for (let a = atA, b = atB; a < endA && b < endB && gain > best - DROP; a += 1, b += 1) {
    gain += codesA[a] === codesB[b] ? 1 : -ERROR;
    if (gain > best) best = gain;
    if (best >= enough) return true;
  }
  gain = best;
  for (let a = atA - 1, b = atB - 1; a >= startA && b >= startB && gain > best - DROP; a -= 1, b -= 1) {
    gain += codesA[a] === codesB[b] ? 1 : -ERROR;
    if (gain > best) best = gain;
    if (best >= enough) return true;
  }
  return false;
}
