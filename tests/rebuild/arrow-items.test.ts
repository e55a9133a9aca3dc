import { expect, it } from 'vitest';
import { findArrowItems } from '../../src/rebuild/arrow-items.ts';

const bodies = (...texts: string[]) => texts.map((text) => ({ kind: 'body' as const, text }));

it('three paragraphs in a row that open with an arrow are items', () => {
  expect(findArrowItems(bodies('主要指标', '▶ 粮食增产', '►企业增效', '➤ 农民增收', '各位代表：'))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

it('two are not, nor are captions with a credit, nor headings', () => {
  expect(findArrowItems(bodies('▶ 大会现场', '▶ 代表入场'))).toEqual([false, false]);
  expect(findArrowItems(bodies('▶ 现场 李明 摄', '▶ 入场 李明 摄', '▶ 散会 李明摄）'))).toEqual([false, false, false]);
  const headings = bodies('▶ 回顾', '▶ 安排', '▶ 建设').map((each) => ({ ...each, kind: 'heading' as const }));
  expect(findArrowItems(headings)).toEqual([false, false, false]);
});
