import { unifyRadical } from './unify-radical.ts';

/** White space that `\s` does not hold: zero width spaces and joiners, which PDF and web text carry between Han. */
const INVISIBLE = /[\s\u200b-\u200d\u2060\p{Cc}]/u;

/** Half-width marks that OCR puts for the Chinese ones. The '.' is no such mark: 6.7% is not 6。7%. */
const HALF_MARKS = ',:;!?()';
const FULL_MARKS = '，：；！？（）';

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const ZERO = 0x30;

const folded = Uint16Array.from({ length: 0x10000 }, (_, code) => foldSlowly(code));

/** Folded code points of a text, and for each the UTF-16 offset in the text at which it began. */
export interface FoldedText {
  readonly codes: Uint32Array;
  readonly offsets: Uint32Array;
}

/**
 * Folds a code point for matching, never for output: digits of both widths to '0', letters to half-width lower case,
 * `,:;!?()` to their Chinese forms, radicals to ideographs. White space and controls give 0.
 *
 * ```
 * foldCharacter(0xff16) // ６ -> '0'
 * ```
 */
export function foldCharacter(code: number): number {
  return code < 0x10000 ? (folded[code] ?? 0) : code;
}

/**
 * The folded code points of a text, white space left out.
 *
 * ```
 * foldText('增长 6.7%,') // the codes of 增长0.0%，
 * ```
 */
export function foldText(text: string): Uint32Array {
  const codes = new Uint32Array(text.length);
  let length = 0;
  for (let offset = 0; offset < text.length; offset++) {
    let code = text.charCodeAt(offset);
    if (isHighSurrogate(code)) {
      code = text.codePointAt(offset)!;
      if (code > 0xffff) offset++;
    }
    const fold = foldCharacter(code);
    if (fold !== 0) codes[length++] = fold;
  }
  return codes.subarray(0, length);
}

/** As {@link foldText}, with the place of every code: for 增长 6 the offsets are 0, 1, 3. */
export function foldTextWithOffsets(text: string): FoldedText {
  const codes = new Uint32Array(text.length);
  const offsets = new Uint32Array(text.length);
  let length = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const start = offset;
    let code = text.charCodeAt(offset);
    if (isHighSurrogate(code)) {
      code = text.codePointAt(offset)!;
      if (code > 0xffff) offset++;
    }
    const fold = foldCharacter(code);
    if (fold === 0) continue;
    codes[length] = fold;
    offsets[length++] = start;
  }
  return { codes: codes.subarray(0, length), offsets: offsets.subarray(0, length) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function foldSlowly(code: number): number {
  if (INVISIBLE.test(String.fromCharCode(code))) return 0;
  const mark = HALF_MARKS.indexOf(String.fromCharCode(code));
  if (mark >= 0) return FULL_MARKS.charCodeAt(mark);
  if (FULL_MARKS.includes(String.fromCharCode(code))) return code;
  const narrow = code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? code - FULL_WIDTH_SHIFT : code;
  if (narrow >= 0x30 && narrow <= 0x39) return ZERO;
  if (narrow >= 0x41 && narrow <= 0x5a) return narrow + 0x20;
  return unifyRadical(narrow);
}
