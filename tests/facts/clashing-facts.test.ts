import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clashingFacts } from '../../src/facts/clashing-facts.ts';

const say = (fact: string) => `全县大力发展畜牧业，肉牛饲养量${fact}，比上年有所增长，农民收入稳步提高`;
const readings = (a: string, b: string) =>
  clashingFacts(a, b).map(({ first, second }) => [first.reading, second.reading]);

describe('clashingFacts', () => {
  test.each([
    ['another number', '132万头', '122.8万头', 'number'],
    ['a digit lost', '1234头', '124头', 'number'],
    ['the first digit lost', '132万头', '32万头', 'number'],
    ['all digits lost', '132万头', '万头', 'number'],
    ['a letter for a digit', '132万头', '13Z万头', 'number'],
    ['a letter in a share', '10.5%', '1O.5%', 'number'],
    ['the point lost', '10.5%', '105%', 'number'],
    ['another scale', '1.2亿头', '1.2万头', 'number'],
    ['percentage points for percent', '6.5%', '6.5个百分点', 'number'],
    ['Chinese numerals', '三百二十万头', '三百五十万头', 'number'],
    ['Chinese against Arabic', '三百二十万头', '350万头', 'number'],
    ['another day', '于3月1日', '于3月11日', 'date'],
    ['a letter in a date', '于10月1日', '于1O月1日', 'date'],
    ['another year', '在二〇二四年', '在2025年', 'date'],
    ['another name', '，市长杨大勇说', '，市长杨太勇说', 'name'],
  ])('%s: %s and %s', (_, a, b, kind) => {
    const bare = (text: string) => text.replace(/^[于在]|^，市长|说$/gu, '');
    expect(readings(say(a), say(b))).toEqual([[bare(a), bare(b)]]);
    expect(readings(say(b), say(a))).toEqual([[bare(b), bare(a)]]);
    expect(clashingFacts(say(a), say(b))[0]!.first.kind).toBe(kind);
  });

  test.each([
    ['the same value in another form', '132万头', '一百三十二万头'],
    ['full width and traditional', '132万头', '１３２萬頭'],
    ['thousands separators', '1234头', '1,234头'],
    ['rounding', '38.82%', '38.8%'],
    ['a date with less detail', '于2025年3月1日', '于3月1日'],
    ['the unit misread', '132万头', '132万失'],
    ['a long unit misread', '0.2个百分点', '0.2个下分点'],
    ['blanks', '132万头', '13 2 万头'],
    ['a number left out with its clause', '，存栏132万头', ''],
  ])('%s is none: %s and %s', (_, a, b) => {
    expect(readings(say(a), say(b))).toEqual([]);
  });

  test('a sentence said otherwise is not the same place', () => {
    const a = '全县大力发展畜牧业，肉牛饲养量132万头，比上年有所增长，农民收入稳步提高';
    const b = '全县大力发展畜牧业，冬春两季修成水渠45公里，灌溉面积扩大，农民收入稳步提高';
    expect(readings(a, b)).toEqual([]);
  });

  test('a misread word beside a number takes nothing along', () => {
    expect(readings(say('达到132万头'), say('达至122万头'))).toEqual([['132万头', '122万头']]);
  });
});

const clause = fc.record({
  words: fc.constantFrom('全县粮食总产量达到', '城镇新增就业超过', '新建农村公路里程', '改造老旧小区惠及居民'),
  number: fc.integer({ min: 11, max: 99_999 }),
  tail: fc.constantFrom('吨，比上年有所增加；', '人，完成年度计划；', '公里，群众出行方便；', '户，居住条件改善。'),
});
const textOf = (list: readonly { words: string; number: number; tail: string }[]) =>
  list.map(({ words, number, tail }) => words + number + tail).join('');

test('a text against itself never clashes', () => {
  fc.assert(
    fc.property(fc.array(clause, { maxLength: 8 }), (list) => clashingFacts(textOf(list), textOf(list)).length === 0),
  );
});

test('one number changed by more than rounding is found, alone, both ways', () => {
  fc.assert(
    fc.property(
      fc.array(clause, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9999 }),
      (list, at, by) => {
        const k = at % list.length;
        const other = list.map((each, i) => (i === k ? { ...each, number: each.number + by } : each));
        const values = (a: string, b: string) =>
          clashingFacts(a, b).map(({ first, second }) => [first.value, second.value]);
        const [one, two] = [list[k]!.number, other[k]!.number];
        expect(values(textOf(list), textOf(other))).toEqual([[one, two]]);
        expect(values(textOf(other), textOf(list))).toEqual([[two, one]]);
      },
    ),
  );
});
