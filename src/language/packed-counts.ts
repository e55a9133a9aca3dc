/**
 * Words a slot: upper 20 bits of the key and count code; 8 more bits of the key, followers code and back-off code, the
 * codes of 12 bits each. A free slot has count code 0. With 28 bits of key one missing n-gram in 10^7 is mistaken.
 */
export const SLOT = 2;
export const CODE_BITS = 12;
export const CODE_MASK = (1 << CODE_BITS) - 1;
export const KEY_SHIFT = 2 * CODE_BITS;

/** The bits of a key that the second word of a slot holds. */
export function lowerKey(key: number): number {
  return (key >>> (CODE_BITS - (32 - KEY_SHIFT))) & 0xff;
}

/** Counts below this are kept exact; above, codes grow by .33% a step: 1024 × 1.00326^3071 is over 22 million. */
const EXACT = 1024;
const GROWTH = Math.log(22_000) / (CODE_MASK - EXACT);

/** 'GZLM' read as a little-endian word, and the version of this layout. A machine of the other order sees no magic. */
const MAGIC = 0x4d4c5a47;
const VERSION = 1;
const HEADER_WORDS = 8;

/**
 * N-gram statistics as the model file holds them. Of every context: `followers`, the occurrences of its kept
 * continuations, and `backOff`, its distinct continuations plus the occurrences of the pruned ones: the mass that
 * Witten-Bell gives to the shorter context. So a pruned model still sums to one.
 */
export interface PackedCounts {
  readonly slots: Uint32Array;
  readonly size: number;
  readonly ngrams: number;
  /** Characters of the training text, and how many different ones. */
  readonly total: number;
  readonly types: number;
}

/** Count of every code: `decodedCounts[encodeCount(3)]` is 3. */
export const decodedCounts = Float64Array.from({ length: CODE_MASK + 1 }, (_, code) =>
  code < EXACT ? code : EXACT * Math.exp((code - EXACT) * GROWTH),
);

/** The code nearest to a count. */
export function encodeCount(count: number): number {
  if (count < EXACT) return count;
  return Math.min(CODE_MASK, Math.round(EXACT + Math.log(count / EXACT) / GROWTH));
}

/** Bytes of a model file: eight header words (magic, version, size, n-grams, total, types, 0, 0), then the slots. */
export function writePacked(counts: PackedCounts): Uint8Array {
  const words = new Uint32Array(HEADER_WORDS + counts.slots.length);
  words.set([MAGIC, VERSION, counts.size, counts.ngrams, counts.total, counts.types]);
  words.set(counts.slots, HEADER_WORDS);
  return new Uint8Array(words.buffer);
}

/** The statistics in the bytes of a model file: a view, nothing is parsed. Throws when they are no such file. */
export function readPacked(bytes: Uint8Array): PackedCounts {
  const aligned = bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >>> 2);
  const [magic, version, size = 0, ngrams = 0, total = 0, types = 0] = words;
  const slots = words.subarray(HEADER_WORDS);
  if (magic !== MAGIC || version !== VERSION || slots.length !== size * SLOT) {
    throw new Error('not a language model file of this version');
  }
  return { slots, size, ngrams, total, types };
}
