import { describe, expect, it } from 'vitest';
import { isAutospaced, joinRuns } from '../../src/geometry/join-runs.ts';
import { isWide, type Run } from '../../src/geometry/run.ts';

/** Runs of 10 points on one line, each with the gap before it in em; a gap of `0.3s` has white space in the file. */
function runs(...parts: readonly (readonly [gap: number, text: string, isSpaced?: boolean])[]): Run[] {
  let right = 100;
  return parts.map(([gap, text, isSpaced = false], order) => {
    const left = right + 10 * gap;
    right = left + [...text].reduce((sum, each) => sum + (isWide(each) ? 10 : 5), 0);
    return { text, left, right, top: 0, bottom: 10, em: 10, order, isSpaced };
  });
}

describe('joinRuns', () => {
  it('puts nothing between runs that touch, and one blank where print has one', () => {
    expect(joinRuns(runs([0, '市'], [0, '长'], [0.25, '闻远舟', true]), 100)).toBe('市长 闻远舟');
    expect(joinRuns(runs([0, 'Annual'], [0.25, 'report'], [0.02, 's']), 100)).toBe('Annual reports');
  });

  it('sees the gaps of a justified line as no blanks', () => {
    expect(
      joinRuns(runs([0, '全'], [0.2, '市', true], [0.2, '生', true], [0.2, '产', true], [0.2, '总', true]), 100),
    ).toBe('全市生产总');
  });

  it('sets cells under one another', () => {
    const rows = [runs([0, '地区'], [4, '总量']), runs([0, '澜东区'], [3, '45.6'])];
    expect(rows.map((row) => joinRuns(row, 100))).toEqual(['地区        总量', '澜东区      45.6']);
  });

  it('knows the gaps that a word processor puts between ideographs and figures', () => {
    const line = runs(
      [0, '增长'],
      [0.25, '5.4%', true],
      [0.25, '达到', true],
      [0.25, '123.4', true],
      [0.25, '亿元', true],
    );
    const page = [line, line, line];
    expect(isAutospaced(page)).toBe(true);
    expect(joinRuns(line, 100, true)).toBe('增长5.4%达到123.4亿元');
    expect(isAutospaced([runs([0, '增长5.4%，达到123.4亿元，比2024年多1个百分点，2025年'])])).toBe(false);
  });
});
