import { describe, expect, test } from 'vitest';
import { liftCaptions } from '../../src/layout/captions.ts';
import { read } from '../../src/read/read.ts';

const lift = (text: string) => {
  const { lines, captions } = liftCaptions(read({ content: text }, 's1', {}).lines);
  return {
    left: lines.map((line) => line.text),
    lifted: captions.map((caption) => caption.lines.map((line) => line.text).join(' ')),
  };
};

describe('lifts a caption', () => {
  test.each([
    '▲新投运的渡船驶过汀浦码头。本报记者 林远舟 摄',
    '▲新投运的渡船驶过汀浦码头。',
    '◀冰场上的早课持续升温。',
    '渡船驶过汀浦码头。许闻笛 摄',
    '渡船驶过汀浦码头。（林远舟 摄）',
    '渡船驶过汀浦码头。本报记者 林远舟 许闻笛 摄影报道',
    '政协澜川市第六届委员会第三次会议现场。本报记者 林远舟 摄',
    '河堤步道上晨练的市民许闻笛 摄',
    '渡船驶过汀浦码头。资料图片',
    '图为新建成的汀浦码头。',
    '本版图片除署名外均由本报记者林远舟、许闻笛摄',
  ])('%s', (caption) => {
    expect(lift(`中心启动运行，入选\n\n${caption}\n\n全省试点。`)).toEqual({
      left: ['中心启动运行，入选', '全省试点。'],
      lifted: [caption],
    });
  });

  test('with the credit on the line below it', () => {
    expect(lift('▲渡船驶过汀浦码头。\n许闻笛 摄\n\n全省试点。').lifted).toEqual(['▲渡船驶过汀浦码头。 许闻笛 摄']);
    expect(lift('渡船驶过汀浦码头。\n许闻笛 摄\n\n全省试点。').lifted).toEqual(['渡船驶过汀浦码头。 许闻笛 摄']);
  });

  test("and not the text behind it, up to another one's credit", () => {
    const { left, lifted } = lift('图为村民采摘。\n采摘苹果，准备运往城里。\n文艺汇演昨晚举行，\n（李华摄）');
    expect(left).toEqual(['采摘苹果，准备运往城里。', '文艺汇演昨晚举行，']);
    expect(lifted).toEqual(['图为村民采摘。', '（李华摄）']);
  });

  test('that is set on two lines', () => {
    expect(lift('全省前列，入选\n▲新投运的渡船驶过汀\n浦码头。许闻笛 摄\n全省试点。')).toEqual({
      left: ['全省前列，入选', '全省试点。'],
      lifted: ['▲新投运的渡船驶过汀 浦码头。许闻笛 摄'],
    });
  });

  test('that stands in the middle of a line', () => {
    const { left, lifted } = lift('中心启动运行，入选▲新投运的渡船。本报记者 摄全省试点，数据集入选全省名单。');
    expect(left).toEqual(['中心启动运行，入选', '全省试点，数据集入选全省名单。']);
    expect(lifted).toEqual(['▲新投运的渡船。本报记者 摄']);
  });
});

describe('leaves alone', () => {
  test.each([
    '▶ 改造老旧小区64个\n▶ 打通断头路29条\n▶ 栽植花卉140万株',
    '我们将继续完善摄影艺术馆的功能。',
    '闻远舟市长在会上指出，包举宇内，兼收并摄',
    '渡船驶过汀浦码头。',
    '▲上证指数上涨12点',
    '# ▲渡船驶过汀浦码头。',
    `▲${'渡船驶过汀浦码头，'.repeat(20)}`,
  ])('%s', (text) => {
    expect(lift(text).lifted).toEqual([]);
  });
});

test('a line that is cut keeps its offsets: every part is the slice of the source that it bounds', () => {
  const text = '中心启动运行，入选 ▲新投运的渡船。本报记者 摄 全省试点。';
  const { lines, captions } = liftCaptions(read({ content: text }, 's1', {}).lines);
  for (const line of [...lines, ...captions.flatMap((caption) => caption.lines)])
    expect(text.slice(line.start, line.end)).toBe(line.text);
});
