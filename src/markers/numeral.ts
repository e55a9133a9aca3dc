const digits = '零一二三四五六七八九';

/** First code point, value of it and number of the rows of Unicode that hold numbers of one sign: ① ㉑ ㊱ ❶ ⑴ ⒈ ㈠ ㊀ Ⅰ. */
const signs: readonly (readonly [start: number, value: number, count: number])[] = [
  [0x2460, 1, 20],
  [0x3251, 21, 15],
  [0x32b1, 36, 15],
  [0x2776, 1, 10],
  [0x2474, 1, 20],
  [0x2488, 1, 20],
  [0x3220, 1, 10],
  [0x3280, 1, 10],
  [0x2160, 1, 12],
];

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Chinese or Arabic numeral (half- or full-width), or of a number of one sign; 0 when it is none. */
export function parseNumeral(text: string): number {
  const bare = text.replace(/[ \u3000]/g, '');
  const half = bare.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d+$/.test(half)) return Number(half);
  const code = bare.codePointAt(0) ?? 0;
  const row = bare.length === 1 ? signs.find(([start, , count]) => code >= start && code < start + count) : undefined;
  return row ? row[1] + code - row[0] : parseChinese(bare);
}

function parseChinese(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text.replace(/[〇○]/g, '零')) {
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

/** 1 to 999 as section markers write them: 十, 十二, 二十, 一百零五. */
export function chineseNumeral(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const one = ones > 0 ? digits[ones] : '';
  if (hundreds > 0) return `${digits[hundreds]}百${tens > 0 ? `${digits[tens]}十` : one !== '' ? '零' : ''}${one}`;
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${one}`;
}

/** The value of a Roman numeral up to CCC, 0 when it is none as the Romans wrote it (IIII, VX). */
export function parseRoman(text: string): number {
  if (!/^C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return 0;
  return [...text].reduce((sum, letter, i) => {
    const value = roman[letter]!;
    return sum + (value < (roman[text[i + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}
