import { describe, expect, it } from 'vitest';
import { agreedStretches, mergeReadings, type Prints } from '../../src/consensus/merge-readings.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';

function line(text: string, source: string): Line {
  return { source, start: 100, end: 100 + text.length, text, indent: 0, blanksBefore: 0 };
}

function printsOf(kept: string, ...others: readonly string[]): Prints {
  return { kept: [line(kept, 'k')], others: others.map((text, i) => [line(text, `o${i + 1}`)]) };
}

function merge(prints: Prints) {
  const language = readLanguage([line(prints.kept[0]!.text, 'k')]);
  return mergeReadings(prints, language.scorerOf(agreedStretches(prints)));
}

/** The kept print as it is read. */
function readingOf(prints: Prints): string {
  const { start, text } = prints.kept[0]!;
  let read = '';
  let at = 0;
  for (const { span, text: reading } of merge(prints).readings) {
    read += text.slice(at, span.start - start) + reading;
    at = span.end - start;
  }
  return read + text.slice(at);
}

describe('two prints of a passage', () => {
  it('give one that has the right characters of both', () => {
    expect(
      readingOf(
        printsOf(
          '坚持稳中求进工作总基调，完整准确全面货彻新发展理念',
          '坚持稳中求迸工作总基周，完整准确全面贯彻新发展理念',
        ),
      ),
    ).toBe('坚持稳中求进工作总基调，完整准确全面贯彻新发展理念');
  });

  it('fill in what the kept one lacks, and leave out what it has too much', () => {
    expect(
      readingOf(printsOf('扎实推进乡村全面兴，加快农业业农村现代化', '扎实推进乡村全面振兴，加快农业农村现代化')),
    ).toBe('扎实推进乡村全面振兴，加快农业农村现代化');
  });

  it('show for every reading the characters of the other print', () => {
    const prints = printsOf('扎实推进乡村全面兴，加快农业业农村现代化', '扎实推进乡村全面振兴，加快农业农村现代化');
    const [inserted, deleted] = merge(prints).readings;
    expect(inserted).toEqual({
      span: { source: 'k', start: 108, end: 108 },
      text: '振',
      evidence: { source: 'o1', start: 108, end: 109 },
    });
    expect(deleted).toMatchObject({ text: '', evidence: { source: 'o1' } });
    expect(deleted!.span.end - deleted!.span.start).toBe(1);
    expect(deleted!.evidence.end - deleted!.evidence.start).toBe(2);
  });

  it.each([
    ['a digit', '地区生产总值增长5.8%，高于预期', '地区生产总值增长5.3%，高于预期', ['5.8%', '5.3%']],
    ['a digit that one lacks', '新增城镇就业12万人以上的目标', '新增城镇就业124万人以上的目标', ['12万', '124万']],
    ['a point', '投资完成127亿元左右，同比下降', '投资完成12.7亿元左右，同比下降', ['127亿', '12.7亿']],
    ['a Chinese numeral', '全市办成民生实事二十三件', '全市办成民生实事二十二件', ['二十三', '二十二']],
  ])('stand in conflict over %s, and the kept one is not changed', (_, kept, other, readings) => {
    const { readings: taken, conflicts } = merge(printsOf(kept, other));
    expect(taken).toEqual([]);
    expect(conflicts).toEqual([
      {
        kind: 'number',
        readings,
        a: expect.objectContaining({ source: 'k' }),
        b: expect.objectContaining({ source: 'o1' }),
      },
    ]);
  });

  it('stand in conflict over the name of a person', () => {
    const { readings, conflicts } = merge(printsOf('会上市长李明远向大会报告工作', '会上市长李明达向大会报告工作'));
    expect(readings).toEqual([]);
    expect(conflicts.map(({ kind }) => kind)).toEqual(['name']);
  });

  it('do not differ by white space and widths', () => {
    expect(merge(printsOf('增长 6.7%，其中工业增长 8.1%', '增长6.7%,其中工业增长８.1%'))).toMatchObject({
      readings: [],
      conflicts: [],
    });
  });

  it('take nothing at the edge, where a column may have been cut', () => {
    expect(readingOf(printsOf('持续优化营商环境，激发经营主体活', '持续优化营商环境，激发经营主体活力'))).toBe(
      '持续优化营商环境，激发经营主体活',
    );
  });

  it('are left alone when they are no prints of one text', () => {
    const kept = '加强生态环境保护和修复治理';
    expect(merge(printsOf(kept, '推动城乡融合发展取得新进展'))).toMatchObject({ readings: [], conflicts: [] });
  });

  it('take nothing from a passage of the markup', () => {
    const other: Line = {
      ...line('全面**贯彻新发展理念**', 'o1'),
      marks: [
        [102, 104],
        [110, 112],
      ],
    };
    const prints: Prints = { kept: [line('全面货彻新发展理念', 'k')], others: [[other]] };
    expect(readingOf(prints)).toBe('全面贯彻新发展理念');
  });
});

describe('three prints of a passage', () => {
  it('are read by the majority, also where the language knows neither reading', () => {
    const right = '鹿鸣陂水库除险加固工程开工建设';
    const [first, second, third] = ['鹿鸣坡水库除险加固工程开工建没', right, '鹿鸣陂水库除险如固工程开工建设'] as const;
    expect(readingOf(printsOf(first, second, third))).toBe(right);
    expect(readingOf(printsOf(third, first, second))).toBe(right);
  });

  it('do not outvote a number', () => {
    const { readings, conflicts } = merge(
      printsOf('粮食产量达到860亿斤', '粮食产量达到880亿斤', '粮食产量达到880亿斤'),
    );
    expect(readings).toEqual([]);
    expect(conflicts).toHaveLength(1);
  });
});
