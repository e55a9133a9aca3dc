import { describe, expect, test } from 'vitest';
import { findContents, parseMeta } from '../../src/layout/contents.ts';
import { linesOf, notice, report, setInLines } from '../made-print.ts';

const list = [
  '目  录',
  '临穹县人民政府公报',
  '2025年第3期（总第41期）',
  '2025年6月20日出版',
  '政府工作报告………………………………4',
  '关于护堤种柳的通知…………………………（17）',
  '船 户 须 知··············23',
];
const text = ['江水退了，堤上的柳树活了九成。', ...list, '各位代表：', '现在，我向大会报告工作，请予审议。'];

describe('findContents', () => {
  const found = findContents(linesOf(text));

  test('takes the list with the masthead in it and nothing else', () => {
    const taken = found.drops.map(({ start, end }) => linesOf(text)[0] && text.join('\n').slice(start, end));
    expect(taken).toEqual(list);
    expect(new Set(found.drops.map(({ fate, reason }) => `${fate} ${reason}`))).toEqual(
      new Set(['furniture contents']),
    );
  });

  test('reads the titles, without leaders, page numbers and blanks', () => {
    expect(found.titles).toEqual(['政府工作报告', '关于护堤种柳的通知', '船户须知']);
  });

  test('an article never runs across the list', () => {
    expect(found.breaks).toEqual([1 + list.length]);
  });

  test('keeps what the masthead says', () => {
    expect(found.meta).toEqual({
      publisher: '临穹县人民政府公报',
      issue: '2025年第3期',
      total: '总第41期',
      date: '2025年6月20日',
    });
  });

  test.each([
    '政府工作报告......4',
    '政府工作报告·······4',
    '政府工作报告……… 4',
    '政府工作报告…………(4)',
    '政府工作报告．．．．．4',
  ])('reads the leader of %s', (entry) => {
    expect(findContents(linesOf(['目录', entry])).titles).toEqual(['政府工作报告']);
  });

  test('two lists with prose between them are two', () => {
    const twice = findContents(linesOf([...list, '江水退了，堤上的柳树活了九成。', ...list]));
    expect(twice.breaks).toEqual([list.length, 2 * list.length + 1]);
    expect(twice.drops).toHaveLength(2 * list.length);
  });

  test.each([
    ['one paragraph a line', [...report, ...notice]],
    ['set in lines', setInLines(report, 18)],
  ])('a clean report, %s, has none', (_, lines) => {
    expect(findContents(linesOf(lines))).toEqual({ drops: [], titles: [], meta: {}, breaks: [] });
  });

  test('the word 目录 alone is no list', () => {
    expect(findContents(linesOf(['目录', '各位代表：', '船开了。'])).drops).toEqual([]);
  });

  test('a sentence that breaks off in dots before a number is prose where no digit ends it', () => {
    expect(findContents(linesOf(['他数着堤上的柳树：一、二、三……', '老周说：“还早着呢……”'])).drops).toEqual([]);
  });
});

describe('parseMeta', () => {
  test('blanks inside the lines mean nothing', () => {
    expect(parseMeta(['2025 年 第 3 期', '（总 第 41 期）', '临 穹 县 公 报'])).toEqual({
      publisher: '临穹县公报',
      issue: '2025年第3期',
      total: '总第41期',
    });
  });

  test('the first line that says it counts', () => {
    expect(parseMeta(['2025年第3期', '2025年第4期']).issue).toBe('2025年第3期');
  });

  test('says nothing of what is not there', () => {
    expect(parseMeta(['主办单位', '内部资料'])).toEqual({});
  });
});
