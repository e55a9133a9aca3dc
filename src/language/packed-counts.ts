/**
 * A stem is a single character or an n-gram that goes on: three words, six codes of 12 bits and 24 bits of its key.
 *
 *     word 0   20 bits of the key           seen (value by occurrences, for the longest n-gram of a probability)
 *     word 1   8 bits of seen's back-off    novel (value by histories, for a shorter one)       followers, novel
 *     word 2   4 more bits, 4 of the key    followers, seen                                     back-off, novel
 *
 * A twig has order 2 to 4 and goes on to nothing that was kept: one word, 20 bits of its key and the steps of seen and
 * novel. A leaf has order 5: one word, 26 bits of its key and the step of seen. A free slot is 0. With four fifths of
 * the slots in use, one missing twig in 80,000 and one leaf in 5 million are mistaken for another, all of them rare.
 */
export const STEM = 3;
export const CODE_BITS = 12;
export const CODE_MASK = (1 << CODE_BITS) - 1;
const KEY_SHIFT = 2 * CODE_BITS;

/** Values are whole numbers of a tenth (the discounts) of an eighth (the least weight of a corpus). */
export const UNITS = 80;

/** Values below this are kept exact; above, codes grow by .45% a step: 1024 × 1.0045^3071 is over a thousand million. */
const EXACT = 1024;
const GROWTH = Math.log(1_000_000) / (CODE_MASK - EXACT);

/**
 * N-gram statistics as the model file holds them: interpolated Kneser-Ney, discounts and weights of the corpora
 * already applied. Of every context: `followers`, the values of its kept continuations, and `backOff`, all that was
 * taken off them, and the pruned ones: the mass that goes to the shorter context. So a pruned model still sums to one.
 */
export interface PackedCounts {
  readonly stems: Uint32Array;
  readonly twigs: Uint32Array;
  readonly leaves: Uint32Array;
  readonly ngrams: number;
  /** Of the empty context. */
  readonly empty: Masses;
}

/** Followers and back-off of a context, by occurrences (seen) and by histories (novel); in training, in units. */
export interface Masses {
  readonly seen: number;
  readonly seenBackOff: number;
  readonly novel: number;
  readonly novelBackOff: number;
}

/** Value of every code, in occurrences in a corpus of full weight: `decodedValues[encodeValue(80)]` is 1. */
export const decodedValues = Float64Array.from(
  { length: CODE_MASK + 1 },
  (_, code) => (code < EXACT ? code : EXACT * Math.exp((code - EXACT) * GROWTH)) / UNITS,
);

/** The code nearest to a value in units. */
export function encodeValue(units: number): number {
  if (units < EXACT) return units;
  return Math.min(CODE_MASK, Math.round(EXACT + Math.log(units / EXACT) / GROWTH));
}

/** Steps of a value in six bits: exact below 8, then by a quarter up to a million and a half. */
export const STEP_BITS = 6;
export const STEP_MASK = (1 << STEP_BITS) - 1;
const STEP_EXACT = 8;
const STEP_GROWTH = Math.log(200_000) / (STEP_MASK - STEP_EXACT);

/** Value in units of a step. */
export function decodeStep(step: number): number {
  return step < STEP_EXACT ? step : Math.round(STEP_EXACT * Math.exp((step - STEP_EXACT) * STEP_GROWTH));
}

/** Value of every step, in occurrences in a corpus of full weight. */
export const decodedSteps = Float64Array.from({ length: STEP_MASK + 1 }, (_, step) => decodeStep(step) / UNITS);

/** The step nearest to a value in units. */
export function encodeStep(units: number): number {
  if (units < STEP_EXACT) return units;
  return Math.min(STEP_MASK, Math.round(STEP_EXACT + Math.log(units / STEP_EXACT) / STEP_GROWTH));
}

/** Writes a stem; `seen`, `novel` and the masses in units. */
export function writeStem(stems: Uint32Array, slot: number, key: number, seen: number, novel: number, masses: Masses) {
  const at = slot * STEM;
  const rest = encodeValue(masses.seenBackOff);
  stems[at] = (key & ~CODE_MASK) | encodeValue(seen);
  stems[at + 1] = ((rest >>> 4) << KEY_SHIFT) | (encodeValue(novel) << CODE_BITS) | encodeValue(masses.novel);
  const last = ((rest & 15) << 4) | ((key >>> 8) & 15);
  stems[at + 2] = (last << KEY_SHIFT) | (encodeValue(masses.seen) << CODE_BITS) | encodeValue(masses.novelBackOff);
}

/** Whether the stem at an offset, not free, has a key. */
export function isStem(stems: Uint32Array, at: number, key: number): boolean {
  return (stems[at]! ^ key) >>> CODE_BITS === 0 && ((stems[at + 2]! >>> KEY_SHIFT) & 15) === ((key >>> 8) & 15);
}

/** Seen back-off of the stem at an offset, which its second and third word hold the halves of. */
export function seenBackOffCode(stems: Uint32Array, at: number): number {
  return ((stems[at + 1]! >>> KEY_SHIFT) << 4) | (stems[at + 2]! >>> (KEY_SHIFT + 4));
}
