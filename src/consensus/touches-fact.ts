import { beginsWithSurname } from '../markers/surnames.ts';

/** What a stretch of text is part of that must never be rewritten: a number (and so a date), or a person's name. */
export type Fact = 'number' | 'name';

const numeral = /[\p{Nd}%％‰〇零一二三四五六七八九十百千万亿兆两]/u;
const parting = /^[.．·,，:：/／-]$/u;
const digit = /^\p{Nd}$/u;

const title =
  /(?:主席|总理|部长|省长|市长|州长|县长|区长|镇长|书记|主任|秘书长|厅长|局长|院长|检察长|记者|通讯员|作者|编辑|责编|代表|委员|同志)$/u;
const style = /^\p{Script=Han}?(?:同志|先生|女士|委员|代表)/u;

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
  if (parting.test(own) && digit.test(text.charAt(start - 1)) && digit.test(text.charAt(end))) return 'number';
  return isInName(text, start, end) ? 'name' : null;
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
