/** A section marker at the start of a line or paragraph. */
export interface Marker {
  /** 1 for 一、 and 第一章, 2 for （一）, 3 for 1. and 1、, 4 for (1), 5 for ①, 6 for 一是, 7 for 第一条. */
  readonly level: number;
  readonly value: number;
  /** UTF-16 units of the mark, from the start of the text. */
  readonly length: number;
}

const numeral = '[〇零一二三四五六七八九十百]{1,7}';
const space = '[ \\u3000]?';

/**
 * Grammar of section markers as gazettes print them (GB/T 9704-2012, 7.3.3 fixes the levels 一、 （一） 1. (1)).
 * Half-width brackets and the damaged closings that OCR makes of ） are read as well.
 */
const grammar: readonly (readonly [level: number, pattern: RegExp])[] = [
  [1, new RegExp(`^(${numeral})${space}、`)],
  [1, new RegExp(`^第(${numeral}|\\d{1,3})[章编篇]`)],
  [2, new RegExp(`^[（(]${space}(${numeral})${space}[）)\\]】]`)],
  [2, new RegExp(`^第(${numeral}|\\d{1,3})节(?=[ \\u3000]|$)`)],
  [7, new RegExp(`^第(${numeral}|\\d{1,4})条(?=[ \\u3000]|$)`)],
  [6, new RegExp(`^(${numeral})是(?!否)`)],
  [4, /^[（(] ?(\d{1,3}) ?[）)]/],
  [3, /^(\d{1,3})[、．](?!\d)/],
  [3, /^(\d{1,3})\.(?![\d%％])/],
  [5, /^([①-⑳])/],
];

/**
 * Reads the section marker that a text begins with, or null.
 *
 * @example
 * parseMarker('（三）城乡建设焕新升级')   // { level: 2, value: 3, length: 3 }
 * parseMarker('一是聚力打造产业基地。')   // { level: 6, value: 1, length: 2 }
 * parseMarker('1.2万名残疾人')            // null: a number
 */
export function parseMarker(text: string): Marker | null {
  for (const [level, pattern] of grammar) {
    const match = pattern.exec(text);
    if (!match?.[1]) continue;
    const value = parseNumeral(match[1]);
    if (value > 0) return { level, value, length: match[0].length };
  }
  return null;
}

const digits = '零一二三四五六七八九';

/** The value of a Chinese, Arabic or circled numeral below 1000; 0 when it is none. */
export function parseNumeral(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const circled = text.codePointAt(0)! - 0x2460;
  if (text.length === 1 && circled >= 0 && circled < 20) return circled + 1;
  let total = 0;
  let digit = 0;
  for (const character of text.replace(/〇/g, '零')) {
    if (character === '百' || character === '十') {
      total += (digit || 1) * (character === '百' ? 100 : 10);
      digit = 0;
      continue;
    }
    const value = digits.indexOf(character);
    if (value < 0) return 0;
    digit = digit * (total === 0 && digit > 0 ? 10 : 1) + value;
  }
  return total + digit;
}
