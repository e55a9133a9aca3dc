const digits = '零一二三四五六七八九';
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** A number in Chinese numerals: its value, and the size of its last place (一百三十二点八万: 1328000 and 1000). */
export interface HanNumber {
  readonly value: number;
  readonly step: number;
}

/**
 * Reads a number in Chinese numerals as strictly as they are written: in places (二〇二五), or in tens, hundreds, 万 and 亿
 * (三千二百一十五, 两亿). What is neither gives null: 十四五 (a plan), 三四十 (thirty or forty), 一百五.
 *
 * @example readHanNumber('一百三十二点八万') // { value: 1328000, step: 1000 }
 */
export function readHanNumber(text: string): HanNumber | null {
  const plain = text.replace(/[〇○]/gu, '零').replace(/两/gu, '二');
  const match = /^([零一二三四五六七八九十百千万亿]+)(?:点([零一二三四五六七八九]+)([万亿]*))?$/u.exec(plain);
  if (!match) return null;
  const [whole, decimals, behind] = [match[1]!, match[2], match[3] ?? ''];
  const value = /[十百千万亿]/u.test(whole) ? inScales(whole) : inPlaces(whole);
  if (value === null) return null;
  if (decimals === undefined) return { value, step: /[万亿]$/u.test(whole) ? scaleOf(/[万亿]+$/u.exec(whole)![0]) : 1 };
  const scale = scaleOf(behind);
  const printed = `${value}.${[...decimals].map((each) => digits.indexOf(each)).join('')}`;
  return { value: round(Number(printed) * scale), step: scale / 10 ** decimals.length };
}

/** What stands behind a number to multiply it: 万亿 is 1e12, nothing is 1. */
export function scaleOf(text: string): number {
  return [...text].reduce((scale, each) => scale * (large[each] ?? small[each] ?? 1), 1);
}

/** Takes off what binary fractions add: 1.1 * 1e4 is 11000. */
export function round(value: number): number {
  return Number(value.toPrecision(15));
}

function inPlaces(text: string): number | null {
  const value = [...text].reduce((sum, each) => sum * 10 + digits.indexOf(each), 0);
  return text.length <= 12 ? value : null;
}

function inScales(text: string): number | null {
  let [total, section, digit] = [0, 0, -1];
  let [lastSmall, lastLarge] = [Number.POSITIVE_INFINITY, 0];
  let isPadded = false;
  for (const character of text) {
    const value = digits.indexOf(character);
    if (value === 0) {
      if (digit >= 0) return null;
      isPadded = true;
    } else if (value > 0) {
      if (digit >= 0) return null;
      digit = value;
    } else if (small[character] !== undefined) {
      const unit = small[character];
      if (unit >= lastSmall || (digit < 0 && unit !== 10)) return null;
      section += Math.max(digit, 1) * unit;
      [digit, lastSmall, isPadded] = [-1, unit, false];
    } else {
      const unit = large[character]!;
      section += Math.max(digit, 0);
      if (section + total === 0 || unit === lastLarge) return null;
      // 一万二千亿: the greater scale is for all that stands before it.
      total = unit > lastLarge ? (total + section) * unit : total + section * unit;
      [section, digit, lastSmall, lastLarge, isPadded] = [0, -1, Number.POSITIVE_INFINITY, unit, false];
    }
  }
  // 一百五 may be 105 or 150.
  const isBare = digit > 0 && !isPadded && lastSmall !== 10 && (Number.isFinite(lastSmall) || total > 0);
  return isBare ? null : total + section + Math.max(digit, 0);
}
