/** One cell of a row: its text and the columns of a terminal that it covers, full-width characters counting two. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Tab stops of a terminal. */
const TAB = 8;

/** Two blanks, one ideographic space or a tab part two cells; a single blank parts words. */
const cellGap = /[ \t\u00a0\u2000-\u200a\u3000]{2,}|[\t\u3000]/gu;

/**
 * Cuts a line into cells where white space of two columns or more stands in it.
 *
 * @example
 * readCells('全市        1,234.5    6.8%')
 * // [{ text: '全市', start: 0, end: 4 }, { text: '1,234.5', start: 12, end: 19 }, { text: '6.8%', start: 23, end: 27 }]
 */
export function readCells(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let [at, column] = [0, 0];
  const push = (until: number) => {
    const text = line.slice(at, until);
    const start = column;
    column = advance(column, text);
    if (text.trim() !== '') cells.push({ text: text.trim(), start: start + leadOf(text), end: column });
  };
  for (const { 0: gap, index } of line.matchAll(cellGap)) {
    push(index);
    column = advance(column, gap);
    at = index + gap.length;
  }
  push(line.length);
  return cells;
}

/** A blank before the first cell belongs to no gap of its own. */
function leadOf(text: string): number {
  return text.length - text.trimStart().length;
}

function advance(column: number, text: string): number {
  let at = column;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x09) at += TAB - (at % TAB);
    else if (code >= 0xdc00 && code <= 0xdfff) continue;
    else at += isWide(code) ? 2 : 1;
  }
  return at;
}

/** Full-width in a Chinese font: Han, its punctuation, and dashes and quotation marks. */
function isWide(code: number): boolean {
  if (code >= 0xff61 && code <= 0xff9f) return false;
  return code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027);
}

const figure =
  /^[（(]?[-+−±~～—–＋－]?[\d０-９][\d０-９,，.．:：/／()（）~～\-—–+]*[%％‰]?[)）]?[万亿千百元人个户吨家件项名次年月日公里亩倍位岁℃]{0,3}[)）]?$/u;
const blankCell = /^(?:[-—–/／]{1,3}|…{1,2})$/u;

/** `1,234.5`, `-6.8%`, `123.4亿元`: a cell that holds one figure, or the dash that stands for none. */
export function isFigure(cell: string): boolean {
  const text = cell.replace(/\s+/gu, '');
  return text.length <= 24 && (figure.test(text) || blankCell.test(text));
}
