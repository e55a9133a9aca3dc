import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseNumeral, parseNumeral, parseRoman } from '../../src/markers/numeral.ts';
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
    ['第一部分 去年的江', 'part', 1],
    ['第 三 章 船户', 'chapter', 3],
    ['第二款 船户', 'clause', 2],
    ['Ⅳ、护岸', 'roman', 4],
    ['II. 护岸', 'roman', 2],
    ['十 二、护岸', 'heading', 12],
    ['㈢护岸', 'subheading', 3],
    ['１２．护岸', 'item', 12],
    ['⒊护岸', 'item', 3],
    ['1.2025年修三座桥', 'item', 1],
    ['（１）护岸', 'subitem', 1],
    ['⑴护岸', 'subitem', 1],
    ['㉑护岸', 'circled', 21],
    ['A.护岸', 'letter', 1],
    ['c）护岸', 'letter', 3],
    ['第三，护岸。', 'ordinal', 3],
    ['首先，护岸。', 'word', 1],
    ['其次，护岸。', 'word', 2],
    ['再次，护岸。', 'word', 3],
    ['最后，护岸。', 'word', 9],
    ['十一是护岸。', 'point', 11],
    ['附件2', 'annex', 2],
    ['附 件 ３ 船户名册', 'annex', 3],
    ['附件：1.船户名册', 'annex', 1],
    ['附录一', 'annex', 1],
    ['附录', 'annex', 1],
  ] as const)('knows the form of %s', (text, form, value) => {
    expect(parseMarker(text)).toMatchObject({ form, value });
  });

  test.each([
    ['（一]护堤', 'subheading', 1],
    ['〔一〕护堤', 'subheading', 1],
    ['[一]护堤', 'subheading', 1],
    ['(ー)护堤', 'subheading', 1],
    ['（—）护堤', 'subheading', 1],
    ['（十ー）护堤', 'subheading', 11],
    ['（二冫护堤', 'subheading', 2],
    ['二丶护堤', 'heading', 2],
    ['二﹑护堤', 'heading', 2],
    ['三.护堤', 'heading', 3],
    ['三．护堤', 'heading', 3],
  ] as const)('mends %s, which can be nothing else', (text, form, value) => {
    expect(parseMarker(text)).toMatchObject({ form, value });
  });

  test.each([
    '1、2号线渡轮',
    '１．２万名船工',
    '三．五公里',
    '2025.1',
    '一是一，二是二',
    '七、八月间封航',
    '三、四季度封航',
    '一、二期堤岸',
    '二〇二五、',
    '（二〇二五）',
    '（—）',
    '第一、第二产业',
    '第三章规定的船户',
    '第三编队',
    '第三篇文章',
    '首先查封渡口',
    '再次拍卖渡船',
    '最后一班渡船',
    '附件2份',
    'A. Smith',
    'I. The river',
    'i) makt a statement',
    '三）护堤',
    '（三护堤',
    '1，护堤',
    '3）护堤',
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

describe('every form, printed and read again', () => {
  const roman = (value: number) =>
    ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].map((unit) => `${'X'.repeat(value / 10)}${unit}`)[
      value % 10
    ]!;
  const sign = (first: string) => (value: number) => String.fromCodePoint(first.codePointAt(0)! + value - 1);
  const wide = (value: number) =>
    String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const printed: readonly (readonly [form: string, level: number, most: number, (value: number) => string])[] = [
    ['part', 1, 99, (value) => `第${chineseNumeral(value)}编`],
    ['chapter', 1, 99, (value) => `第${chineseNumeral(value)}章`],
    ['section', 2, 99, (value) => `第${chineseNumeral(value)}节 `],
    ['article', 7, 99, (value) => `第${chineseNumeral(value)}条 `],
    ['clause', 7, 99, (value) => `第${chineseNumeral(value)}款 `],
    ['heading', 1, 99, (value) => `${chineseNumeral(value)}、`],
    ['heading', 1, 99, (value) => `${chineseNumeral(value)}丶`],
    ['subheading', 2, 99, (value) => `（${chineseNumeral(value)}）`],
    ['subheading', 2, 99, (value) => `(${chineseNumeral(value)}】`],
    ['subheading', 2, 10, sign('㈠')],
    ['item', 3, 99, (value) => `${value}.`],
    ['item', 3, 99, (value) => `${value}、`],
    ['item', 3, 99, (value) => `${wide(value)}．`],
    ['item', 3, 20, sign('⒈')],
    ['subitem', 4, 99, (value) => `(${value})`],
    ['subitem', 4, 99, (value) => `（${wide(value)}）`],
    ['subitem', 4, 20, sign('⑴')],
    ['circled', 5, 20, sign('①')],
    ['letter', 5, 26, (value) => `${String.fromCharCode(0x60 + value)})`],
    ['roman', 1, 39, (value) => `${roman(value)}、`],
    ['roman', 1, 12, (value) => `${sign('Ⅰ')(value)}.`],
    ['point', 6, 99, (value) => `${chineseNumeral(value)}是`],
    ['ordinal', 6, 99, (value) => `第${chineseNumeral(value)}，`],
    ['annex', 1, 99, (value) => `附件${value} `],
  ];

  test.each(printed)('%s of level %i up to %i', (form, level, most, print) => {
    // Five letters at most: XXXVIII is longer than any heading is numbered.
    const values = fc.integer({ min: 1, max: most }).filter((value) => form !== 'roman' || print(value).length <= 6);
    fc.assert(
      fc.property(values, fc.constantFrom('护堤', '清淤和绿化', '渡口的早晨'), (value, text) => {
        const mark = print(value);
        expect(parseMarker(mark + text)).toEqual({ level, form, value, length: mark.trim().length });
      }),
    );
  });
});

describe('parseRoman', () => {
  test('reads what the Romans wrote and nothing else', () => {
    expect(['I', 'IV', 'IX', 'XIV', 'XL', 'XC', 'CC'].map(parseRoman)).toEqual([1, 4, 9, 14, 40, 90, 200]);
    expect(['IIII', 'VX', 'IC', '', 'A'].map(parseRoman)).toEqual([0, 0, 0, 0, 0]);
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
    for (let value = 1; value < 1000; value += 1) expect(parseNumeral(chineseNumeral(value))).toBe(value);
  });
});
