/** First and last code point of the two blocks: CJK Radicals Supplement (2E80-2EFF) and Kangxi Radicals (2F00-2FD5). */
const FIRST = 0x2e80;
const FIRST_KANGXI = 0x2f00;
const LAST = 0x2fd5;

/**
 * Supplement radicals that stand for a whole character, each followed by its ideograph (after Unicode's
 * EquivalentUnifiedIdeograph.txt). NFKC knows only ⺟ and ⻳ of them. Mere components (⺅ ⺡) are left alone: no font
 * draws a word with them, so there is nothing to mend.
 */
const SUPPLEMENT =
  '⺎兀⺒巳⺓幺⺟母⺠民⺩王⺬示⺶羊⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟';

/** NFKC takes ⼾ to the traditional 戶; in mainland print, where the fonts at fault are used, the glyph is 户. */
const MAINLAND = '⼾户';

const unified = buildTable();

/**
 * The ideograph that a radical was meant to be: some PDF fonts map glyphs to radical code points, so that 人民 is read
 * as ⼈⺠. Takes and returns a code point; what is no such radical comes back as it is.
 *
 * ```
 * unifyRadical(0x2ea0) // ⺠ -> 民 (0x6c11), as in ⼈⺠政府 -> 人民政府
 * ```
 */
export function unifyRadical(code: number): number {
  return code < FIRST || code > LAST ? code : (unified[code - FIRST] ?? code);
}

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, index) => {
    const code = FIRST + index;
    return code < FIRST_KANGXI ? code : String.fromCharCode(code).normalize('NFKC').charCodeAt(0);
  });
  for (const pairs of [SUPPLEMENT, MAINLAND]) {
    for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i) - FIRST] = pairs.charCodeAt(i + 1);
  }
  return table;
}
