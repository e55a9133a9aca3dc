import { unitPattern } from '../facts/units.ts';
import { beginsWithSurname } from '../markers/surnames.ts';

/** What a stretch of text is part of that must never be rewritten: a number (and so a date), or a person's name. */
export type Fact = 'number' | 'name';

const numeral = /[\p{Nd}%％‰〇零一二三四五六七八九十百千万亿兆两]/u;
const parting = /^[.．·,，:：/／-]$/u;
const digit = /^\p{Nd}$/u;

const title =
  /(?:主席|总理|部长|省长|市长|州长|县长|区长|镇长|书记|主任|秘书长|厅长|局长|院长|检察长|记者|通讯员|作者|编辑|责编|代表|委员|同志)$/u;
const style = /^\p{Script=Han}?(?:同志|先生|女士|委员|代表|[省市州县区]长|部长|书记|主任)/u;

/** A sign stands before a figure and not behind one: 5%-6% is a range. */
const sign = /(?<![\p{Nd}%％‰年月日万亿元])[-－−﹣负]$/u;

/** The last figure or numeral of a number and what may stand between it and its unit; 一 alone counts hardly anything. */
const numberEnd =
  /(?:[\p{Nd}〇零二三四五六七八九十百千万亿两]|[\p{Nd}〇零一二三四五六七八九十百千万亿两]一)[余多来]?((?:(?![〇零一二三四五六七八九十百千万亿两])\p{Script=Han}){0,2})$/u;
const unit = new RegExp(`^(?:${unitPattern})`, 'u');

/** Two of them are the opposite of one another, and turn a figure round: 上升5.2%, 下降5.2%. */
const direction = /^[上下升降增减涨跌高低多少]$/u;

/** Three names or more in a row; what stands before the first and behind the last may be of the sentence. */
const row = /(\p{Script=Han}{2,3})((?:、\p{Script=Han}{2,3})+)、(\p{Script=Han}{2,3})/gu;

/** Characters of a name, and those before it in which its title is looked for. */
const LONGEST_NAME = 3;
const LONGEST_TITLE = 3;

/**
 * Whether characters [start, end) of a text without white space are part of a number, a date or a person's name.
 *
 * Every Chinese numeral counts, also in 一系列 and 万众: what looks like a number stays as it is.
 *
 * @example touchesFact('增长6.7%', 3, 4)   // 'number': the point parts two digits
 * @example touchesFact('市长李明远向大会作报告', 3, 4)   // 'name'
 * @example touchesFact('实现全覆盖', 4, 5)   // null
 */
export function touchesFact(text: string, start: number, end: number): Fact | null {
  const own = text.slice(start, end);
  if (numeral.test(own)) return 'number';
  if (sign.test(text.slice(0, end)) && sign.test(own) && digit.test(text.charAt(end))) return 'number';
  if (parting.test(own) && digit.test(text.charAt(start - 1)) && digit.test(text.charAt(end))) return 'number';
  return isInName(text, start, end) || isListed(text, start, end) ? 'name' : null;
}

/** A reading of a stretch of text, in what the same print has around it. */
export interface ReadingInPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether two readings of one stretch say another thing of a number without touching its figures: its unit, or up for down. What is no
 * unit at all is a misreading of one.
 *
 * @example 700万[吨] and 700万[头] do, 700万[吨] and 700万[盹] do not
 */
export function turnsFact(a: ReadingInPlace, b: ReadingInPlace): boolean {
  const [own, other] = [a, b].map(({ text, start, end }) => text.slice(start, end));
  if (own === other) return false;
  if (direction.test(own!) && direction.test(other!)) return true;
  const [first, second] = [unitAt(a), unitAt(b)];
  return first !== null && second !== null && first !== second;
}

/** The unit of a number of which a stretch is part. */
function unitAt({ text, start, end }: ReadingInPlace): string | null {
  const before = numberEnd.exec(text.slice(0, start));
  if (!before || start === end) return null;
  const from = start - before[1]!.length;
  const found = unit.exec(text.slice(from))?.[0];
  return found !== undefined && from + found.length >= end ? found : null;
}

/** Whether a stretch is part of a list of names: 王芳、李明、张伟. */
function isListed(text: string, start: number, end: number): boolean {
  return [...text.matchAll(row)].some(({ index, 0: { length }, 1: first, 2: inside, 3: last }) => {
    if (start < index || end > index + length) return false;
    const isFirst = beginsWithSurname(first!) || (first!.length > 2 && beginsWithSurname(first!.slice(1)));
    return isFirst && beginsWithSurname(last!) && inside!.split('、').slice(1).every(beginsWithSurname);
  });
}

function isInName(text: string, start: number, end: number): boolean {
  if (text.length <= LONGEST_NAME) return beginsWithSurname(text);
  for (let at = Math.max(0, start - LONGEST_NAME + 1); at <= start; at += 1) {
    if (!beginsWithSurname(text.slice(at, at + 2))) continue;
    if (title.test(text.slice(Math.max(0, at - LONGEST_TITLE), at))) return true;
    if (end <= at + LONGEST_NAME && style.test(text.slice(Math.max(end, at + 2)))) return true;
  }
  return false;
}
