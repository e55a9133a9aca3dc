import { describe, expect, test } from 'vitest';
import { cutRegions, endsSentence, measureText } from '../../src/layout/measure.ts';
import { linesOf, notice, report, setInLines } from '../made-print.ts';

const measuresOf = (text: readonly string[], breaks?: ReadonlySet<number>) =>
  cutRegions(linesOf(text), breaks).map(({ lines, measure }) => [
    lines.length,
    measure === null ? null : Math.round(measure),
  ]);
const body = report.slice(3);

describe('measureText', () => {
  test.each([
    ['江堤', 2],
    ['江堤，', 3],
    ['42公里', 3],
    ['ＡＢ', 2],
    ['\u{20BB7}', 1],
    ['', 0],
  ])('%j is %d em wide', (text, width) => {
    expect(measureText(text)).toBe(width);
  });

  test('a blank is narrower than a character', () => {
    expect(measureText('江 堤')).toBeGreaterThan(2);
    expect(measureText('江 堤')).toBeLessThan(2.6);
  });
});

describe('endsSentence', () => {
  test.each(['船开了。', '船开了吗？', '他说：“船开了。”', '如下：', '清淤；', '（见附图。）', '走！'])(
    '%s does',
    (text) => {
      expect(endsSentence(text)).toBe(true);
    },
  );

  test.each(['船开', '船，', '“船开了', '“白鹭江”', '一、', '6.3%', ''])('%j does not', (text) => {
    expect(endsSentence(text)).toBe(false);
  });
});

describe('cutRegions', () => {
  test('finds the measure of a text set in lines', () => {
    for (const measure of [14, 18, 20, 38]) {
      const regions = measuresOf(setInLines(body, measure));
      expect([measure, regions.length]).toEqual([measure, 1]);
      expect(Math.abs(regions[0]![1]! - measure)).toBeLessThanOrEqual(1);
    }
  });

  test('a text of one paragraph a line has no measure', () => {
    expect(measuresOf(report)).toEqual([[report.length, null]]);
    expect(measuresOf(notice)).toEqual([[notice.length, null]]);
  });

  test('tells two measures in one text apart, near the line where they change', () => {
    const [narrow, wide] = [setInLines(body.slice(0, 20), 18), setInLines(body.slice(20), 32)];
    const regions = cutRegions(linesOf([...narrow, ...wide]));
    expect(regions.map(({ measure }) => Math.round(measure!))).toEqual([18, 32]);
    expect(Math.abs(regions[0]!.lines.length - narrow.length)).toBeLessThanOrEqual(2);
  });

  test('tells flowing text behind set text', () => {
    const set = setInLines(body.slice(0, 20), 18);
    const regions = measuresOf([...set, ...body.slice(20)]);
    expect(regions.map(([, measure]) => measure)).toEqual([18, null]);
  });

  test('a break parts what has one measure', () => {
    const lines = setInLines(body, 18);
    expect(measuresOf(lines, new Set([100]))).toEqual([
      [100, 18],
      [lines.length - 100, 18],
    ]);
  });

  test('columns printed side by side are left alone', () => {
    const lines = setInLines(body, 18);
    const half = lines.length >> 1;
    const sideBySide = lines.slice(0, half).map((line, i) => `${line.padEnd(20, '\u3000')}        ${lines[half + i]}`);
    expect(measuresOf(sideBySide).map(([, measure]) => measure)).toEqual([null]);
  });

  test('a column as narrow as ten em is one', () => {
    expect(measuresOf(setInLines(body, 10)).map(([, measure]) => measure)).toEqual([10]);
  });

  test('a few short lines have no measure', () => {
    expect(measuresOf(['渡口', '码头', '船坞']).every(([, measure]) => measure === null)).toBe(true);
  });

  test('loses and moves no line', () => {
    const lines = linesOf([
      ...setInLines(body.slice(0, 12), 18),
      ...body.slice(12, 20),
      ...setInLines(body.slice(20), 26),
    ]);
    expect(cutRegions(lines, new Set([0, 7, lines.length])).flatMap((region) => region.lines)).toEqual(lines);
    expect(cutRegions([])).toEqual([]);
  });
});
