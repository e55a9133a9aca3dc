import { type Form, type Marker, makeMarker, wordValue } from './marker.ts';
import { parseNumeral, parseRoman } from './numeral.ts';

export type { Marker } from './marker.ts';

/** Patterns of a Chinese numeral, of Arabic digits, and of an ideograph or an opening mark of a title. */
export const chinese = '[〇零一二三四五六七八九十百](?:[ \\u3000]?[〇零一二三四五六七八九十百]){0,6}';
export const arabic = '[0-9０-９](?:[0-9０-９]){0,2}';
export const title = '(?=[ \\u3000]?[\\p{Script=Han}“《])';
const blank = '[ \\u3000]?';
const digit = '[0-9０-９]';
const bounded = '(?=[ \\u3000]|$)';

/** Between brackets a long vowel mark or a dash is a misread 一. */
const bracketed = '[〇零一二三四五六七八九十百ー—－─](?:[ \\u3000]?[〇零一二三四五六七八九十百ー—－─]){0,6}';
export const opening = '[（(\\[【〔﹝｛{]';
export const closing = '[）)\\]】〕﹞｝}冫]';

/** Behind 第三章 these go on with a sentence that names the chapter: 第三章规定的, 第三编队. */
const cited = '(?!规定|所|的|第|队|号|文章|[、，。；和至及与或])';

/** Highest number of a section; an article may count further (民法典: 1260). 二〇二五、 is a year. */
export const MOST_SECTIONS = 199;
export const MOST_ARTICLES = 1999;

const grammar: readonly (readonly [form: Form, pattern: RegExp])[] = (
  [
    ['heading', `(${chinese})${blank}[、丶﹑､]`],
    ['heading', `(${chinese})${blank}[.．](?![〇零一二三四五六七八九十百千万亿])${title}`],
    ['part', `第${blank}(${chinese}|${arabic})${blank}(?:[编篇]${cited}|部分(?=[ \\u3000：:]|$))`],
    ['chapter', `第${blank}(${chinese}|${arabic})${blank}章${cited}`],
    ['section', `第${blank}(${chinese}|${arabic})${blank}节${bounded}`],
    ['article', `第${blank}(${chinese}|${digit}{1,4})${blank}条${bounded}`],
    ['clause', `第(${chinese}|${arabic})款${bounded}`],
    ['subheading', `${opening}${blank}(${bracketed})${blank}${closing}`],
    ['subheading', '([㈠-㈩㊀-㊉])'],
    ['ordinal', `第(${chinese})(?:[，,：:]|、(?!第|[一二三四五六七八九十]))`],
    ['point', `(${chinese})是(?!否)`],
    ['word', '(首先|其次|再次|再者|最后)(?=[，,、：:]|[是要])'],
    ['subitem', `[（(]${blank}(${arabic})${blank}[）)]`],
    ['subitem', '([⑴-⒇])'],
    ['item', `(${arabic})${blank}[、．](?!${blank}${digit})`],
    ['item', `(${arabic})${blank}\\.(?!${blank}${digit}|[%％])`],
    ['item', `(${digit}{1,2})[.．、](?=(?:19|20)\\d\\d年)`],
    ['item', '([⒈-⒛])'],
    ['circled', '([①-⑳㉑-㉟㊱-㊿❶-❿])'],
    [
      'annex',
      `附${blank}[件录]${blank}[:：]?${blank}(${chinese}|${digit}{1,2})(?![份个条项种0-9０-９年月%％]|[.．]${digit})`,
    ],
    ['annex', `附${blank}[件录](?=${blank}[:：]?$)()`],
    ['roman', `([Ⅰ-Ⅻ])${blank}[、．.]`],
    ['roman', `([IVX]{1,5})${blank}[、．.]${title}`],
    ['letter', `([A-Za-z])${blank}[.．、)）]${title}`],
  ] as const
).map(([form, pattern]) => [form, new RegExp(`^${pattern}`, 'u')]);

/**
 * Reads the section marker that a text begins with, or null. Damage is mended here only where the mark cannot be anything
 * else: a wrong closing bracket, a dash for 一 between brackets, 丶 for 、. For more see `otherReadings`.
 *
 * @example
 * parseMarker('（三）城乡建设焕新升级')   // { level: 2, form: 'subheading', value: 3, length: 3 }
 * parseMarker('一是聚力打造产业基地。')   // { level: 6, form: 'point', value: 1, length: 2 }
 * parseMarker('1.2万名残疾人')            // null: a number
 */
export function parseMarker(text: string): Marker | null {
  if (!couldMark(text)) return null;
  for (const [form, pattern] of grammar) {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) continue;
    const value = valueIn(form, match[1]);
    if (value < 1 || value > (form === 'article' ? MOST_ARTICLES : MOST_SECTIONS)) continue;
    if (isProse(form, match, text)) continue;
    return makeMarker(form, value, match[0].length);
  }
  return null;
}

/** Every line of a corpus is asked: most begin with none of these signs. */
function couldMark(text: string): boolean {
  return /^[〇零一二三四五六七八九十百第附首其再最（([【〔﹝｛{0-9０-９A-Za-z①-⒛㈠-㈩㉑-㉟㊀-㊉㊱-㊿❶-❿Ⅰ-Ⅻ]/u.test(
    text,
  );
}

function valueIn(form: Form, printed: string): number {
  if (form === 'word') return wordValue(printed);
  if (form === 'annex' && printed === '') return 1;
  if (form === 'roman') return parseRoman(printed) || parseNumeral(printed);
  if (form === 'letter') return printed.toUpperCase().charCodeAt(0) - 0x40;
  return parseNumeral(printed.replace(/[ー—－─]/g, '一'));
}

/** Months, terms and ranges that are counted in pairs: 七、八月间, 三、四季度, 一、二两期, 三、四号线. */
const pair = new RegExp(`^(${chinese})(?:[、两期月季旬号线级批]|个[月省市县])`, 'u');

function isProse(form: Form, match: RegExpExecArray, text: string): boolean {
  const [mark, printed] = match;
  const rest = text.slice(mark.length);
  if (form === 'point') return rest.startsWith(printed!);
  if (form === 'subheading' && /^[ー—－─]$/u.test(printed!)) return !/^[ \u3000]?\p{Script=Han}/u.test(rest);
  if (form !== 'heading') return false;
  const second = pair.exec(rest)?.[1];
  return second !== undefined && parseNumeral(second) === parseNumeral(printed!) + 1;
}
