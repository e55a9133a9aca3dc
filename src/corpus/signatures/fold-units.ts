import { foldCharacter } from '../../language/fold-character.ts';
import { foldVariant } from '../../language/fold-variant.ts';

/** The letters and digits of a text as they are compared: see {@link foldUnits}. */
export interface FoldedUnits {
  /** One code a letter or digit. */
  readonly codes: Uint16Array;
  /** A bit for every UTF-16 unit of the text, the lowest bit first: whether it has a code. */
  readonly kept: Uint32Array;
}

const ZERO = 0x30;
const FULL_WIDTH_ZERO = 0xff10;
const MARK = /[\p{P}\p{S}]/u;

/** The code of every UTF-16 unit, 0 for what is no letter and no digit; blocks of 256 are filled when a text first needs them. */
const table = new Uint16Array(0x10000);
const isFilled = new Uint8Array(0x100);

/**
 * Folds a text for matching, UTF-16 unit by unit: white space, punctuation and symbols go; letters lose case and width, ideographs their
 * traditional and variant forms. Digits stay what they are, in half width. Halves of surrogate pairs stay too.
 *
 * @example foldUnits('國務院， 2025 年') // the codes of 国务院2025年
 */
export function foldUnits(text: string): FoldedUnits {
  const codes = new Uint16Array(text.length);
  const kept = new Uint32Array((text.length + 31) >>> 5);
  const count = foldInto(text, codes, 0, kept);
  return { codes: codes.subarray(0, count), kept };
}

/** Folds behind what `codes` holds already. Out: how many codes there are then. */
export function foldInto(text: string, codes: Uint16Array, from: number, kept: Uint32Array): number {
  let count = from;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isFilled[unit >>> 8] === 0) fill(unit >>> 8);
    const code = table[unit]!;
    if (code === 0) continue;
    codes[count] = code;
    count += 1;
    kept[i >>> 5]! |= 1 << (i & 31);
  }
  return count;
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function fill(block: number): void {
  for (let unit = block << 8; unit < (block + 1) << 8; unit += 1) table[unit] = foldUnit(unit);
  isFilled[block] = 1;
}

function foldUnit(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const folded = foldCharacter(unit);
  if (folded === 0 || MARK.test(String.fromCharCode(folded))) return 0;
  if (folded === ZERO) return unit >= FULL_WIDTH_ZERO ? unit - FULL_WIDTH_ZERO + ZERO : unit;
  const lower = String.fromCharCode(folded).toLowerCase();
  return foldVariant(lower.length === 1 ? lower.charCodeAt(0) : folded);
}
