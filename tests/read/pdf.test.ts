import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read-document.ts';
import type { CleanOptions } from '../../src/types.ts';
import { type MadePage, makePdf, type Placed, runningText, writePdf } from './make-pdf.ts';

const readBytes = (content: Uint8Array, options: CleanOptions = {}) =>
  readDocument({ path: 'a.pdf', content }, 's1', options);
const read = (...pages: readonly MadePage[]) => readBytes(makePdf(pages));
const texts = async (...pages: readonly MadePage[]) => (await read(...pages)).lines.map(({ text }) => text);

/** Columns of full lines, drawn row by row over all of them, as some programs do. */
function drawColumns(columns: number, gutter: number, size: number, leading: number, rows: number) {
  const most = Math.floor((515 - (columns - 1) * gutter) / columns / size);
  const text = runningText(columns * rows * most);
  const lines = Array.from({ length: columns * rows }, (_, i) => text.slice(i * most, (i + 1) * most));
  const drawn = Array.from({ length: columns * rows }, (_, i): Placed => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const x = 40 + column * (most * size + gutter);
    return { x, y: 780 - row * leading, text: lines[column * rows + row]!, size };
  });
  return { lines, drawn };
}

describe('readPdf', () => {
  it.each([
    [1, 0],
    [2, 5],
    [2, 36],
    [3, 5],
    [3, 20],
    [4, 5],
    [4, 12],
  ])('reads %i columns with gutters of %i points column by column', async (columns, gutter) => {
    const { lines, drawn } = drawColumns(columns, gutter, 10, 16, 20);
    const document = await read({ texts: drawn });
    expect(document.lines.map(({ text }) => text)).toEqual(lines);
    expect(document.lines.at(-1)).toMatchObject({ page: 1, column: columns });
  });

  it('does not take wide leading for gutters, nor few wide lines for columns', async () => {
    const { lines, drawn } = drawColumns(1, 0, 16, 40, 12);
    expect(await texts({ texts: drawn })).toEqual(lines);
  });

  it('puts a title over all columns before them, and what stands under it behind both columns above it', async () => {
    const { lines, drawn } = drawColumns(2, 20, 10, 16, 20);
    const title = { x: 200, y: 812, text: '澜川市人民政府工作报告', size: 18 };
    const foot = { x: 180, y: 420, text: '附件：重点工程项目名称一览表和说明', size: 14 };
    expect(await texts({ texts: [foot, ...drawn, title] })).toEqual([title.text, ...lines, foot.text]);
  });

  it('keeps the text in file order, one printed line a span, and every line in reading order', async () => {
    const { source, lines } = await read({
      texts: [
        { x: 100, y: 700, text: '第二行' },
        { x: 100, y: 750, text: '第一' },
        { x: 100, y: 100, text: '- 1 -' },
        { x: 120, y: 750, text: '行' },
      ],
    });
    expect(source).toMatchObject({ media: 'pdf', text: '第二行\n第一行\n- 1 -\n' });
    expect(lines.map(({ text }) => text)).toEqual(['第一行', '第二行', '- 1 -']);
    for (const { start, end, text } of lines) expect(source.text.slice(start, end)).toBe(text);
  });

  it('splits a sheet into its leaves', async () => {
    const leaf = (x: number) =>
      Array.from({ length: 30 }, (_, i) => ({ x, y: 500 - 15 * i, text: runningText(30, x + i) }));
    const { lines } = await read({ width: 842, height: 595, texts: [...leaf(480), ...leaf(60)] });
    expect(lines.map(({ page }) => page)).toEqual([...Array(30).fill(1), ...Array(30).fill(2)]);
    expect(lines[0]!.text).toBe(runningText(30, 60));
    expect(lines[30]).toMatchObject({ text: runningText(30, 480), breakBefore: 'page' });
  });

  it('reads vertical text by columns from right to left', async () => {
    const columns = ['澜川市人民政府工作报告', '各位代表现在我代表市人民政府'];
    const drawn = columns.map((text, i) => ({ x: 500 - 20 * i, y: 780, text, vertical: true }));
    expect(await texts({ texts: drawn.toReversed() })).toEqual(columns);
  });

  it('reads upright letters under one another as vertical text, and the page number below as what it is', async () => {
    const columns = ['澜川市人民政府工作报告', '各位代表现在我代表市人民政府'];
    const drawn = columns.flatMap((text, i) =>
      [...text].map((letter, k) => ({ x: 500 - 20 * i, y: 780 - 11 * k, text: letter })),
    );
    const lines = await texts({ texts: [...drawn, { x: 290, y: 40, text: '-  7  -' }] });
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([...columns, '- 7 -']);
  });

  it('drops letters that are drawn twice, letter by letter or line by line, and says so', async () => {
    const title = '关于表彰先进单位的决定';
    const byLetter = [...title].flatMap((letter, k) =>
      [0, 0.4].map((shift) => ({ x: 100 + 16 * k + shift, y: 700, text: letter, size: 16 })),
    );
    const byLine = [0, 0.4].map((shift) => ({ x: 100 + shift, y: 600, text: title, size: 16 }));
    const { source, lines, drops } = await read({ texts: [...byLetter, ...byLine] });
    expect(lines.map(({ text }) => text)).toEqual([title, title]);
    const dropped = drops.map(({ start, end }) => source.text.slice(start, end)).join('');
    expect(dropped).toBe(title + title);
    expect(new Set(drops.map(({ reason }) => reason))).toEqual(new Set(['drawn twice']));
  });

  it('reads letter-spaced words as words, and keeps the blank between names', async () => {
    const spaced = [...'卷首语'].map((letter, k) => ({ x: 100 + 24 * k, y: 700, text: letter, size: 12 }));
    const names = [
      { x: 100, y: 650, text: '市长' },
      { x: 125, y: 650, text: '闻远舟' },
    ];
    const [first, second] = await texts({ texts: [...spaced, ...names] });
    expect(first!.replace(/ +/g, '')).toBe('卷首语');
    expect(second).toBe('市长 闻远舟');
  });

  it('writes the cells of a table under one another', async () => {
    const rows = [
      ['指标', '总量', '增速'],
      ['生产总值', '123.4', '5.6'],
      ['粮食产量', '45.6', '7.8'],
    ];
    const drawn = rows.flatMap((row, r) => row.map((text, c) => ({ x: 60 + 150 * c, y: 700 - 20 * r, text })));
    const lines = await texts({ texts: drawn });
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual(rows);
  });

  it('gives indents and blank lines by where lines stand', async () => {
    const { lines } = await read({
      texts: [
        { x: 120, y: 700, text: runningText(28) },
        { x: 100, y: 684, text: runningText(30) },
        { x: 100, y: 668, text: runningText(30) },
        { x: 120, y: 630, text: runningText(28) },
      ],
    });
    expect(lines.map(({ indent, blanksBefore }) => [indent, blanksBefore])).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
      [2, 1],
    ]);
  });

  it('tells of pages that are pictures, and refuses a document of nothing else', async () => {
    const { notices } = await read({ picture: true }, { texts: [{ x: 100, y: 700, text: '各位代表：' }] }, {});
    expect(notices).toEqual([{ source: 's1', code: 'no-text-layer', page: 1 }]);
    await expect(read({ picture: true })).rejects.toMatchObject({ code: 'no-text-layer' });
  });

  it('refuses what asks for a password, what is broken and what has too many pages', async () => {
    const encrypted = readFileSync('tests/read/encrypted.pdf');
    await expect(readBytes(encrypted)).rejects.toMatchObject({ code: 'encrypted-input' });
    await expect(readBytes(Buffer.from(`%PDF-1.7\n${'x'.repeat(3000)}`))).rejects.toMatchObject({
      code: 'broken-input',
    });
    await expect(readBytes(makePdf([{}, {}, {}]), { maxPages: 2 })).rejects.toMatchObject({ code: 'too-large' });
  });

  it('comes to an end where the page tree or a form loops', async () => {
    const tree = writePdf([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 2000 >>'],
      [3, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 1000 >>'],
    ]);
    await expect(readBytes(tree)).rejects.toMatchObject({ code: 'broken-input' });
    const form = writePdf([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
      [
        3,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>',
      ],
      [4, '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 11 >>\nstream\n/X Do /X Do\nendstream'],
    ]);
    await expect(readBytes(form)).rejects.toMatchObject({ code: 'no-text-layer' });
  });

  it('tells of every page that it has read', async () => {
    const seen: (readonly [string, number, number])[] = [];
    const page = { texts: [{ x: 100, y: 700, text: '各位代表：' }] };
    await readBytes(makePdf([page, page]), { onPage: (...told) => seen.push(told) });
    expect(seen).toEqual([
      ['a.pdf', 1, 2],
      ['a.pdf', 2, 2],
    ]);
  });
});
