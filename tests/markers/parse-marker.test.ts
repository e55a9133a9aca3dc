import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumeral } from '../../src/markers/numeral.ts';
import { parseMarker } from '../../src/markers/parse-marker.ts';

const read = (text: string) => {
  const marker = parseMarker(text);
  return marker && [marker.level, marker.value, text.slice(0, marker.length)];
};

describe('parseMarker', () => {
  test.each([
    ['一、山城的一年', 1, 1, '一、'],
    ['十二、附则', 1, 12, '十二、'],
    ['二 、山城的明天', 1, 2, '二 、'],
    ['第三章 码头管理', 1, 3, '第三章'],
    ['第2编 渡口', 1, 2, '第2编'],
    ['（四）让渡口亮起来', 2, 4, '（四）'],
    ['第五节 护岸', 2, 5, '第五节'],
    ['3.修好三座桥', 3, 3, '3.'],
    ['3、修好三座桥', 3, 3, '3、'],
    ['3．修好三座桥', 3, 3, '3．'],
    ['（6）渡船更新', 4, 6, '（6）'],
    ['(6)渡船更新', 4, 6, '(6)'],
    ['⑦夜航补贴', 5, 7, '⑦'],
    ['一是种树。', 6, 1, '一是'],
    ['第二十一条 船户应当持证。', 7, 21, '第二十一条'],
    ['第108条 本办法自公布之日起施行。', 7, 108, '第108条'],
  ])('reads the marker of %s', (text, level, value, mark) => {
    expect(read(text)).toEqual([level, value, mark]);
  });

  test.each(['(三)护堤', '（三)护堤', '(三）护堤', '（三]护堤', '（三】护堤', '（ 三 ）护堤'])(
    'reads %s in spite of half-width or damaged brackets',
    (text) => {
      expect(parseMarker(text)).toMatchObject({ level: 2, value: 3 });
    },
  );

  test.each([
    '1.2万名船工领到新证',
    '2.5%的船户',
    '3.％',
    '12．5公里堤岸',
    '3、5两日封航',
    '2024年的渡口',
    '三十六座渡口',
    '一是否续签由船户自定',
    '一律不准采砂',
    '第三批船工',
    '第三次渡江',
    '（三个渡口）',
    '（2024）',
    '渡口一、二号泊位',
    '、一',
    '',
  ])('takes %j for text', (text) => {
    expect(parseMarker(text)).toBeNull();
  });

  test('tells 一是 from 一是否', () => {
    expect([parseMarker('一是否认船票涨价。'), parseMarker('一是认真清淤。')?.level]).toEqual([null, 6]);
  });

  test('an ordinal in a sentence is no marker', () => {
    expect(['第一条高速公路通车', '第一节课'].map(parseMarker)).toEqual([null, null]);
  });

  test('a marker is a prefix of its text, whatever follows it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('四、', '（四）', '(4)', '4、', '④', '四是', '第四条 '),
        fc.string(),
        (mark, rest) => {
          fc.pre(!/^[\d否]/.test(rest));
          expect(parseMarker(mark + rest)).toMatchObject({ value: 4, length: mark.trim().length });
        },
      ),
    );
  });
});

describe('parseNumeral', () => {
  test.each([
    ['七', 7],
    ['十', 10],
    ['十九', 19],
    ['二十', 20],
    ['四十五', 45],
    ['一百', 100],
    ['一百零八', 108],
    ['一百一十', 110],
    ['三百六十五', 365],
    ['一二', 12],
    ['二〇', 20],
    ['42', 42],
    ['⑳', 20],
  ])('%s is %i', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  test.each(['', '万', '甲', '一甲'])('%j is no numeral', (text) => {
    expect(parseNumeral(text)).toBe(0);
  });

  test('reads every number below 1000 as it is written', () => {
    const digit = '零一二三四五六七八九';
    const write = (value: number) => {
      const [h, t, u] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
      const tens = t > 0 ? `${h === 0 && t === 1 ? '' : digit[t]}十` : h > 0 && u > 0 ? '零' : '';
      return `${h > 0 ? `${digit[h]}百` : ''}${tens}${u > 0 ? digit[u] : ''}`;
    };
    for (let value = 1; value < 1000; value += 1)
      expect([write(value), parseNumeral(write(value))]).toEqual([write(value), value]);
  });
});
