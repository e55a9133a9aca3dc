import type { DocumentSignature } from './document-signature.ts';

/** Letters of the passages that documents are compared by, and of those that are counted as distinct. */
const PASSAGE = 12;
const LONG_PASSAGE = 20;

/** One passage in so many is kept of a long document, but never fewer than so many: the containment of two is then known to a few percent. */
const RATE = 32;
const FEWEST = 96;

const ALL = 2 ** 32;

/** What the passages of a text show, read in one go. */
export interface Passages {
  readonly letters: number;
  readonly hashes: readonly number[];
  readonly bound: number;
  /** Share of the stretches of {@link LONG_PASSAGE} letters that are distinct; absent where the text is shorter than one. */
  readonly distinct?: number;
}

/**
 * Hashes all passages of a text: letters and digits alone, widths and case folded, numbers as they are, since two years' reports
 * in the same words are two reports. Near-linear.
 *
 * The sample is that of bottom-k and of modulo sketches together (Broder 1997): the hashes below a bound that is fixed for long
 * texts and wide enough for a short one.
 */
export function readPassages(text: string): Passages {
  const letters = lettersOf(text);
  const short = distinctHashes(letters, PASSAGE).values;
  const long = distinctHashes(letters, LONG_PASSAGE);
  const wanted = ALL / RATE;
  let count = 0;
  while (count < short.length && (short[count]! < wanted || count < FEWEST)) count += 1;
  const bound = count === short.length ? ALL : Math.max(wanted, short[count]!);
  return {
    letters: letters.length,
    hashes: Array.from(short.subarray(0, count)),
    bound,
    ...(long.all > 0 ? { distinct: long.values.length / long.all } : {}),
  };
}

/** The signature of a document by its passages. */
export function signatureOf(
  { letters, hashes, bound }: Passages,
  { path, source, length }: Pick<DocumentSignature, 'path' | 'source' | 'length'>,
): DocumentSignature {
  return { path, source, length, letters, hashes, bound };
}

function lettersOf(text: string): Uint32Array {
  const letters = new Uint32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const letter = foldLetter(text.charCodeAt(i));
    if (letter > 0) letters[length++] = letter;
  }
  return letters.subarray(0, length);
}

/** 0 for marks and blanks. UTF-16 units do: half a rare ideograph is as good a letter as a whole one. */
function foldLetter(code: number): number {
  if (code >= 0x3400 && code <= 0xdfff) return code;
  if (code >= 0xff01 && code <= 0xff5e) return foldLetter(code - 0xfee0);
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return code;
  if (code >= 0x41 && code <= 0x5a) return code + 32;
  return code >= 0xc0 && code < 0x2000 ? code : 0;
}

/** Any odd number that spreads well; 2654435761 is Knuth's. */
const BASE = 2654435761;

function distinctHashes(letters: Uint32Array, size: number): { readonly values: Uint32Array; readonly all: number } {
  const all = Math.max(0, letters.length - size + 1);
  const hashes = new Uint32Array(all);
  let leaving = 1;
  for (let k = 1; k < size; k += 1) leaving = Math.imul(leaving, BASE);
  let rolling = 0;
  for (let i = 0; i < letters.length; i += 1) {
    if (i >= size) rolling = (rolling - Math.imul(letters[i - size]!, leaving)) | 0;
    rolling = (Math.imul(rolling, BASE) + letters[i]!) | 0;
    if (i + 1 >= size) hashes[i + 1 - size] = mix(rolling);
  }
  hashes.sort();
  let count = 0;
  for (let i = 0; i < all; i += 1) if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[count++] = hashes[i]!;
  return { values: hashes.subarray(0, count), all };
}

/** The finaliser of MurmurHash3 (Appleby): without it the least hashes would be of like passages. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
