/** A place in one text and a place in another, as code indices of one stream, that begin with the same {@link SEED} codes. */
export type Seed = readonly [first: number, second: number];

/** Two places of a stream that begin with the same {@link SEED} codes; the first stands first. */
export interface Seeds {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/** Codes that must agree (DESIGN section 6, duplicates). */
export const SEED = 4;

/** What stands in more places than this is a phrase of the trade and tells nothing (DESIGN section 6: 8). */
const COMMON = 8;

/**
 * Finds the places of two texts that share a rare run of {@link SEED} codes, by second place and then first.
 *
 * In: codes, and for every code its text (rising): no seed crosses the end of a text.
 * Linear in the codes: a gram gives at most {@link COMMON} places.
 */
export function findRareSeeds(codes: Uint32Array, textOf: Uint32Array): Seeds {
  const { before, count, slotOf } = gramPlaces(codes, textOf);
  const first: number[] = [];
  const second: number[] = [];
  for (let here = 0; here < codes.length; here += 1) {
    const slot = slotOf[here]!;
    if (slot < 0 || count[slot]! < 2 || count[slot]! > COMMON) continue;
    const from = first.length;
    for (let there = before[here]!; there >= 0; there = before[there]!) {
      if (textOf[there] === textOf[here]) continue;
      first.push(there);
      second.push(here);
    }
    reverse(first, from);
  }
  return { first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

function reverse(list: number[], from: number): void {
  for (let low = from, high = list.length - 1; low < high; low += 1, high -= 1)
    [list[low], list[high]] = [list[high]!, list[low]!];
}

/** For every place the one before it with the same gram (-1 for none), the slot of its gram, and how often each gram stands. */
function gramPlaces(codes: Uint32Array, textOf: Uint32Array) {
  const bits = Math.max(4, 32 - Math.clz32(2 * codes.length));
  const last = new Int32Array(2 ** bits).fill(-1);
  const count = new Uint32Array(last.length);
  const before = new Int32Array(codes.length).fill(-1);
  const slotOf = new Int32Array(codes.length).fill(-1);
  for (let i = 0; i + SEED <= codes.length; i += 1) {
    if (textOf[i] !== textOf[i + SEED - 1]) continue;
    let slot = hashAt(codes, i) >>> (32 - bits);
    while (last[slot]! >= 0 && !isSame(codes, last[slot]!, i)) slot = (slot + 1) & (last.length - 1);
    before[i] = last[slot]!;
    last[slot] = i;
    count[slot]! += 1;
    slotOf[i] = slot;
  }
  return { before, count, slotOf };
}

function hashAt(codes: Uint32Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < SEED; k += 1) hash = Math.imul(hash ^ codes[at + k]! ^ (hash >>> 15), 0x9e3779b1);
  return hash;
}

function isSame(codes: Uint32Array, a: number, b: number): boolean {
  for (let k = 0; k < SEED; k += 1) if (codes[a + k] !== codes[b + k]) return false;
  return true;
}
