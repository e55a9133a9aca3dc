import { describe, expect, test } from 'vitest';
import { takeOverprints } from '../../src/layout/overprints.ts';
import { linesOf } from '../made-print.ts';

const sentence = '过去一年，堤上栽柳九千株，护住良田三万亩，两岸群众都说好。';
const kept = (...text: string[]) => takeOverprints(linesOf(text)).lines.map((line) => line.text);

describe('a line printed over itself', () => {
  test('stands once: the second print is a copy of the first', () => {
    const { drops } = takeOverprints(linesOf(['一、守住两百里江堤', '一、守住两百里江堤', sentence]));
    expect(drops).toEqual([
      {
        source: 's1',
        start: 10,
        end: 19,
        fate: 'duplicate',
        reason: 'printed over itself',
        of: { source: 's1', start: 0, end: 9 },
        similarity: 1,
      },
    ]);
    expect(kept('江水退了柳树活了', '江水退了柳树活了', sentence)).toEqual(['江水退了柳树活了', sentence]);
    expect(kept(sentence, sentence)).toEqual([sentence]);
  });

  test('goes throughout where the whole text is doubled, however short the lines', () => {
    const text = ['澜川', '江水退了，', '柳树活了九成。', '好。'];
    expect(kept(...text.flatMap((line) => [line, line]))).toEqual(text);
  });
});

test('a text of which every few lines stand twice running stands once, one that says them three times as written', () => {
  const blocks = [1, 2, 3, 4].map((k) => [`澜川第${k}渡口的船工清早下水`, `傍晚收船时数一数木桨${k}支`]);
  expect(kept(...blocks.flatMap((block) => [...block, ...block]), sentence)).toEqual([...blocks.flat(), sentence]);
  const thrice = blocks.flatMap((block) => [...block, ...block, ...block]);
  expect(kept(...thrice)).toEqual(thrice);
});

describe('stand twice as written', () => {
  test.each([
    ['a refrain', ['啊，澜江！你从山里来！', '啊，澜江！你从山里来！', sentence]],
    ['entries of a list', ['澜川农业机械公司', '澜川渡口管理公司', '澜川渡口管理公司', '澜川柳木加工公司']],
    ['rows of a table', ['澜川渡口 合格  合格合格', '澜川渡口 合格  合格合格', sentence]],
    ['items', ['● 澜川渡口管理处上报', '● 澜川渡口管理处上报', sentence]],
    ['lines of a form', ['两岸群众签字意见：', '两岸群众签字意见：', sentence]],
    ['signatures', [sentence, '澜川市渡口管理处', '澜川市渡口管理处', '2025年3月12日']],
    ['short words', ['柳树', '柳树', sentence]],
    ['three prints', ['江水退了柳树活了', '江水退了柳树活了', '江水退了柳树活了', sentence]],
  ])('%s', (_, text) => {
    expect(kept(...text)).toEqual(text);
  });
});
