import { foldCharacter } from '../language/fold-character.ts';
import { foldVariant } from '../language/fold-variant.ts';

/** A stretch of a text: UTF-16 offsets in the paragraphs `unit` and `endUnit`, the end excluded. */
export interface Passage {
  readonly unit: number;
  readonly start: number;
  readonly endUnit: number;
  readonly end: number;
}

/** The same words twice. `letters` counts those that agree: letters, ideographs and digits, no marks and blanks. */
export interface PassagePair {
  readonly first: Passage;
  readonly second: Passage;
  readonly letters: number;
}

/** Letters of a seed, and the share of seeds that is looked up: of a repeat of 60 letters one in 400,000 has none. */
const SEED = 16;
const SAMPLE = 4;

/** A wording in more places than this is a formula. */
const COMMON = 8;

interface Letters {
  readonly codes: Uint32Array;
  readonly units: Uint32Array;
  readonly offsets: Uint32Array;
}

/**
 * Finds passages of `least` letters and more that stand twice in a text, to the letter; marks, blanks and script may differ. Numbers are
 * compared as printed, whatever their width: with another number it is another statement.
 *
 * In: the paragraphs of a text. Out: pairs of passages in the order of the second one, each as long as it gets; passages of a pair
 * do not overlap. Linear in the text, by content-sampled seeds (Manber 1994), each in at most {@link COMMON} places.
 */
export function findPassages(texts: readonly string[], least: number): readonly PassagePair[] {
  const letters = gatherLetters(texts);
  const { codes } = letters;
  const seeds = new Map<number, number[]>();
  const reached = new Map<number, number>();
  const pairs: PassagePair[] = [];
  let hash = 0;
  for (let end = 1; end <= codes.length; end += 1) {
    hash = (Math.imul(hash, 0x01000193) + codes[end - 1]!) | 0;
    if (end > SEED) hash = (hash - Math.imul(codes[end - 1 - SEED]!, OLDEST)) | 0;
    if (end < SEED || (hash >>> 13) % SAMPLE !== 0) continue;
    const here = end - SEED;
    const places = seeds.get(hash);
    if (!places) {
      seeds.set(hash, [here]);
      continue;
    }
    if (places.length >= COMMON) continue;
    for (const there of places) {
      if ((reached.get(here - there) ?? -1) >= end) continue;
      const [from, to] = extend(codes, there, here);
      if (to - from < SEED) continue;
      reached.set(here - there, to);
      if (to - from >= least) pairs.push(describe(texts, letters, from - (here - there), from, to - from));
    }
    places.push(here);
  }
  return pairs;
}

/** What the oldest letter of a seed has been multiplied by when the next one comes in. */
const OLDEST = Array.from({ length: SEED }).reduce<number>((power) => Math.imul(power, 0x01000193), 1);

/** The whole run that agrees around two seeds: a range at `here`; empty where the hashes agree by chance. */
function extend(codes: Uint32Array, there: number, here: number): readonly [from: number, to: number] {
  const shift = here - there;
  let to = here;
  while (to < codes.length && to - shift < here && codes[to] === codes[to - shift]) to += 1;
  let from = here;
  while (from > shift && from - 1 >= to - shift && codes[from - 1] === codes[from - 1 - shift]) from -= 1;
  return [from, to];
}

function gatherLetters(texts: readonly string[]): Letters {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const [codes, units, offsets] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)];
  let count = 0;
  for (const [unit, text] of texts.entries()) {
    for (let i = 0; i < text.length; i += 1) {
      const code = letterOf(text.charCodeAt(i));
      if (code === 0) continue;
      codes[count] = code;
      units[count] = unit;
      offsets[count] = i;
      count += 1;
    }
  }
  return { codes: codes.subarray(0, count), units, offsets };
}

const FULL_WIDTH_SHIFT = 0xfee0;
const ZERO = 0x30;

/** The letter as it is compared: widths, case and script folded, digits kept apart; 0 for marks and blanks. */
function letterOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return code;
  const folded = foldVariant(foldCharacter(code));
  if (folded === ZERO) return code > FULL_WIDTH_SHIFT ? code - FULL_WIDTH_SHIFT : code;
  return folded >= 0x61 && (folded < 0x7b || (folded > 0xbf && !isMark(folded))) ? folded : 0;
}

/** General punctuation, CJK marks and full-width marks. */
function isMark(code: number): boolean {
  return (code >= 0x2000 && code < 0x2e80) || (code >= 0x3000 && code < 0x3041 && code !== 0x3007) || code >= 0xfe00;
}

function describe(
  texts: readonly string[],
  { units, offsets }: Letters,
  first: number,
  second: number,
  count: number,
): PassagePair {
  const place = (from: number) => ({
    unit: units[from]!,
    start: offsets[from]!,
    endUnit: units[from + count - 1]!,
    end: offsets[from + count - 1]! + 1,
  });
  const [a, b] = [place(first), place(second)];
  const [u, v, w, x] = [texts[a.unit]!, texts[b.unit]!, texts[a.endUnit]!, texts[b.endUnit]!];
  // Marks on the edges belong to the passage where both prints have them.
  let before = 0;
  while (isSameMark(u, a.start - before - 1, v, b.start - before - 1)) before += 1;
  let behind = 0;
  while (isSameMark(w, a.end + behind, x, b.end + behind)) behind += 1;
  const widen = (passage: Passage) => ({ ...passage, start: passage.start - before, end: passage.end + behind });
  return { first: widen(a), second: widen(b), letters: count };
}

function isSameMark(a: string, i: number, b: string, j: number): boolean {
  return i >= 0 && j >= 0 && i < a.length && a[i] === b[j] && letterOf(a.charCodeAt(i)) === 0;
}
