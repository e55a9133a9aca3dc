import { describe, expect, test } from 'vitest';
import { findNumberConflicts } from '../../src/dedupe/number-conflicts.ts';
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
  findNumberConflicts(reportOf(say(a), say(b))).map((conflict) => conflict.readings);

describe('findNumberConflicts', () => {
  test.each([
    ['14.6万只', '13.9万只'],
    ['146万只', '13.9万只'],
    ['1.2亿只', '1.3亿只'],
    ['1.2亿只', '1.2万只'],
    ['86%', '88%'],
    ['310只', '301只'],
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
    ['other units', '86只', '88%'],
  ])('%s is none', (_, a, b) => {
    expect(readings(a, b)).toEqual([]);
  });

  test('its spans hold the numbers in the source', () => {
    const report = reportOf(say('14.6万只'), say('13.9万只'));
    const [conflict] = findNumberConflicts(report);
    const textOf = ({ start, end }: { start: number; end: number }) => report.raw.slice(start, end);
    expect([textOf(conflict!.a), textOf(conflict!.b)]).toEqual(['14.6万只', '13.9万只']);
    expect(conflict!.kind).toBe('number');
  });

  test('one article may say a thing twice with two numbers: a plan and a result', () => {
    expect(findNumberConflicts(reportOf(`${say('14.6万只')}${say('13.9万只')}`, '船开了。'))).toEqual([]);
  });

  test('the same words before another matter are none', () => {
    const [bird, fish] = [say('14.6万只'), '江中鱼苗投放，沿江湿地栖息的白鹭数量达到9万只，是县志里的旧话，不足为凭。'];
    expect(findNumberConflicts(reportOf(bird, fish))).toEqual([]);
  });

  test('a sentence in which all numbers differ is about another year', () => {
    expect(findNumberConflicts(reportOf(say('14.6万只', 27), say('13.9万只', 31)))).toEqual([]);
  });

  test('years, months and days are no such numbers', () => {
    expect(readings('2023年', '2024年')).toEqual([]);
    expect(readings('3月', '4月')).toEqual([]);
  });

  test('a report without numbers has none', () => {
    expect(findNumberConflicts(reportOf('船开了，岸上的人还没有散。', '船开了，岸上的人还没有散。'))).toEqual([]);
    expect(findNumberConflicts({ articles: [] })).toEqual([]);
  });
});
