import { describe, expect, it } from 'vitest';
import { findPageEdges } from '../../src/layout/page-edges.ts';
import type { Line } from '../../src/types.ts';

/** Pages of lines, 20 units apart from 100 on, with a line over them and one under them. */
function pages(count: number, edges: (page: number) => readonly [head: string | null, foot: string | null]): Line[] {
  let at = 0;
  return Array.from({ length: count }, (_, p) => {
    const [head, foot] = edges(p + 1);
    const line = (text: string, top: number, height = 10): Line => {
      const start = at;
      at += text.length + 1;
      const box = { left: 50, right: 50 + 10 * text.length, top, bottom: top + height };
      return {
        source: 's1',
        start,
        end: start + text.length,
        text,
        indent: 0,
        blanksBefore: 0,
        page: p + 1,
        column: 1,
        box,
      };
    };
    const body = Array.from({ length: 12 }, (_, i) =>
      line(`${'甲乙丙丁戊己庚辛'[(p + i) % 8]}${p}是第${i}行正文，各页不同`, 100 + 20 * i),
    );
    return [...(head ? [line(head, 40)] : []), ...body, ...(foot ? [line(foot, 400)] : [])];
  }).flat();
}

const dropped = (lines: readonly Line[]) =>
  findPageEdges([{ lines }]).map(
    ({ start, reason }) => `${reason}: ${lines.find((line) => line.start === start)!.text}`,
  );

describe('furniture of pages that have boxes', () => {
  it('finds heads and feet that stand at one height on all pages', () => {
    expect([...dropped(pages(4, (p) => ['澜川市人民政府公报', `第${p}页`]))].sort()).toEqual([
      ...[1, 2, 3, 4].map((p) => `folio: 第${p}页`),
      ...Array(4).fill('running head: 澜川市人民政府公报'),
    ]);
  });

  it('finds heads that left and right pages have each of their own', () => {
    const lines = pages(8, (p) => [p % 2 ? '澜川市人民政府公报' : '2025年第1期', null]);
    expect(dropped(lines)).toHaveLength(8);
  });

  it('leaves text at the edge of a page that is another one on the next', () => {
    expect(dropped(pages(6, () => [null, null]))).toEqual([]);
  });

  it('leaves titles that stand over every page in larger type', () => {
    const lines = pages(6, () => ['荣誉证书', null]).map((line) =>
      line.text === '荣誉证书' ? { ...line, box: { ...line.box!, bottom: line.box!.top + 20 } } : line,
    );
    expect(dropped(lines)).toEqual([]);
  });

  it('finds a head that stands as close as a line where it is the same on five pages, and no sooner', () => {
    const close = (count: number) =>
      pages(count, () => ['澜川市人民政府公报', null]).map((line) =>
        line.text === '澜川市人民政府公报' ? { ...line, box: { ...line.box!, top: 80, bottom: 90 } } : line,
      );
    expect(dropped(close(5))).toHaveLength(5);
    expect(dropped(close(4))).toEqual([]);
  });

  it('looks at lines with boxes only', () => {
    expect(dropped(pages(4, () => ['澜川市人民政府公报', null]).map(({ box: _, ...line }) => line))).toEqual([]);
  });
});
