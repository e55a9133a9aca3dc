import type { Fact } from './fact.ts';
import { readHanNumber, round, scaleOf } from './han-number.ts';
import { hanUnitPattern, unitPattern } from './units.ts';

const HAN = '零〇○一二三四五六七八九十百千万亿两';

const arabic = new RegExp(
  String.raw`(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:，\d{3})+(?=[万亿]|${unitPattern})|\d+)(\.\d+)?` +
    String.raw`\s?(?:[余多]?([十百千]?(?:万亿|亿|万)))?[余多]?\s?(${unitPattern})?`,
  'gu',
);
const han = new RegExp(
  `([百千])分之([${HAN}点]+)|([${HAN}]+)分之([${HAN}]+)|([${HAN}]+(?:点[${HAN}]+)?)(${unitPattern})?`,
  'gu',
);
const hasUnit = new RegExp(`^(?:${hanUnitPattern})$`, 'u');

/** In front of a Chinese numeral: what makes it part of a word or a rough number (第三, 几十, 数百, 星期一). */
const bound = /[第几数每初期星统单唯专之]$/u;

/** Provisions and items are counted, nothing is measured: 第3条, 第2款. */
const provision = /^[条章节款项编篇目]/u;

/**
 * The numbers of a text: Arabic ones of both widths (the text has them half-width), with thousands separators, 万 and 亿, units;
 * Chinese ones where they are plainly numbers: behind 百分之, with a measure word, of several places. Section markers are none.
 *
 * In: a text as {@link narrow} gives it. Out: facts in order, none over another.
 */
export function readNumbers(text: string): readonly Fact[] {
  return [...readArabic(text), ...readHan(text)]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, i, all) => i === 0 || all[i - 1]!.end <= start);
}

/** The text with its full-width figures, points and percent signs half-width; every offset stays. */
export function narrow(text: string): string {
  if (!/[０-９．％]/u.test(text)) return text;
  return text.replace(/[０-９．％]/gu, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0));
}

function readArabic(text: string): readonly Fact[] {
  if (!/\d/u.test(text)) return [];
  return [...text.matchAll(arabic)].flatMap((match): readonly Fact[] => {
    const [whole, integer, fraction = '', scaleText = '', unit = ''] = match as unknown as [
      string,
      string,
      string?,
      string?,
      string?,
    ];
    const start = match.index;
    if (isMarker(text, start, start + whole.length, fraction)) return [];
    const scale = scaleOf(scaleText);
    const reading = whole.trimEnd();
    const value = round(Number(integer.replace(/[,，]/gu, '') + fraction) * scale);
    const step = scale / 10 ** Math.max(0, fraction.length - 1);
    return [{ kind: 'number', start, end: start + reading.length, reading, value, step, unit: plainUnit(unit) }];
  });
}

/** `1.`, `(2)` and `3、` at the head of a paragraph or sentence; 第3条 anywhere. */
function isMarker(text: string, start: number, end: number, fraction: string): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (/第\s?$/u.test(before)) return provision.test(text.slice(start, end + 2).replace(/^[\d\s]+/u, ''));
  const digitsEnd = start + /^\d+/u.exec(text.slice(start, end))![0].length;
  const behind = text.slice(digitsEnd, digitsEnd + 2);
  const opens = /(?:^|[。；：！？\n])\s*$/u.test(before);
  if (fraction === '' && opens && /^[.、)）](?!\d)/u.test(behind)) return true;
  return /[（(]$/u.test(before) && /^[）)]/u.test(behind);
}

function readHan(text: string): readonly Fact[] {
  return [...text.matchAll(han)].flatMap((match): readonly Fact[] => {
    const start = match.index;
    const before = text.slice(Math.max(0, start - 2), start);
    const [whole, base, part, lower, upper, bare, unit = ''] = match as unknown as (string | undefined)[] as [
      string,
      ...(string | undefined)[],
    ];
    const of = (value: number, step: number, unitText: string, reading: string): readonly Fact[] => [
      { kind: 'number', start, end: start + reading.length, reading, value, step, unit: unitText },
    ];
    if (base !== undefined) {
      const number = readHanNumber(part!);
      return number ? of(number.value, number.step, base === '百' ? '%' : '‰', whole) : [];
    }
    if (lower !== undefined) {
      const [a, b] = [readHanNumber(lower), readHanNumber(upper!)];
      return a && b && a.value > 0 ? of(b.value / a.value, 0, '分之', whole) : [];
    }
    const number = readHanNumber(bare!);
    if (!number || !isPlainNumber(bare!, unit, before, text.slice(start + whole.length))) return [];
    return of(number.value, number.step, plainUnit(unit), whole);
  });
}

/** Whether a Chinese numeral counts something; else it is part of a word (统一, 一些, 万一, 千万不要, 五一). */
function isPlainNumber(numeral: string, unit: string, before: string, behind: string): boolean {
  if (/^[几余多来]/u.test(unit === '' ? behind : '')) return false;
  const isOrdinal = before.endsWith('第');
  if (isOrdinal) return numeral.length > 1 && /^[届次号期]$/u.test(unit);
  if (bound.test(before)) return false;
  const counts = hasUnit.test(unit);
  if (numeral.includes('点')) return unit !== '' || /[万亿]$/u.test(numeral);
  if (numeral.length === 1) return counts && !/[一零〇○百千万亿]/u.test(numeral) && !/^[月日号]$/u.test(unit);
  if (/^[零〇○一二三四五六七八九]+$/u.test(numeral)) return numeral.length > 2;
  return (
    /^[一二三四五六七八九两十]/u.test(numeral) && (counts || !/^一[百千万亿]$/u.test(numeral)) && numeral !== '万一'
  );
}

function plainUnit(unit: string): string {
  return unit === '百分点' ? '个百分点' : unit;
}
