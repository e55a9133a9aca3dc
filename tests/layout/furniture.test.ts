import { describe, expect, test } from 'vitest';
import { findFurniture } from '../../src/layout/furniture.ts';
import { linesOf, report, setInLines } from '../made-print.ts';

const takenFrom = (text: string) =>
  findFurniture(linesOf(text)).map(({ start, end, reason }) => [reason, text.slice(start, end)]);
const texts = (text: string) => takenFrom(text).map(([, line]) => line);
const body = setInLines(report, 18);

/** Pages of ten lines, each behind what `headOf` gives for it. */
const paginate = (headOf: (page: number) => readonly string[], pages = 12) =>
  Array.from({ length: pages }, (_, p) => [...headOf(p), ...body.slice(10 * p, 10 * p + 10)].join('\n')).join('\n');

describe('folios', () => {
  test.each(['- 4 -', '-4-', '— 12 —', '–7–', '·16·', '- 17 -- 4 -'])('%s is one', (line) => {
    expect(takenFrom(`船开了。\n${line}\n岸上的人还没有散。`)).toEqual([['folio', line]]);
  });

  test('a number in brackets is one only where such lines number the pages', () => {
    expect(takenFrom('问题\n（3）\n船开了没有？')).toEqual([]);
    expect(texts(paginate((page) => [`（ ${page + 1} ）`]))).toHaveLength(12);
  });

  test('are taken on every page', () => {
    const text = paginate((page) => [`- ${page + 1} -`]);
    expect(texts(text)).toEqual(Array.from({ length: 12 }, (_, page) => `- ${page + 1} -`));
  });

  test.each(['42', '2025', '（一）', '-', '——', '6.3%', '（4）江心清淤', '- 4 - 江心'])('%s is none', (line) => {
    expect(takenFrom(`船开了。\n${line}\n岸上的人还没有散。`)).toEqual([]);
  });

  test('bare numbers that count the pages are folios', () => {
    const text = paginate((page) => [`${page + 17}`]);
    expect(texts(text)).toEqual(Array.from({ length: 12 }, (_, page) => `${page + 17}`));
    expect(texts(paginate((page) => [`${40 - page}`]))).toHaveLength(12);
  });

  test.each([
    ['a column of figures', Array.from({ length: 20 }, (_, i) => `${(i * 37) % 900}`)],
    ['numbers close together', Array.from({ length: 20 }, (_, i) => `${i + 1}`)],
    ['a few', ['3', ...body.slice(0, 10), '4', ...body.slice(10, 20), '5', ...body.slice(20, 30)]],
  ])('bare numbers that count no pages stay: %s', (_, lines) => {
    expect(takenFrom(lines.join('\n'))).toEqual([]);
  });

  test('no number of them is too many', () => {
    expect(() => takenFrom('5\n'.repeat(200_000))).not.toThrow();
  });

  test('the same number again and again is no folio', () => {
    expect(takenFrom(paginate(() => ['（1）']))).toEqual([]);
  });
});

describe('running heads', () => {
  test.each([
    '临穹县人民政府公报 2025·3',
    '临穹县人民政府公报2025.3',
    '4 临穹日报 2025年第3期',
    '临穹县公报 2025·3 临穹县公报 2025·3',
  ])('%s is one by its pattern, once is enough', (line) => {
    expect(takenFrom(`船开了。\n${line}\n岸上的人还没有散。`)).toEqual([['running head', line]]);
  });

  test('a line beside most folios is one, whatever it says', () => {
    const text = paginate((page) => [`- ${page + 1} -`, '白鹭江月报增刊']);
    expect(texts(text).filter((line) => line === '白鹭江月报增刊')).toHaveLength(12);
  });

  test('a line behind most form feeds is one', () => {
    const text = paginate((page) => [`${page > 0 ? '\f' : ''}白鹭江沿岸文告汇编 第${page + 1}页`]);
    expect(texts(text)).toHaveLength(12);
  });

  test('noise in a head does not save it', () => {
    const noisy = ['白鹭江沿岸丈告汇编', '白鹭江沿岸文告汇煸', '曰鹭江沿岸文告汇编'];
    const text = paginate((page) => [`- ${page + 1} -`, page % 4 === 3 ? noisy[page >> 2]! : '白鹭江沿岸文告汇编']);
    expect(texts(text)).toEqual(expect.arrayContaining(noisy));
  });

  test('takes folios and heads, and no line of the body', () => {
    const text = paginate((page) => [`- ${page + 1} -`, '白鹭江沿岸文告汇编']);
    const taken = new Set(texts(text));
    expect(body.filter((line) => taken.has(line))).toEqual([]);
    expect(takenFrom(text)).toHaveLength(24);
  });
});

describe('body lines stay', () => {
  test('各位代表！ alone on a line, eight times', () => {
    const text = report.slice(3, 27).flatMap((paragraph, i) => (i % 3 === 0 ? ['各位代表！', paragraph] : [paragraph]));
    expect(takenFrom(text.join('\n'))).toEqual([]);
  });

  test('各位代表！ eight times, with folios on other pages', () => {
    const text = paginate((page) => [`- ${page + 1} -`], 20).replaceAll(/。\n/gu, '。\n各位代表！\n');
    expect(texts(text).filter((line) => line === '各位代表！')).toEqual([]);
  });

  test('a short heading that comes back a few times among many pages', () => {
    const text = paginate((page) => [`- ${page + 1} -`, ...(page % 6 === 0 ? ['（一）堤岸'] : [])], 20);
    expect(texts(text).filter((line) => line === '（一）堤岸')).toEqual([]);
  });

  test('a line that ends in a number, and one that names a paper', () => {
    expect(takenFrom('据临穹日报2025年3月报道，柳树活了九成。\n全县造林面积达到\n2025\n亩。')).toEqual([]);
  });

  test('a clean report, flowing and set in lines', () => {
    expect(takenFrom(report.join('\n'))).toEqual([]);
    expect(takenFrom(body.join('\n'))).toEqual([]);
  });
});
