/**
 * The suffix array of a text: the starts of all its suffixes, sorted. Linear in the text (SA-IS: Nong, Zhang and Chan 2009,
 * "Linear suffix array construction by almost pure induced-sorting").
 *
 * In: codes from 0 to `alphabet` - 1. A suffix that is a prefix of another one sorts before it.
 *
 * @example
 * suffixArray(Uint32Array.of(1, 2, 1, 2), 3)   // 2, 0, 3, 1
 */
export function suffixArray(codes: Uint32Array, alphabet: number): Int32Array {
  const array = new Int32Array(codes.length);
  if (codes.length > 0) sortSuffixes(codes, array, alphabet);
  return array;
}

/**
 * For every place in a suffix array the length of the prefix that its suffix shares with the one before; 0 at the first
 * (Kasai et al. 2001).
 */
export function sharedPrefixes(codes: Uint32Array, array: Int32Array): Int32Array {
  const { length } = codes;
  const rank = new Int32Array(length);
  for (let place = 0; place < length; place += 1) rank[array[place]!] = place;
  const shared = new Int32Array(length);
  let common = 0;
  for (let i = 0; i < length; i += 1) {
    if (rank[i] === 0) {
      common = 0;
      continue;
    }
    const before = array[rank[i]! - 1]!;
    while (i + common < length && before + common < length && codes[i + common] === codes[before + common]) common += 1;
    shared[rank[i]!] = common;
    if (common > 0) common -= 1;
  }
  return shared;
}

const EMPTY = -1;

function sortSuffixes(codes: Uint32Array, array: Int32Array, alphabet: number): void {
  const { length } = codes;
  const smaller = typesOf(codes);
  const ends = bucketEnds(codes, alphabet);
  const isLeftmost = (i: number) => i > 0 && smaller[i] === 1 && smaller[i - 1] === 0;
  array.fill(EMPTY);
  const tails = ends.slice();
  let count = 0;
  for (let i = 1; i < length; i += 1) {
    if (!isLeftmost(i)) continue;
    array[--tails[codes[i]!]!] = i;
    count += 1;
  }
  induce(codes, array, smaller, ends);
  if (count === 0) return;

  // The leftmost smaller suffixes stand sorted by their first stretch: names for the stretches make a shorter text.
  const sorted = new Int32Array(count);
  let at = 0;
  for (const i of array) if (isLeftmost(i)) sorted[at++] = i;
  const names = new Int32Array(length).fill(EMPTY);
  let last = 0;
  for (let k = 0; k < count; k += 1) {
    if (k > 0 && !isSameStretch(codes, isLeftmost, sorted[k - 1]!, sorted[k]!)) last += 1;
    names[sorted[k]!] = last;
  }
  const starts = new Int32Array(count);
  const shorter = new Uint32Array(count);
  at = 0;
  for (let i = 0; i < length; i += 1) {
    if (names[i] === EMPTY) continue;
    starts[at] = i;
    shorter[at++] = names[i]!;
  }
  const order = new Int32Array(count);
  if (last + 1 === count) for (let k = 0; k < count; k += 1) order[shorter[k]!] = k;
  else sortSuffixes(shorter, order, last + 1);

  array.fill(EMPTY);
  tails.set(ends);
  for (let k = count - 1; k >= 0; k -= 1) {
    const i = starts[order[k]!]!;
    array[--tails[codes[i]!]!] = i;
  }
  induce(codes, array, smaller, ends);
}

/** For every suffix 1 where it is smaller than the one behind it. The last one is larger than the empty suffix. */
function typesOf(codes: Uint32Array): Uint8Array {
  const smaller = new Uint8Array(codes.length);
  for (let i = codes.length - 2; i >= 0; i -= 1) {
    smaller[i] = codes[i]! < codes[i + 1]! || (codes[i] === codes[i + 1] && smaller[i + 1] === 1) ? 1 : 0;
  }
  return smaller;
}

/** For every code the place behind the last suffix that begins with it. */
function bucketEnds(codes: Uint32Array, alphabet: number): Int32Array {
  const ends = new Int32Array(alphabet);
  for (const code of codes) ends[code]! += 1;
  for (let code = 1; code < alphabet; code += 1) ends[code]! += ends[code - 1]!;
  return ends;
}

/** Puts the larger suffixes behind those they follow from, front to back, then the smaller ones, back to front. */
function induce(codes: Uint32Array, array: Int32Array, smaller: Uint8Array, ends: Int32Array): void {
  const { length } = codes;
  const heads = new Int32Array(ends.length);
  heads.set(ends.subarray(0, -1), 1);
  array[heads[codes[length - 1]!]!++] = length - 1;
  for (let place = 0; place < length; place += 1) {
    const i = array[place]! - 1;
    if (i >= 0 && smaller[i] === 0) array[heads[codes[i]!]!++] = i;
  }
  const tails = ends.slice();
  for (let place = length - 1; place >= 0; place -= 1) {
    const i = array[place]! - 1;
    if (i >= 0 && smaller[i] === 1) array[--tails[codes[i]!]!] = i;
  }
}

/** Whether two stretches, each up to the next leftmost smaller suffix, are equal. */
function isSameStretch(codes: Uint32Array, isLeftmost: (i: number) => boolean, a: number, b: number): boolean {
  for (let k = 0; ; k += 1) {
    if (b + k >= codes.length || a + k >= codes.length || codes[a + k] !== codes[b + k]) return false;
    if (k > 0 && isLeftmost(a + k)) return isLeftmost(b + k);
    if (k > 0 && isLeftmost(b + k)) return false;
  }
}
