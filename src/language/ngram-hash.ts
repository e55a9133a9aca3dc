/** Longest n-gram. Five characters: top-1 of joints 58.9%, with four 58.1%, with six 59.1% (AUC .904, .902, .904). */
export const ORDER = 5;

/** Opens a paragraph in training. A control character: folding removes those, so that no text can hold it. */
export const LINE_START = 2;

/** Place and key of the empty n-gram; any odd constants do. */
export const EMPTY_PLACE = 0x2545f491;
export const EMPTY_KEY = 0x6c62272f;

/**
 * Two hashes name an n-gram: its place says at which slot of a table to look, its key tells it from the others there.
 * With one 32-bit hash for both, one missing n-gram in 10,000 was taken for a known one, often a frequent one.
 *
 * Both grow by a character at the right end: from those of 党的二十 and the code of 大 follow those of 党的二十大, so that
 * the hashes of an n-gram cost one step over those of its context. Takes and returns 32 bits, of either sign.
 *
 * Multiplier 2^32 / golden ratio (Knuth, TAOCP 3, 6.4); the shift brings high bits down, which a product never does.
 */
export function extendPlace(place: number, code: number): number {
  const product = Math.imul(place ^ code, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** As {@link extendPlace}, with multiplier and shift of MurmurHash3's finaliser. */
export function extendKey(key: number, code: number): number {
  const product = Math.imul(key ^ code, 0x85ebca6b);
  return product ^ (product >>> 13);
}

/** The slot at which the search for a place begins in a table of `size` slots; from there upwards and round. */
export function firstSlot(place: number, size: number): number {
  return Math.floor((place >>> 0) * 2 ** -32 * size);
}
