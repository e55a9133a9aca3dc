import { characterClass } from '../language/character-class.ts';
import { foldCharacter, foldTextWithOffsets } from '../language/fold-character.ts';
import { foldVariant } from '../language/fold-variant.ts';

/** The characters of lines behind one another, white space and punctuation left out, whatever the line breaks. */
export interface CharacterStream {
  /** Folded code points (`foldCharacter`, `foldVariant`), but digits as printed: numbers that differ must not match. */
  readonly codes: Uint32Array;
  /** For every code the index of its line, and its UTF-16 offset in the line's text. */
  readonly lineOf: Uint32Array;
  readonly offsets: Uint32Array;
  /** The first code of every line; one more at the end. */
  readonly starts: Uint32Array;
}

const ZERO = 0x30;
const FULL_WIDTH_ZERO = 0xff10;

const isMark = characterClass(/[\p{P}\p{S}]/u);

/**
 * The stream of a list of lines.
 *
 * @example `增长 6.7%，` and `其中` give the codes of 增长67其中
 */
export function streamOf(lines: readonly { readonly text: string }[]): CharacterStream {
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  const codes = new Uint32Array(length);
  const lineOf = new Uint32Array(length);
  const offsets = new Uint32Array(length);
  const starts = new Uint32Array(lines.length + 1);
  let count = 0;
  for (const [i, { text }] of lines.entries()) {
    starts[i] = count;
    const folded = foldTextWithOffsets(text);
    for (let k = 0; k < folded.codes.length; k += 1) {
      const code = folded.codes[k]!;
      if (isMark(code)) continue;
      const offset = folded.offsets[k]!;
      codes[count] = code === ZERO ? digitAt(text, offset) : foldVariant(code);
      lineOf[count] = i;
      offsets[count] = offset;
      count += 1;
    }
  }
  starts[lines.length] = count;
  return {
    codes: codes.subarray(0, count),
    lineOf: lineOf.subarray(0, count),
    offsets: offsets.subarray(0, count),
    starts,
  };
}

/** Where a code ends, in UTF-16 units of its line's text. */
export function endOfCode({ codes, offsets }: Pick<CharacterStream, 'codes' | 'offsets'>, code: number): number {
  return offsets[code]! + (codes[code]! > 0xffff ? 2 : 1);
}

/** Whether a character counts: a letter, an ideograph or a digit, not a mark and no white space. */
export function isLetter(code: number): boolean {
  const folded = foldCharacter(code);
  return folded !== 0 && !isMark(folded);
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

function digitAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= FULL_WIDTH_ZERO ? code - FULL_WIDTH_ZERO + ZERO : code;
}
