import { isDigit } from './fold-units.ts';

/** Shingles of a text that are looked up, by their place. */
export interface Sample {
  /** The upper 32 bits of each hash, and the lower 20. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** The code at which each begins, rising. */
  readonly at: Uint32Array;
}

/** What a shingle weighs at least: five ideographs at two each, or ten letters of an alphabet. */
const SHINGLE = 10;
const IDEOGRAPH = 2;
/** Ideographs, kana and Hangul begin here. */
const FIRST_IDEOGRAPH = 0x2e80;

/** Of so many shingles behind one another one at least is sampled; on average two of nine. */
const WINDOW = 8;

/** Letters that a shingle must have beside its digits: figures folded to 0 would be alike in every table. */
const LEAST_LETTERS = 4;

const BASE = 0x9e3779b1;
const NEVER = 0xffffffff;

const powers = new Uint32Array(SHINGLE + 1);
powers[0] = 1;
for (let i = 1; i <= SHINGLE; i += 1) powers[i] = Math.imul(powers[i - 1]!, BASE);

/** What a code counts towards the length of a passage: an ideograph says as much as two letters. */
export function weightOf(code: number): number {
  return code >= FIRST_IDEOGRAPH ? IDEOGRAPH : 1;
}

/**
 * Samples the shingles of a text by positional minimizers (winnowing: Schleimer, Wilkerson and Aiken 2003; Roberts et al. 2004): of
 * every {@link WINDOW} shingles behind one another the one with the least hash. Two texts that share a stretch sample the same places of
 * it. Digits count as one, so that texts that differ in their figures alone meet too.
 *
 * In: codes of `foldUnits`. Linear.
 */
export function sampleShingles(codes: Uint16Array): Sample {
  const count = codes.length;
  const order = orderOf(codes);
  const at = new Uint32Array(order.length);
  let sampled = 0;
  let least = -1;
  for (let end = Math.min(WINDOW, order.length); end <= order.length && end > 0; end += 1) {
    const start = Math.max(0, end - WINDOW);
    if (least < start) {
      least = start;
      for (let k = start + 1; k < end; k += 1) if (order[k]! <= order[least]!) least = k;
    } else if (order[end - 1]! <= order[least]!) least = end - 1;
    if (order[least] === NEVER || (sampled > 0 && at[sampled - 1] === least)) continue;
    at[sampled] = least;
    sampled += 1;
  }
  const high = new Uint32Array(sampled);
  const low = new Uint32Array(sampled);
  for (let s = 0; s < sampled; s += 1) {
    high[s] = order[at[s]!]!;
    low[s] = secondHash(codes, at[s]!, count) >>> 12;
  }
  return { high, low, at: at.slice(0, sampled) };
}

/** A hash for every shingle that is whole, by prefix sums of a polynomial over mixed codes. */
function orderOf(codes: Uint16Array): Uint32Array {
  const order = new Uint32Array(codes.length);
  const ring = new Uint32Array(32);
  let [hash, weight, digits] = [0, 0, 0];
  let [start, end] = [0, 0];
  for (; end < codes.length; ) {
    const code = codes[end]!;
    const figure = isDigit(code);
    hash = (Math.imul(hash, BASE) + mixedCode(figure ? 0x30 : code)) | 0;
    end += 1;
    ring[end & 31] = hash;
    weight += weightOf(code);
    if (figure) digits += 1;
    while (weight >= SHINGLE) {
      const length = end - start;
      const own = (hash - Math.imul(ring[start & 31]!, powers[length]!)) | 0;
      order[start] = weight - digits < LEAST_LETTERS ? NEVER : mix(own);
      const first = codes[start]!;
      weight -= weightOf(first);
      if (isDigit(first)) digits -= 1;
      start += 1;
    }
  }
  return order.subarray(0, start);
}

function mixedCode(code: number): number {
  return Math.imul(code, 0x85ebca6b) ^ (code << 16);
}

/** The finaliser of MurmurHash3 (Appleby). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** FNV-1a over the codes of one shingle. */
function secondHash(codes: Uint16Array, start: number, count: number): number {
  let hash = 0x811c9dc5;
  let weight = 0;
  for (let k = start; k < count && weight < SHINGLE; k += 1) {
    const code = codes[k]!;
    hash = Math.imul(hash ^ (isDigit(code) ? 0x30 : code), 0x01000193);
    weight += weightOf(code);
  }
  return mix(hash);
}
