import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { splitColumns } from '../../src/layout/side-by-side.ts';
import { readText } from '../../src/read/text.ts';
import type { Line } from '../../src/types.ts';
import { ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';

const report = readFileSync('samples/clean/raw.txt', 'utf8').split('\n').filter(Boolean);
const prose = report.filter((line) => line.length > 60);

/** Lines of so many characters, paragraphs indented by two. */
function setLines(paragraphs: readonly string[], width: number): readonly string[] {
  return paragraphs.flatMap((paragraph) => {
    const text = [...`\u3000\u3000${paragraph}`];
    return Array.from({ length: Math.ceil(text.length / width) }, (_, i) =>
      text.slice(i * width, (i + 1) * width).join(''),
    );
  });
}

/** Pages of columns side by side, `gap` blanks between the longest line of a column and the next one; full-width counts as `wide`. */
function printSideBySide(lines: readonly string[], columns: number, rows: number, gap: number, wide: 1 | 2): string {
  const widthOf = (text: string) =>
    [...text].reduce((sum, each) => sum + (/[\u2010-\u2027\u2e80-\uffff]/u.test(each) ? wide : 1), 0);
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += columns * rows) {
    const own = Array.from({ length: columns }, (_, c) => lines.slice(at + c * rows, at + (c + 1) * rows));
    const full = Math.max(...own.flat().map(widthOf));
    const page = Array.from({ length: rows }, (_, r) =>
      own
        .map((column) => column[r] ?? '')
        .map((text) => text.replace(/^\u3000+/u, (blank) => ' '.repeat(wide * blank.length)))
        .map((text) => text + ' '.repeat(full + gap - widthOf(text)))
        .join('')
        .trimEnd(),
    );
    pages.push(page.join('\n'));
  }
  return pages.join('\n\f');
}

function split(text: string): readonly Line[] {
  return splitColumns(readText({ id: 's1', path: 'a.txt', media: 'text', encoding: 'utf-8', text })).lines;
}

describe('splitColumns', () => {
  it.each([
    [2, 2, 6],
    [2, 1, 6],
    [3, 1, 4],
    [4, 2, 4],
    [2, 2, 1],
  ] as const)(
    'reads %i columns down, full-width characters counting as %i, over a gutter of %i',
    (columns, wide, gap) => {
      const lines = setLines(prose, 16);
      const whole = lines.slice(0, lines.length - (lines.length % (24 * columns)));
      const read = split(printSideBySide(whole, columns, 24, gap, wide));
      expect(read.map(({ text }) => text)).toEqual(whole.map((line) => line.trim()));
    },
  );

  it('says the page and the column of every line, and counts the indent inside its column', () => {
    const lines = setLines(prose, 16).slice(0, 48);
    const read = split(printSideBySide(lines, 2, 24, 6, 2));
    expect(read.map(({ column }) => column)).toEqual(lines.map((_, i) => (i < 24 ? 1 : 2)));
    expect(read.every(({ page }) => page === 1)).toBe(true);
    expect(read.map(({ indent }) => indent > 0)).toEqual(lines.map((line) => line.startsWith('\u3000')));
    expect(read.flatMap(({ breakBefore }, i) => (breakBefore === 'column' ? [i] : []))).toEqual([24]);
  });

  it('keeps a title over the columns and a page number under them where they are', () => {
    const body = printSideBySide(setLines(prose, 16).slice(0, 48), 2, 24, 6, 2);
    const read = split(`${' '.repeat(22)}澜川市政府工作报告\n\n${body}\n\n${' '.repeat(34)}-1-\n`);
    expect(read[0]).toMatchObject({ text: '澜川市政府工作报告' });
    expect(read.at(-1)).toMatchObject({ text: '-1-' });
    expect(read[1]).toMatchObject({ column: 1 });
  });

  it('stands a title across the columns between what is above and below it', () => {
    const lines = setLines(prose, 16);
    const [above, below] = [lines.slice(0, 24), lines.slice(24, 48)];
    const title = `\n${' '.repeat(20)}关于澜川市二〇二五年预算执行情况的报告\n\n`;
    const text = `${printSideBySide(above, 2, 12, 6, 2)}\n${title}${printSideBySide(below, 2, 12, 6, 2)}`;
    expect(split(text).map((line) => line.text)).toEqual([
      ...above.map((line) => line.trim()),
      title.trim(),
      ...below.map((line) => line.trim()),
    ]);
  });

  it('leaves a page of one column behind pages of two as it is', () => {
    const two = printSideBySide(setLines(prose, 16).slice(0, 48), 2, 24, 6, 2);
    const one = setLines(prose.slice(0, 4), 38).join('\n');
    const read = split(`${two}\n\f${one}`).filter(({ page }) => page === 2);
    expect(read.map(({ text }) => text)).toEqual(one.split('\n').map((line) => line.trim()));
  });

  const kept: Readonly<Record<string, string>> = {
    'a list of names': Array.from(
      { length: 20 },
      (_, i) => `沈江平        闻远${'山川水木石火云雨田禾'[i % 10]}        罗一苇`,
    ).join('\n'),
    'verse in two columns': Array.from({ length: 12 }, () => '澜水东来绕郭流，        柳塬烟雨望川秋。').join('\n'),
    'a table of words and figures': Array.from(
      { length: 16 },
      (_, i) => `澜川市第${i + 10}期项目          ${1234 + i}.5          ${i}.6%`,
    ).join('\n'),
    code: Array.from({ length: 12 }, (_, i) => `const value${i + 10} = read(${i});        // what is read here`).join(
      '\n',
    ),
    'names of offices side by side': [
      '发展和改革委员会',
      '教育局',
      '科学技术局',
      '工业和信息化局',
      '公安局',
      '民政局',
      '司法局',
      '财政局',
    ]
      .map((name) => `澜川市${name}${' '.repeat(30 - 2 * name.length)}澜东区${name}`)
      .join('\n'),
  };
  it.each(Object.keys(kept))('leaves %s alone', (name) => {
    const text = kept[name]!;
    expect(split(text).map((line) => line.text)).toEqual(text.split('\n').map((line) => line.trim()));
  });

  it('accounts for every character, and a second run changes nothing', async () => {
    const raw = printSideBySide(setLines(prose, 16), 2, 24, 6, 1);
    const cleaned = await clean(raw);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
    expect(paragraphTexts(cleaned)).toEqual(prose);
    for (const format of ['md', 'txt'] as const) {
      const { first, second } = await runTwice(cleaned, format);
      expect(second).toBe(first);
    }
  });
});
