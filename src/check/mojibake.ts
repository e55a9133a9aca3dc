/** Text that was decoded with the wrong encoding, and what it was. */
export interface Mojibake {
  /** UTF-16 offsets of the stretch. */
  readonly start: number;
  readonly end: number;
  readonly read: 'GBK' | 'Latin-1' | 'lost bytes';
  readonly meant: string;
}

/** What GBK makes of U+FFFD in UTF-8, and of memory that a Windows compiler fills with CC and CD. */
const fillers = /(?:锟斤拷)+锟?|(?:烫){4,}|(?:屯){4,}/gu;

/** Runs of letters that Windows-1252 has for the bytes of UTF-8 and of GBK; € and its like for 80 to 9F. */
const latin =
  /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{4,}/gu;

/** Ideographs that GBK has for the bytes of 的，。、一中人 in UTF-8: among the commonest of mojibake, rare in any text. */
const telltale = /[鐨勭殑锛銆佺涓鍏鍥浜鏂鎴鍙浠鍦绋鏈姘戜繍鏀垮簻]/gu;
const FEWEST_TELLTALE = 3;

/** Different letters of a run: six bytes of UTF-8 for two ideographs share some. */
const FEWEST_DISTINCT = 3;

const cjk = /[\p{Script=Han}，。、；：“”（）《》\d]/gu;

/**
 * Finds stretches of a text that turn into Chinese when they are encoded back and decoded as what they were.
 *
 * @example
 * findMojibake('鏀垮簻宸ヤ綔鎶ュ憡')[0]   // { start: 0, end: 9, read: 'GBK', meant: '政府工作报告' }
 */
export function findMojibake(text: string): readonly Mojibake[] {
  const found: Mojibake[] = [...text.matchAll(fillers)].map(({ 0: raw, index }) => {
    return { start: index, end: index + raw.length, read: 'lost bytes', meant: '' };
  });
  for (const { 0: raw, index } of text.matchAll(latin)) {
    // ×××× and ………… are the author's.
    if (new Set(raw).size < FEWEST_DISTINCT) continue;
    const bytes = latinBytes(raw);
    const meant = bytes && (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'));
    if (meant && isChinese(meant)) found.push({ start: index, end: index + raw.length, read: 'Latin-1', meant });
  }
  if ((text.match(telltale)?.length ?? 0) >= FEWEST_TELLTALE) found.push(...readAsGbk(text));
  return found.sort((a, b) => a.start - b.start);
}

/** Runs of characters of two bytes in GBK, none of them ASCII. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is left out
const doubleBytes = /[^\u0000-\u007f\s]{4,}/gu;

function readAsGbk(text: string): readonly Mojibake[] {
  return [...text.matchAll(doubleBytes)].flatMap(({ 0: raw, index }) => {
    const telltales = raw.match(telltale)?.length ?? 0;
    if (telltales < FEWEST_TELLTALE) return [];
    const bytes = gbkBytes(raw);
    const meant = bytes && longestUtf8(bytes);
    return meant && isChinese(meant) ? [{ start: index, end: index + raw.length, read: 'GBK' as const, meant }] : [];
  });
}

function isChinese(meant: string): boolean {
  return [...meant].length >= 2 && (meant.match(cjk)?.length ?? 0) >= 0.8 * [...meant].length;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A stretch may end in the midst of a character, since GBK takes bytes in pairs: one or two may be missing. */
function longestUtf8(bytes: Uint8Array): string | null {
  for (let cut = 0; cut <= 2; cut += 1) {
    const text = decoded(bytes.subarray(0, bytes.length - cut), 'utf-8');
    if (text !== null) return text;
  }
  return null;
}

const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function latinBytes(raw: string): Uint8Array | null {
  const bytes = [...raw].map((letter) => {
    const code = letter.charCodeAt(0);
    const high = windows.indexOf(letter);
    return high >= 0 ? 0x80 + high : code;
  });
  return bytes.every((byte) => byte <= 0xff) ? Uint8Array.from(bytes) : null;
}

let gbk: ReadonlyMap<string, readonly [number, number]> | undefined;

/** The bytes of a text in GBK, or null where it has none; the table is read off the decoder once. */
function gbkBytes(raw: string): Uint8Array | null {
  gbk ??= readGbk();
  const bytes: number[] = [];
  for (const letter of raw) {
    const pair = gbk.get(letter);
    if (!pair) return null;
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}

function readGbk(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, [lead, trail]);
    }
  }
  return table;
}
