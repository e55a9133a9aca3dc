import { type Form, type Marker, makeMarker } from './marker.ts';
import { parseNumeral } from './numeral.ts';
import { arabic, chinese, closing, MOST_ARTICLES, MOST_SECTIONS, opening, title } from './parse-marker.ts';

const blank = '[ \\u3000]?';

/**
 * Marks that OCR damaged so far that they may as well be text: a bracket is lost, 、 became a comma or blank, 1 an l, 一 a dash,
 * the blank behind 第三条 is gone. Also what reads in two ways: I. is one or the letter behind H.
 */
const readings: readonly (readonly [form: Form, pattern: RegExp])[] = (
  [
    ['subheading', `(${chinese})${blank}${closing}${title}`],
    ['subheading', `${opening}${blank}(${chinese})${blank}[、，,.]?(?![〇零一二三四五六七八九十百])${title}`],
    ['heading', `(${chinese})(?:[，,]|[ \\u3000])${title}`],
    ['heading', `([ー—－─])[、丶﹑]${title}`],
    ['point', '([ー—－─])是'],
    ['item', `(${arabic})[，,·•:：]${title}`],
    ['item', `([lI|丨Oo0-9]{1,2})${blank}[.．、]${title}`],
    ['subitem', `(${arabic})${blank}[)）]${title}`],
    ['subitem', `[（(]${blank}([lI|丨Oo0-9]{1,2})${blank}[）)]`],
    ['article', `第${blank}(${chinese}|[0-9０-９]{1,4})${blank}[条奈]`],
    ['section', `第${blank}(${chinese}|${arabic})${blank}节`],
    ['letter', `([A-Za-z])${blank}(?:[)）]|[.．、]${title})`],
  ] as const
).map(([form, pattern]) => [form, new RegExp(`^${pattern}`, 'u')]);

/**
 * What the beginning of a text may mean beside what `parseMarker` takes it for. None of these is a marker on its own: one counts
 * only where the markers around it leave its place open (see `repairMarkers`).
 *
 * @example otherReadings('三）改革开放')   // [{ form: 'subheading', value: 3, … }]: believed between （二） and （四）
 */
export function otherReadings(text: string): readonly Marker[] {
  return readings.flatMap(([form, pattern]) => {
    const match = pattern.exec(text);
    if (match?.[1] === undefined) return [];
    const value = form === 'letter' ? letterValue(match[1]) : parseNumeral(mend(match[1]));
    return value > 0 && value <= (form === 'article' ? MOST_ARTICLES : MOST_SECTIONS)
      ? [makeMarker(form, value, match[0].length)]
      : [];
  });
}

function letterValue(letter: string): number {
  return letter.toUpperCase().charCodeAt(0) - 0x40;
}

function mend(printed: string): string {
  return printed
    .replace(/[ー—－─]/g, '一')
    .replace(/[lI|丨]/g, '1')
    .replace(/[Oo]/g, '0');
}
