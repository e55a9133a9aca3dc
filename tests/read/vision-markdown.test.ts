import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import type { Line } from '../../src/types.ts';

const readMarkdown = (content: string) => read({ path: 'scan.md', content }, 's1', {});

/** The text of a line without the marks inside it. */
function wordsOf({ start, text, marks = [] }: Line): string {
  let words = '';
  let at = 0;
  for (const [from, to] of marks) {
    words += text.slice(at, from - start);
    at = to - start;
  }
  return words + text.slice(at);
}

const shapesOf = (content: string) => readMarkdown(content).lines.map((line) => [line.kind, wordsOf(line)]);
const dropsOf = (content: string) =>
  readMarkdown(content).drops.map(({ start, end, fate, reason }) => [content.slice(start, end), fate, reason]);

describe('Markdown of vision models', () => {
  it('gives items without their marks, nested ones too', () => {
    expect(shapesOf('- ▶ 粮食产量创历史新高\n  * 新增龙头企业12户\n+ 建成高标准农田')).toEqual([
      ['item', '▶ 粮食产量创历史新高'],
      ['item', '新增龙头企业12户'],
      ['item', '建成高标准农田'],
    ]);
  });

  it('does not take a page number, a minus or a rule for an item', () => {
    expect(shapesOf('- 17 -\n-5℃以下\n- 17 -- 4 -')).toEqual([
      [undefined, '- 17 -'],
      [undefined, '-5℃以下'],
      [undefined, '- 17 -- 4 -'],
    ]);
  });

  it('takes strong emphasis off and says so', () => {
    expect(shapesOf('生产总值增长 **6%** 左右，__投资__ 增长')).toEqual([
      [undefined, '生产总值增长 6% 左右，投资 增长'],
    ]);
    expect(dropsOf('增长 **6%**')).toEqual([
      ['**', 'layout', 'markdown-mark'],
      ['**', 'layout', 'markdown-mark'],
    ]);
    expect(readMarkdown('**各位代表：**').lines[0]).toMatchObject({ start: 2, end: 7, text: '各位代表：' });
  });

  it.each(['**表示显著', '2**10 和 3**10', '签字：__年__月__日', '** 注 **', '____年____月', '*注'])(
    'leaves %s alone, which is no emphasis',
    (text) => {
      expect(shapesOf(text)).toEqual([[undefined, text]]);
    },
  );

  it('takes away the backslash before a mark', () => {
    expect(shapesOf('5\\*8 和 a\\_b\n\\- 甲\n1\\. 扩大内需\n\\| 乙 |')).toEqual([
      [undefined, '5*8 和 a_b'],
      [undefined, '- 甲'],
      [undefined, '1. 扩大内需'],
      [undefined, '| 乙 |'],
    ]);
  });

  it('drops rules, and pictures of which nothing is said', () => {
    expect(shapesOf('甲\n***\n乙\n___\n![](a.png)\n![image](b.png)\n![图1](c.png)')).toEqual([
      [undefined, '甲'],
      [undefined, '乙'],
    ]);
    expect(dropsOf('![](a.png)')).toEqual([['![](a.png)', 'chrome', 'image']]);
  });

  it('keeps what is said of a picture as a caption', () => {
    expect(shapesOf('![澜川市人民代表大会现场](img/2 (1).png)')).toEqual([['caption', '澜川市人民代表大会现场']]);
  });

  it('drops comments, over several lines too, but none that never ends', () => {
    expect(shapesOf('甲<!-- 第2页 -->乙\n<!-- 丙\n丁 -->戊\n<!-- 己')).toEqual([
      [undefined, '甲'],
      [undefined, '乙'],
      [undefined, '戊'],
      [undefined, '<!-- 己'],
    ]);
    expect(dropsOf('<!-- 第2页 -->')).toEqual([['<!-- 第2页 -->', 'chrome', 'comment']]);
    const far = `<!-- ${'丙'.repeat(2000)} -->`;
    expect(shapesOf(far)).toEqual([[undefined, far]]);
  });

  it('breaks a line at <br>', () => {
    expect(shapesOf('澜川市人民政府<br/>2025年3月')).toEqual([
      [undefined, '澜川市人民政府'],
      [undefined, '2025年3月'],
    ]);
  });

  it('keeps what stands in a fence to the letter, its indent too', () => {
    const { lines, drops } = readMarkdown('```text\n全市    **12.3**\n  - 澜东区  4.5\n```\n- 甲');
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['table', '全市    **12.3**'],
      ['table', '  - 澜东区  4.5'],
      ['item', '甲'],
    ]);
    expect(drops.map(({ reason }) => reason)).toEqual(['markdown-mark', 'markdown-mark', 'markdown-mark']);
  });

  it('takes a fence that never closes for text', () => {
    expect(shapesOf('```\n甲\n~~~')).toEqual([
      [undefined, '```'],
      [undefined, '甲'],
      [undefined, '~~~'],
    ]);
  });

  it('keeps the rows of a table as they are', () => {
    expect(shapesOf('| 指标 | 增速 |\n|---|---|\n| **全市**<br>合计 | 5\\*6 |')).toEqual([
      ['table', '| 指标 | 增速 |'],
      ['table', '|---|---|'],
      ['table', '| **全市**<br>合计 | 5\\*6 |'],
    ]);
  });

  it('reads many fences that never close in linear time', () => {
    const content = '```text\n'.repeat(20_000);
    expect(readMarkdown(content).lines).toHaveLength(20_000);
  });
});

describe('telling Markdown by lists and fences', () => {
  const mediaOf = (content: string) => read({ content }, 's1', {}).source.media;

  it.each([
    ['markdown', '主要指标\n\n- ▶ 粮食增产\n- ▶ 企业增效\n'],
    ['markdown', '```text\n全市  12.3\n```\n'],
    ['text', '- 甲\n- 乙\n'],
    ['text', '甲\n- 乙\n\n丙\n'],
    ['text', '甲\n\n- 3 -\n\n乙\n'],
    ['text', '```text\n甲\n'],
    ['text', '误认的一行\n\\- 甲\n乙\n'],
    ['markdown', '甲\n\n\\- 乙\n\n| 全市 | 5 |\n| 合计 | 6 |\n'],
  ])('%s: %j', (media, content) => {
    expect(mediaOf(content)).toBe(media);
  });
});
