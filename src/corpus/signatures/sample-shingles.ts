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

/** The polynomial over all codes before a place, for the last places. */
const ring = new Int32Array(32);

const powers = new Uint32Array(SHINGLE + 1);
powers[0] = 1;
for (let i = 1; i <= SHINGLE; i += 1) powers[i] = Math.imul(powers[i - 1]!, BASE);

/** What a code counts towards the length of a passage: an ideograph says as much as two letters. */
export function weightOf(code: number): number {
  return code >= FIRST_IDEOGRAPH ? IDEOGRAPH : 1;
}

/** Samples of texts behind one another, as they are made. */
export class SampleList {
  high = new Uint32Array(1024);
  low = new Uint32Array(1024);
  at = new Uint32Array(1024);
  length = 0;

  push(high: number, low: number, at: number): void {
    if (this.length === this.at.length) {
      this.high = doubled(this.high);
      this.low = doubled(this.low);
      this.at = doubled(this.at);
    }
    this.high[this.length] = high;
    this.low[this.length] = low;
    this.at[this.length] = at;
    this.length += 1;
  }

  toSample(): Sample {
    return {
      high: this.high.slice(0, this.length),
      low: this.low.slice(0, this.length),
      at: this.at.slice(0, this.length),
    };
  }
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * list.length);
  longer.set(list);
  return longer;
}

/**
 * Samples the shingles of a text by positional minimizers (winnowing: Schleimer, Wilkerson and Aiken 2003; Roberts et al. 2004): of
 * every {@link WINDOW} shingles behind one another the one with the least hash. Two texts that share a stretch sample the same places of
 * it. Digits count as one, so that texts that differ in their figures alone meet too.
 *
 * In: codes of `foldUnits`. Linear.
 */
export function sampleShingles(codes: Uint16Array): Sample {
  const list = new SampleList();
  sampleInto(list, codes);
  return list.toSample();
}

/** Hashes of the shingles of one text by place; grows with the longest one. */
let order = new Uint32Array(2 ** 12);

/** As {@link sampleShingles}, behind what the list holds already. */
export function sampleInto(list: SampleList, codes: Uint16Array): void {
  const shingles = hashShingles(codes);
  let least = -1;
  let taken = -1;
  for (let end = Math.min(WINDOW, shingles); end <= shingles && end > 0; end += 1) {
    const start = end > WINDOW ? end - WINDOW : 0;
    if (least < start) {
      least = start;
      for (let k = start + 1; k < end; k += 1) if (order[k]! <= order[least]!) least = k;
    } else if (order[end - 1]! <= order[least]!) least = end - 1;
    if (least === taken || order[least] === NEVER) continue;
    taken = least;
    list.push(order[least]!, secondHash(codes, least) >>> 12, least);
  }
}

/** Puts a hash for every shingle that is whole into `order`, by prefix sums of a polynomial over mixed codes; gives their number. */
function hashShingles(codes: Uint16Array): number {
  if (order.length < codes.length) order = new Uint32Array(2 * codes.length);
  let [hash, weight, digits, start] = [0, 0, 0, 0];
  ring[0] = 0;
  for (let end = 0; end < codes.length; ) {
    const code = codes[end]!;
    const figure = isDigit(code);
    hash = (Math.imul(hash, BASE) + mixedCode(figure ? 0x30 : code)) | 0;
    end += 1;
    ring[end & 31] = hash;
    weight += code >= FIRST_IDEOGRAPH ? IDEOGRAPH : 1;
    if (figure) digits += 1;
    while (weight >= SHINGLE) {
      const own = (hash - Math.imul(ring[start & 31]!, powers[end - start]!)) | 0;
      order[start] = weight - digits < LEAST_LETTERS ? NEVER : mix(own);
      const first = codes[start]!;
      weight -= first >= FIRST_IDEOGRAPH ? IDEOGRAPH : 1;
      if (isDigit(first)) digits -= 1;
      start += 1;
    }
  }
  return start;
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
function secondHash(codes: Uint16Array, start: number): number {
  let hash = 0x811c9dc5;
  let weight = 0;
  for (let k = start; weight < SHINGLE; k += 1) {
    const code = codes[k]!;
    hash = Math.imul(hash ^ (isDigit(code) ? 0x30 : code), 0x01000193);
    weight += weightOf(code);
  }
  return mix(hash);
}
