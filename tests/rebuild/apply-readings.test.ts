import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/consensus/merge-readings.ts';
import { applyReadings } from '../../src/rebuild/apply-readings.ts';
import type { Piece, Report } from '../../src/types.ts';

const source = 's1';
const evidence = { source, start: 90, end: 91 };

function reading(start: number, end: number, text: string): Reading {
  return { span: { source, start, end }, text, evidence };
}

function reportOf(text: string, pieces: readonly Piece[], kind: 'title' | 'body' | 'table' = 'body'): Report {
  return { articles: [{ ...(kind === 'title' ? { title: text } : {}), paragraphs: [{ kind, text, pieces }] }] };
}

describe('readings of another print', () => {
  it('are pieces of their own, put in, exchanged or left out', () => {
    const given = reportOf('肉午饲养达到了了目标', [{ source, start: 10, end: 20 }]);
    const { paragraphs } = applyReadings(given, [reading(11, 12, '牛'), reading(14, 14, '量'), reading(17, 18, '')])
      .articles[0]!;
    expect(paragraphs[0]!.text).toBe('肉牛饲养量达到了目标');
    expect(paragraphs[0]!.pieces).toEqual([
      { source, start: 10, end: 11 },
      { source, start: 11, end: 12, text: '牛', rule: 'consensus', evidence },
      { source, start: 12, end: 14 },
      { source, start: 14, end: 14, text: '量', rule: 'consensus', evidence },
      { source, start: 14, end: 17 },
      { source, start: 17, end: 18, text: '', rule: 'consensus', evidence },
      { source, start: 18, end: 20 },
    ]);
  });

  it('stand once where two pieces meet', () => {
    const given = reportOf('全面振兴乡村', [
      { source, start: 0, end: 2 },
      { source, start: 2, end: 6 },
    ]);
    expect(applyReadings(given, [reading(2, 2, '推进')]).articles[0]!.paragraphs[0]!.text).toBe('全面推进振兴乡村');
  });

  it('reach the title of an article', () => {
    const given = reportOf('政府工作报苦', [{ source, start: 0, end: 6 }], 'title');
    const [article] = applyReadings(given, [reading(5, 6, '告')]).articles;
    expect(article).toMatchObject({ title: '政府工作报告', paragraphs: [{ text: '政府工作报告' }] });
  });

  it('stay out of rows, of what was edited already and of what is not in the report', () => {
    const edited = reportOf('龍江', [{ source, start: 0, end: 2, text: '龍江', rule: 'kangxi-radical' }]);
    const row = reportOf('甲  乙', [{ source, start: 0, end: 4 }], 'table');
    expect(applyReadings(edited, [reading(0, 1, '龙')])).toEqual(edited);
    expect(applyReadings(row, [reading(0, 1, '申')])).toEqual(row);
    expect(applyReadings(row, [reading(50, 51, '申')])).toEqual(row);
  });
});
