import { describe, expect, test } from 'vitest';
import { cutContinuations } from '../../src/layout/continuations.ts';
import { linesOf } from '../made-print.ts';

const cut = (text: string) => {
  const { lines, drops, continuations } = cutContinuations(linesOf(text));
  return {
    lines: lines.map((line) => line.text),
    isSlice: lines.every((line) => text.slice(line.start, line.end) === line.text),
    drops: drops.map(({ start, end }) => text.slice(start, end)),
    notices: continuations.map(({ direction, page, isOtherIssue }) => [direction, page, isOtherIssue]),
  };
};

describe('a notice', () => {
  test.each([
    ['栽柳突破（下转第三版）', '栽柳突破', '（下转第三版）', ['to', 3, false]],
    ['栽柳突破(下转3版)', '栽柳突破', '(下转3版)', ['to', 3, false]],
    ['两岸都说好。（转第四版）', '两岸都说好。', '（转第四版）', ['to', 4, false]],
    ['两岸都说好。　（紧接第二版）', '两岸都说好。', '（紧接第二版）', ['to', 2, false]],
    ['栽柳突破 下转第2版▶', '栽柳突破', '下转第2版▶', ['to', 2, false]],
    ['（上接第一版）九千株。', '九千株。', '（上接第一版）', ['from', 1, false]],
    ['（接第1版）九千株。', '九千株。', '（接第1版）', ['from', 1, false]],
    ['◀上接1版 九千株。', '九千株。', '◀上接1版', ['from', 1, false]],
    ['守住两百里江堤（上接第一版）', '守住两百里江堤', '（上接第一版）', ['from', 1, false]],
    ['他说还要守下去（未完待续）', '他说还要守下去', '（未完待续）', ['to', 0, true]],
    ['（续上期）他又回到堤上。', '他又回到堤上。', '（续上期）', ['from', 0, true]],
    ['栽柳突破（下转第二、三版）', '栽柳突破', '（下转第二、三版）', ['to', 0, false]],
  ] as const)('%s is cut out of its line', (text, line, notice, read) => {
    expect(cut(text)).toEqual({ lines: [line], isSlice: true, drops: [notice], notices: [read] });
  });

  test('alone on its line takes the line with it', () => {
    expect(cut('栽柳突破\n下转第三版\n上接第一版\n九千株。').lines).toEqual(['栽柳突破', '九千株。']);
  });

  test('leaves its line break to the line behind it', () => {
    const { lines } = cutContinuations(linesOf('两岸都说好。\n\f（上接第一版）\n九千株。'));
    expect(lines[1]).toMatchObject({ text: '九千株。', breakBefore: 'page' });
  });

  test('on both sides of a line gives two', () => {
    expect(cut('（上接第一版）九千株，（下转第三版）').notices).toEqual([
      ['from', 1, false],
      ['to', 3, false],
    ]);
  });
});

test.each([
  '这项工作上接天线、下接地气。',
  '报告全文见第三版。',
  '他把话题转到第二版方案上来。',
  '读者可从第一版下转第三版继续阅读全文。',
  '（详见第三版）',
  '第三版的篇幅（共两页）',
  '规划第三版（接第二版修订）已经付印。',
])('%s is text', (text) => {
  expect(cut(text)).toEqual({ lines: [text], isSlice: true, drops: [], notices: [] });
});
