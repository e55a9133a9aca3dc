import type { Fact } from './fact.ts';
import { readHanNumber } from './han-number.ts';

const DIGIT = '[零〇○一二三四五六七八九]';

/** Each behind what no date of its kind is without, which is found much faster. */
const dates: readonly (readonly [needed: RegExp, date: RegExp])[] = [
  [/\d\s?年/u, /(?<!\d)(?<year>[12]\d{3})\s?年\s?(?:(?<month>\d{1,2})\s?月(?:\s?(?<day>\d{1,2})\s?日)?)?/gu],
  [/\d\s?月/u, /(?<!\d)(?<month>\d{1,2})\s?月(?:\s?(?<day>\d{1,2})\s?日|(?=份|底|初|末|中旬|上旬|下旬))/gu],
  [/\d[-./]\d/u, /(?<![\d.-])(?<year>[12]\d{3})(?<mark>[-./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?![\d.-])/gu],
  [
    new RegExp(`${DIGIT}年`, 'u'),
    new RegExp(
      `(?<year>[一二]${DIGIT}{3})年(?:(?<month>[一二三四五六七八九十]{1,2})月(?:(?<day>[一二三四五六七八九十]{1,3})日)?)?`,
      'gu',
    ),
  ],
  [
    /[一二三四五六七八九十]月/u,
    /(?<![一二三四五六七八九十])(?<month>[一二三四五六七八九]|十[一二]?)月(?:(?<day>[一二三四五六七八九十]{1,3})日|(?=份|底|初|末|中旬|上旬|下旬))/gu,
  ],
];

/**
 * The dates of a text, in Arabic or Chinese numerals: 2025年3月1日, 二〇二五年三月, 3月1日, 2025-03-01, 2025年, 3月份. No month or
 * day that the calendar does not have; no 今年 and no 去年.
 *
 * In: a text with half-width figures. Out: facts whose value is `2025-03-01`, `2025-03`, `2025`, `03-01` or `03`.
 */
export function readDates(text: string): readonly Fact[] {
  const found: Fact[] = [];
  const isTaken = new Uint8Array(text.length);
  for (const [needed, pattern] of dates) {
    if (!needed.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const { year, month, day } = match.groups!;
      const value = normalForm(year, month, day);
      const reading = match[0].trimEnd();
      const end = match.index + reading.length;
      if (value === null || isTaken.subarray(match.index, end).includes(1)) continue;
      isTaken.fill(1, match.index, end);
      found.push({ kind: 'date', start: match.index, end, reading, value });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function normalForm(year?: string, month?: string, day?: string): string | null {
  const [m, d] = [month === undefined ? null : numberOf(month), day === undefined ? null : numberOf(day)];
  if ((m !== null && (m < 1 || m > 12)) || (d !== null && (d < 1 || d > 31))) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  return [year === undefined ? [] : [String(numberOf(year))], m === null ? [] : [pad(m)], d === null ? [] : [pad(d)]]
    .flat()
    .join('-');
}

function numberOf(text: string): number {
  return /^\d+$/u.test(text) ? Number(text) : (readHanNumber(text)?.value ?? 0);
}
