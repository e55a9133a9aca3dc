/** Characters that both texts have at `raw` and at `clean`, `length` of them. Offsets count visible characters. */
export interface Stretch {
  readonly raw: number;
  readonly clean: number;
  readonly length: number;
}

/** A passage that stands more often than this is a phrase or a form, and says nothing about where it came from. */
const maxOccurrences = 8;

/**
 * Finds the longest stretches that two texts share, at every place where they share them: both copies of a column that is printed
 * twice. Stretches of `least` characters and more; those that consist of passages which the clean text has more than eight times
 * are left out. O(n) in the texts for each occurrence.
 *
 * Out: sorted by `raw`, then `clean`; they may overlap.
 *
 * @example
 * commonStretches(codes('公报一、回顾上年工作二'), codes('一、回顾上年工作'), 8)   // [{ raw: 2, clean: 0, length: 8 }]
 */
export function commonStretches(raw: Int32Array, clean: Int32Array, least: number): readonly Stretch[] {
  if (raw.length < least || clean.length < least) return [];
  const index = indexGrams(clean, least);
  const found: Stretch[] = [];
  // How far each diagonal has been matched, so that a stretch is met once, not once a character.
  const matchedUntil = new Int32Array(raw.length + clean.length);
  const hits: number[] = [];
  const hashes = gramHashes(raw, least);
  for (let at = 0; at + least <= raw.length; at += 1) {
    hits.length = 0;
    for (let other = index.first(hashes[at]!); other >= 0; other = index.next[other]!) {
      if (!isEqual(raw, at, clean, other, least)) continue;
      hits.push(other);
      if (hits.length > maxOccurrences) break;
    }
    if (hits.length > maxOccurrences) continue;
    for (const other of hits) {
      const diagonal = at - other + clean.length;
      if (matchedUntil[diagonal]! > at) continue;
      let start = 0;
      while (at - start > 0 && other - start > 0 && raw[at - start - 1] === clean[other - start - 1]) start += 1;
      let end = least;
      while (at + end < raw.length && other + end < clean.length && raw[at + end] === clean[other + end]) end += 1;
      matchedUntil[diagonal] = at + end;
      found.push({ raw: at - start, clean: other - start, length: start + end });
    }
  }
  return found.sort((a, b) => a.raw - b.raw || a.clean - b.clean);
}

function indexGrams(codes: Int32Array, length: number) {
  const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(codes.length + 1)) + 1));
  const shift = 32 - bits;
  const heads = new Int32Array(1 << bits).fill(-1);
  const next = new Int32Array(codes.length).fill(-1);
  const hashes = gramHashes(codes, length);
  for (let at = hashes.length - 1; at >= 0; at -= 1) {
    const slot = hashes[at]! >>> shift;
    next[at] = heads[slot]!;
    heads[slot] = at;
  }
  return { first: (hash: number) => heads[hash >>> shift]!, next };
}

/** Rolling polynomial hashes (Rabin and Karp 1987), spread by Knuth's multiplicative constant. */
function gramHashes(codes: Int32Array, length: number): Uint32Array {
  const base = 0x01000193;
  const hashes = new Uint32Array(Math.max(0, codes.length - length + 1));
  let power = 1;
  for (let i = 1; i < length; i += 1) power = Math.imul(power, base);
  let hash = 0;
  for (let i = 0; i < codes.length; i += 1) {
    if (i >= length) hash = (hash - Math.imul(codes[i - length]!, power)) | 0;
    hash = (Math.imul(hash, base) + codes[i]!) | 0;
    if (i >= length - 1) hashes[i - length + 1] = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 0;
  }
  return hashes;
}

function isEqual(raw: Int32Array, at: number, clean: Int32Array, other: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (raw[at + i] !== clean[other + i]) return false;
  return true;
}
