import { describe, expect, test } from 'vitest';
import { findMastheads, pageNumber } from '../../src/layout/masthead.ts';
import { linesOf } from '../made-print.ts';

const story = ['江水退了，堤上的柳树活了九成。', '两岸的人又到江边来走。'];
const taken = (text: readonly string[]) => {
  const source = text.join('\n');
  return findMastheads(linesOf(text)).drops.map(({ start, end }) => source.slice(start, end));
};
const metas = (text: readonly string[]) => findMastheads(linesOf(text)).mastheads.map(({ meta }) => meta);

describe('a masthead', () => {
  const head = [
    '澜 川 日 报',
    '2025年3月12日 星期三',
    '农历乙巳年二月十三 第12345期 今日8版',
    '国内统一连续出版物刊号 CN 98-0013 邮发代号：98-8',
    '中共澜川市委机关报　澜川日报社出版',
    '网址：www.lanchuan.example 新闻热线：0999-1234567',
  ];

  test('at the head of a text is taken as a whole, and nothing behind it', () => {
    expect(taken([...head, ...story])).toEqual(head);
  });

  test('gives what it says as printed, blanks left out', () => {
    expect(metas([...head, ...story])).toEqual([{ publisher: '澜川日报', issue: '第12345期', date: '2025年3月12日' }]);
  });

  test('of a gazette has its number and its total', () => {
    expect(metas(['澜川市人民政府公报', '2025年第3期（总第41期）', ...story])).toEqual([
      { publisher: '澜川市人民政府公报', issue: '2025年第3期', total: '总第41期' },
    ]);
  });

  test('of a page inside the text is taken by its page number, and begins a new one', () => {
    const pages = [
      ...head,
      ...story,
      '第2版 要闻',
      '责任编辑：王芳　版式：李明',
      ...story,
      '03版：综合',
      '责编 赵强',
      ...story,
    ];
    expect(taken(pages)).toEqual([...head, '第2版 要闻', '责任编辑：王芳　版式：李明', '03版：综合', '责编 赵强']);
    expect(metas(pages).slice(1)).toEqual([
      { page: '第2版', section: '要闻', editor: '王芳' },
      { page: '03版', section: '综合', editor: '赵强' },
    ]);
  });

  test('on one line says at least three things', () => {
    const line = '澜川日报 2025年3月12日 第2版';
    expect(taken([...story, line, ...story])).toEqual([line]);
    expect(taken(['澜川日报 2025年3月12日', ...story])).toEqual([]);
  });

  test('page numbers that stand alone count up, or are none', () => {
    expect(taken([...story, '第2版', ...story, '第3版', ...story])).toEqual(['第2版', '第3版']);
    expect(taken([...story, '第2版', ...story])).toEqual([]);
    expect(taken([...story, '第3版', ...story, '第2版', ...story])).toEqual([]);
  });
});

describe('no masthead is', () => {
  test.each([
    ['a date alone', ['2025年3月12日', ...story]],
    ['a publication alone', ['澜川日报', ...story]],
    ['a communiqué with its date', ['澜川市国民经济和社会发展统计公报', '2025年3月12日', ...story]],
    [
      'a report with its session line',
      ['政府工作报告', '——2025年6月8日在临穹县第九届人民代表大会第二次会议上', ...story],
    ],
    ['a signature', [...story, '澜川日报', '2025年3月12日']],
    ['what stands inside running text', [...story, '澜川日报', '第12345期', ...story]],
    ['a credit of one maker', [...story, '责任编辑：王芳', ...story]],
    ['a sentence about a paper', ['澜川日报今日8版全部印完。', '澜川日报第12345期刊登了这份报告。', ...story]],
  ])('%s', (_, text) => {
    expect(taken(text)).toEqual([]);
  });
});

test.each([
  ['第三版', 3],
  ['03版', 3],
  ['第１２版', 12],
  ['第十一版', 11],
  ['A3版', 0],
])('page %s is %i', (text, number) => {
  expect(pageNumber(text)).toBe(number);
});
