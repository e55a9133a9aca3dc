import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.ts';

const valuesIn = (text: string, kind: string) =>
  readFacts(text).flatMap((fact) => (fact.kind === kind ? [fact.value] : []));

describe('numbers', () => {
  test.each([
    ['观鸟点达到122.8万个', 1_228_000],
    ['存款余额１.２亿元', 120_000_000],
    ['投资1,234.5亿元', 123_450_000_000],
    ['受益1，234户', 1234],
    ['受益300多万人', 3_000_000],
    ['共一百三十二点八万人', 1_328_000],
    ['共三千二百一十五万亿元', 3215e12],
    ['共一万二千亿元', 1.2e12],
    ['二百零五名教师', 205],
    ['新建桥梁两座', 2],
    ['增长百分之六点五', 6.5],
    ['增长6.5％', 6.5],
    ['上升千分之三', 3],
    ['占三分之二', 2 / 3],
    ['编号九〇二一七', 90217],
  ])('%s gives %d', (text, value) => {
    expect(valuesIn(text, 'number')).toEqual([value]);
  });

  test('a range is two numbers, with their units', () => {
    expect(readFacts('增长5%-6%').map(({ reading, unit }) => [reading, unit])).toEqual([
      ['5%', '%'],
      ['6%', '%'],
    ]);
  });

  test('percent and percentage points are two units', () => {
    expect(readFacts('增长6.5%，提高6.5个百分点').map(({ unit }) => unit)).toEqual(['%', '个百分点']);
  });

  test.each([
    '第三条　各级政府应当统一规划。',
    '一、总体要求',
    '（二）稳步推进',
    '1.修好每一座桥',
    '（3）管好每一口井',
    '第12条',
    '一些地方一是抓紧，二是抓实，千万不要万一出了事。',
    '十分重视“三农”工作和“十四五”规划',
    '这一年，几十个村、数百户人家、三四十人',
    '一年一个样',
  ])('none in %s', (text) => {
    expect(readFacts(text)).toEqual([]);
  });
});

describe('dates', () => {
  test.each([
    ['2025年3月1日', '2025-03-01'],
    ['２０２５年３月', '2025-03'],
    ['2025年', '2025'],
    ['二〇二五年十二月三十一日', '2025-12-31'],
    ['一九九八年三月', '1998-03'],
    ['3月1日', '03-01'],
    ['三月十五日', '03-15'],
    ['2025-03-01', '2025-03-01'],
    ['2025.3.1', '2025-03-01'],
  ])('%s is %s', (text, value) => {
    expect(valuesIn(`会议于${text}在县城召开`, 'date')).toEqual([value]);
    expect(valuesIn(`会议于${text}在县城召开`, 'number')).toEqual([]);
  });

  test.each(['今年以来', '3个月内', '13月40日', '去年此时'])('%s is none', (text) => {
    expect(valuesIn(text, 'date')).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['市长杨大勇作政府工作报告', ['杨大勇']],
    ['县委书记　李明　主持会议', ['李明']],
    ['张磊同志任县农业局局长', ['张磊']],
    ['代表 王芳 说', ['王芳']],
    ['副省长欧阳文远出席', ['欧阳文远']],
    ['出席的有：王海、李小平、赵大力、孙梅。', ['王海', '李小平', '赵大力', '孙梅']],
  ])('in %s', (text, names) => {
    expect(valuesIn(text, 'name')).toEqual(names);
  });

  test.each([
    '代表全市人民作报告',
    '主任会议决定',
    '记者从会上获悉',
    '万名代表齐聚',
    '副主席、秘书长',
    '高粱、大豆、玉米、小麦',
  ])('none in %s', (text) => {
    expect(valuesIn(text, 'name')).toEqual([]);
  });
});

test('facts lie in order, none over another, and each reading is its slice of the text', () => {
  const parts = fc.constantFrom(
    ...'一二三十百万亿点分之0159０.,，年月日第条个头%％市长王张同志、 \n'.split(''),
    '2025年',
    '百分之',
    '市长',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (list) => {
      const text = list.join('');
      const facts = readFacts(text);
      for (const [k, { start, end, reading }] of facts.entries()) {
        expect(reading).toBe(text.slice(start, end));
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(facts[k - 1]?.end ?? 0);
      }
    }),
  );
});

test('a long paragraph costs no more than its length', () => {
  const text = '2025年3月1日，市长杨大勇说，第3条所说的一百三十二点八万头，增长6.5%，三分之二在山区；'.repeat(5000);
  expect(readFacts(text)).toHaveLength(25_000);
});
