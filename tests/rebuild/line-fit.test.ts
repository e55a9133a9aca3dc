import { describe, expect, test } from 'vitest';
import { readLineFit } from '../../src/rebuild/line-fit.ts';
import { report, setInLines } from '../made-print.ts';

const fit = readLineFit(setInLines(report, 18), 18);

describe('room on a line', () => {
  test('is what is left behind that which the next line begins with', () => {
    expect(fit.roomFor('江水退了', '堤'.repeat(16))).toBe(1);
    expect(fit.roomFor('江水退了', '堤'.repeat(18))).toBe(-1);
  });

  test('takes a number as one', () => {
    expect(fit.roomFor('12345.6万人', '堤'.repeat(16))).toBeLessThan(0);
  });

  test('takes a figure in quotation marks with the character before it', () => {
    const plain = readLineFit(Array(30).fill('堤'.repeat(18)), 18);
    expect(plain.roomFor('汛“1262”预警叫应', '堤'.repeat(15))).toBeLessThan(0);
    expect(plain.roomFor('汛情预警叫应', '堤'.repeat(15))).toBe(2);
  });

  test('is none where a line was spread blank by blank', () => {
    expect(fit.roomFor('出台办法', '有 效 衔 接 全 面')).toBeLessThan(0);
  });

  test('counts characters where a program cut every so many', () => {
    const text = '全县渡口去年一共摆渡乘客128.5万人次，比上一年多出17.3%，其中夜航9600人次，货船2180艘，'.repeat(8);
    expect(readLineFit(text.match(/.{1,20}/gu) ?? [], 18).measure).toBe(20);
  });
});
