import { describe, expect, it } from 'vitest';
import { holesTold } from './holes-told.ts';
import { madeRun } from './made-run.ts';

const columns = [
  '各位代表：现在，我代表市人民政府，向大会报',
  '告工作，请予审议，并请市政协委员提出意见。过去一年，全市上下同心协力，地区生产总值增长六个百分点以上，粮',
  '食产量再创新高，城乡居民收入稳步提高，人民生活不断改善，各项社会事业全面发展。',
] as const;
const gold = columns.join('');
const hole = { start: columns[0].length, end: columns[0].length + columns[1].length };
const torn = { columns: [columns[0], columns[2]], inRaw: [1, 0], inReport: [0, 1] };

describe('holesTold', () => {
  it('counts a gap behind the text before the hole', () => {
    const told = holesTold(madeRun({ ...torn, gap: { side: 'after', column: 0 } }), gold, [hole]);
    expect(told).toEqual({ visible: 1, told: 1, notVisible: 0, untold: [] });
  });

  it('counts a gap before the text behind the hole, wherever that stands', () => {
    const run = madeRun({ ...torn, inReport: [1, 0], gap: { side: 'before', column: 1 } });
    expect(holesTold(run, gold, [hole]).told).toBe(1);
  });

  it('shows a hole that no gap tells of', () => {
    const told = holesTold(madeRun({ ...torn, gap: { side: 'after', column: 1 } }), gold, [hole]);
    expect(told).toMatchObject({
      visible: 1,
      told: 0,
      untold: ['…代表市人民政府,向大会报 | 食产量再创新高,城乡居民…'],
    });
  });

  it('counts a hole between a closed sentence and a new paragraph apart', () => {
    const paragraphs = ['各位代表：', '第一段已经说完了。', '第二段从这里开始。', '第三段到此结束。'];
    const at = (count: number) => paragraphs.slice(0, count).join('').length;
    const run = madeRun({ columns: [paragraphs[1]!, paragraphs[3]!], inRaw: [0, 1], inReport: [0, 1] });
    expect(holesTold(run, paragraphs.join('\n'), [{ start: at(2), end: at(3) }])).toMatchObject({
      visible: 0,
      notVisible: 1,
    });
  });
});
