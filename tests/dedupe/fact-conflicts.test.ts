import { describe, expect, test } from 'vitest';
import { findFactConflicts } from '../../src/dedupe/fact-conflicts.ts';
import { rebuild } from '../../src/rebuild/rebuild.ts';
import type { Report } from '../../src/types.ts';
import { linesOf } from '../made-print.ts';

/** A report of two articles of one paragraph each. */
function reportOf(foreword: string, report: string): Report & { readonly raw: string } {
  const raw = `卷首的话\n${foreword}\n政府工作报告\n${report}`;
  const lines = linesOf(raw).map((line, k) => ({
    line,
    measure: null,
    opensRegion: k === 0,
    afterGap: false,
    atJoint: false,
  }));
  const titles = new Set(['卷首的话', '政府工作报告']);
  return { ...rebuild([lines], { titles, meta: {}, isMarked: false }), raw };
}

/** Two sentences that agree but for one number, if both name as many places. */
const say = (count: string, places = 27) =>
  `这一年新设观鸟点${places}处，沿江湿地栖息的白鹭数量达到${count}，比前年翻了一番还多。`;
const readings = (a: string, b: string) =>
  findFactConflicts(reportOf(say(a), say(b))).map((conflict) => conflict.readings);

describe('findFactConflicts', () => {
  test.each([
    ['14.6万只', '13.9万只'],
    ['146万只', '13.9万只'],
    ['1.2亿只', '1.3亿只'],
    ['1.2亿只', '1.2万只'],
    ['86%', '88%'],
    ['310只', '301只'],
    ['三百一十只', '310万只'],
    ['三百一十只', '三百零一只'],
  ])('%s and %s are one', (a, b) => {
    expect(readings(a, b)).toEqual([[a, b]]);
  });

  test.each([
    ['the same', '14.6万只', '14.6万只'],
    ['rounding', '38.82%', '38.8%'],
    ['rounding up', '38.86%', '38.9%'],
    ['rounding to a whole', '14.6万只', '15万只'],
    ['another scale of one value', '1.2亿只', '12000万只'],
    ['another scale without a unit word', '1.5万只', '15000只'],
    ['a trailing zero', '6.50%', '6.5%'],
    ['Chinese numerals', '三百一十只', '310只'],
    ['other units', '86只', '88%'],
  ])('%s is none', (_, a, b) => {
    expect(readings(a, b)).toEqual([]);
  });

  test('its spans hold the numbers in the source', () => {
    const report = reportOf(say('14.6万只'), say('13.9万只'));
    const [conflict] = findFactConflicts(report);
    const textOf = ({ start, end }: { start: number; end: number }) => report.raw.slice(start, end);
    expect([textOf(conflict!.a), textOf(conflict!.b)]).toEqual(['14.6万只', '13.9万只']);
    expect(conflict!.kind).toBe('number');
  });

  test('one article may say a short thing twice with two numbers: a plan and a result', () => {
    expect(findFactConflicts(reportOf(`${say('14.6万只')}${say('13.9万只')}`, '船开了。'))).toEqual([]);
  });

  test('the same words before another matter are none', () => {
    const [bird, fish] = [say('14.6万只'), '江中鱼苗投放，沿江湿地栖息的白鹭数量达到9万只，是县志里的旧话，不足为凭。'];
    expect(findFactConflicts(reportOf(bird, fish))).toEqual([]);
  });

  test('a sentence in which all numbers differ is about another year', () => {
    expect(findFactConflicts(reportOf(say('14.6万只', 27), say('13.9万只', 31)))).toEqual([]);
  });

  test('two days are a conflict of dates', () => {
    const on = (day: string) => `这一年新设观鸟点27处，沿江湿地的白鹭在${day}飞抵，比前年早了许多天。`;
    const [conflict] = findFactConflicts(reportOf(on('3月15日'), on('三月十八日')));
    expect([conflict!.kind, conflict!.readings]).toEqual(['date', ['3月15日', '三月十八日']]);
    expect(findFactConflicts(reportOf(on('3月15日'), on('三月十五日')))).toEqual([]);
  });

  test('a sentence said twice in one article with one other number is a conflict', () => {
    const twice = (count: string) =>
      `全县新修水渠45公里，惠及村庄27个，沿江湿地栖息的白鹭数量达到${count}，比前年增加3200只，观鸟小路延长到12公里。`;
    const within = (a: string, b: string) =>
      findFactConflicts(
        reportOf('船开了，岸上的人还没有散。', `${twice(a)}${'岸上的人还没有散。'.repeat(9)}${twice(b)}`),
      );
    expect(within('14.6万只', '13.9万只').map(({ readings: both }) => both)).toEqual([['14.6万只', '13.9万只']]);
    expect(within('14.6万只', '14.6万只')).toEqual([]);
  });

  test('parallel provisions of a law are none', () => {
    const provision = (matter: string, years: string, fine: string) =>
      `${matter}数额较大的，处${years}有期徒刑，并处${fine}罚金；数额巨大的，处五年以上十年以下有期徒刑，并处五万元以上五十万元以下罚金。`;
    const law = provision('伪造票证，', '三年以下', '二万元') + provision('变造票证，', '二年以下', '一万元');
    expect(findFactConflicts(reportOf('船开了，岸上的人还没有散。', law))).toEqual([]);
  });

  test('years, months and days are no such numbers', () => {
    expect(readings('2023年', '2024年')).toEqual([]);
    expect(readings('3月', '4月')).toEqual([]);
  });

  test('a report without numbers has none', () => {
    expect(findFactConflicts(reportOf('船开了，岸上的人还没有散。', '船开了，岸上的人还没有散。'))).toEqual([]);
    expect(findFactConflicts({ articles: [] })).toEqual([]);
  });
});
