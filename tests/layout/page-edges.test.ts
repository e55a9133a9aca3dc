import { describe, expect, it } from 'vitest';
import { findPageEdges } from '../../src/layout/page-edges.ts';
import type { Line } from '../../src/types.ts';

const body = '过去一年全市经济社会发展取得新的成绩';

/** A page: its head and foot, and lines of text between them, at the usual places or others. */
function page(number: number, head: string, foot: string, headTop = 74, text = body): readonly Line[] {
  const line = (own: string, left: number, top: number, place: number): Line => {
    const start = 10_000 * number + 100 * place;
    const box = { left, top, right: left + 20 * own.length, bottom: top + 20 };
    return { source: 's1', start, end: start + own.length, text: own, indent: 0, blanksBefore: 0, page: number, box };
  };
  const lines = Array.from({ length: 12 }, (_, i) => line(text, 100, 160 + 32 * i, i + 1));
  return [...(head ? [line(head, 200, headTop, 0)] : []), ...lines, ...(foot ? [line(foot, 280, 620, 20)] : [])];
}

const found = (...pages: readonly (readonly Line[])[]) => {
  const lines = pages.flat();
  return findPageEdges([{ lines }]).map(({ start, reason }) => [
    lines.find((line) => line.start === start)!.text,
    reason,
  ]);
};

describe('edges of pages', () => {
  it('are running heads where two pages have them at one height, however they are misread', () => {
    expect(found(page(1, '第2期，特载', ''), page(2, '第2期·特载', ''))).toEqual([
      ['第2期，特载', 'running head'],
      ['第2期·特载', 'running head'],
    ]);
    expect(found(page(1, '澜川政务动态', ''), page(2, '经济运行分析', ''), page(3, '澜川政务动态', ''))).toHaveLength(
      2,
    );
  });

  it('are folios where they count with the pages, whatever their dashes have become', () => {
    expect(
      found(page(1, '', '一17一'), page(2, '', '-~18-'), page(3, '', '— 19 —')).map(([, reason]) => reason),
    ).toEqual(['folio', 'folio', 'folio']);
    expect(found(page(1, '', '125'), page(2, '', '87'))).toEqual([]);
  });

  it('are text where they stand close to it, at different heights, or say different things', () => {
    expect(found(page(1, '第2期特载', '', 128), page(2, '第2期特载', '', 128))).toEqual([]);
    expect(found(page(1, '第2期特载', '', 20), page(2, '第2期特载', '', 90))).toEqual([]);
    expect(found(page(1, '政府工作报告', ''), page(2, '关于预算的决议', ''))).toEqual([]);
    expect(found(page(1, '各位代表：', ''), page(2, '各位代表：', ''))).toEqual([]);
  });

  it('are known alone where they say what they are', () => {
    expect(found(page(1, '澜川市人民政府公报2026，2', '一3一')).map(([, reason]) => reason)).toEqual([
      'running head',
      'folio',
    ]);
    expect(found(page(1, '政府工作报告', ''))).toEqual([]);
  });

  it('are one where most other pages have theirs, though it is misread beyond likeness', () => {
    const heads = ['澜川动态特载', '澜川动态特载', '洞儿功恋恃栽', '澜川动态特载'];
    expect(found(...heads.map((head, i) => page(i + 1, head, '')))).toHaveLength(4);
  });

  it('are not looked for without boxes', () => {
    const bare = [1, 2].flatMap((number) => page(number, '第2期特载', '').map(({ box: _, ...line }) => line));
    expect(found(bare)).toEqual([]);
  });
});
