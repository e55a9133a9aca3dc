/** The same codes twice: `length` of them from `first` and from `second`, which stands behind and does not overlap. */
export interface ExactRepeat {
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

/** Places of a diagonal that are looked up together; a run of other places in the same block is found again at worst. */
const BLOCK = 16;

/**
 * Finds all that stands twice in a text to the letter: runs of `least` codes and more, each as long as it gets. What stands more
 * often is paired with the place before it that begins alike.
 *
 * In: code points. Out: repeats by second place, then first. Places are grouped by a rolling hash (Karp and Rabin 1987) of their first
 * `least` codes, which only tells where to look; linear, and n log n in the groups that stand twice. A suffix array sorts
 * the suffixes that stand once too, and took about three times as long on 99 laws.
 */
export function exactRepeats(codes: Uint32Array, least: number): readonly ExactRepeat[] {
  const found: ExactRepeat[] = [];
  const runs = new Map<number, ExactRepeat>();
  const blocks = Math.ceil(codes.length / BLOCK);
  // A text that runs on in a circle has many runs on one diagonal: they are known by where they stand on it.
  const blockOf = (shift: number, place: number) => shift * blocks + Math.floor(place / BLOCK);
  for (const places of repeatedPlaces(codes, least)) {
    for (let k = 1; k < places.length; k += 1) {
      const [there, here] = [places[k - 1]!, places[k]!];
      const known = runs.get(blockOf(here - there, here));
      if (known && known.second <= here && here < known.second + known.length) continue;
      const repeat = extend(codes, there, here);
      if (repeat.length < least) continue;
      found.push(repeat);
      const [first, last] = [
        blockOf(here - there, repeat.second),
        blockOf(here - there, repeat.second + repeat.length - 1),
      ];
      for (let block = first; block <= last; block += 1) runs.set(block, repeat);
    }
  }
  return withoutTwins(found.sort((a, b) => a.second - b.second || a.first - b.first));
}

function withoutTwins(sorted: readonly ExactRepeat[]): readonly ExactRepeat[] {
  return sorted.filter(
    ({ first, second }, k) => k === 0 || sorted[k - 1]!.first !== first || sorted[k - 1]!.second !== second,
  );
}

/** The whole run around two places that agree; of a text that runs on in a circle no more than one round. */
function extend(codes: Uint32Array, there: number, here: number): ExactRepeat {
  const shift = here - there;
  let to = here;
  while (to < codes.length && to - shift < here && codes[to] === codes[to - shift]) to += 1;
  let from = here;
  while (from > shift && from - 1 >= to - shift && codes[from - 1] === codes[from - 1 - shift]) from -= 1;
  return { first: from - shift, second: from, length: to - from };
}

/** Groups of places that begin with the same `least` codes, two and more, each rising; the groups in the order of their codes. */
function repeatedPlaces(codes: Uint32Array, least: number): readonly (readonly number[])[] {
  const count = codes.length - least + 1;
  if (count < 2) return [];
  const hashes = rollingHashes(codes, least, count);
  const bits = Math.max(4, 32 - Math.clz32(2 * count));
  const last = new Int32Array(2 ** bits).fill(NONE);
  const before = new Int32Array(count).fill(NONE);
  const repeated = new Set<number>();
  for (let here = 0; here < count; here += 1) {
    let slot = mix(hashes[here]!) >>> (32 - bits);
    for (let there = last[slot]!; there !== NONE; there = last[slot]!) {
      if (hashes[there] === hashes[here] && compare(codes, there, here, least) === 0) break;
      slot = (slot + 1) & (last.length - 1);
    }
    before[here] = last[slot]!;
    if (before[here] !== NONE) repeated.add(slot);
    last[slot] = here;
  }
  const groups = [...repeated].map((slot) => {
    const places: number[] = [];
    for (let place = last[slot]!; place !== NONE; place = before[place]!) places.push(place);
    return places.reverse();
  });
  return groups.sort(([a], [b]) => compare(codes, a!, b!, least));
}

const NONE = -1;

const BASE = 0x01000193;

/** Of every place the hash of its first `least` codes. */
function rollingHashes(codes: Uint32Array, least: number, count: number): Int32Array {
  const hashes = new Int32Array(count);
  let leaving = 1;
  let hash = 0;
  for (let k = 0; k < least; k += 1) {
    hash = (Math.imul(hash, BASE) + codes[k]!) | 0;
    if (k > 0) leaving = Math.imul(leaving, BASE);
  }
  hashes[0] = hash;
  for (let i = 1; i < count; i += 1) {
    hash = (Math.imul(hash - Math.imul(codes[i - 1]!, leaving), BASE) + codes[i + least - 1]!) | 0;
    hashes[i] = hash;
  }
  return hashes;
}

/** Brings the low bits of a product up, where a slot is read (MurmurHash3's finaliser). */
function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
}

/** Below 0 where what stands at `a` sorts before what stands at `b`, 0 where `length` codes agree. */
function compare(codes: Uint32Array, a: number, b: number, length: number): number {
  for (let k = 0; k < length; k += 1) if (codes[a + k] !== codes[b + k]) return codes[a + k]! - codes[b + k]!;
  return 0;
}
