import { describe, expect, test } from 'vitest';
import { separateLines } from '../../src/rebuild/line-joint.ts';

const between = (left: string, right: string) => separateLines(left, right, false);

describe('between two lines', () => {
  test.each([
    ['停产六年的石埠玻璃厂重燃', '炉火，转产光伏盖板。'],
    ['炉火，', '转产光伏盖板。'],
    ['全年完成投资20', '25万元'],
    ['增长5.', '2%，'],
    ['川の水が引いて、', '柳が芽吹いた。'],
    ['川の水', 'カメラ'],
  ])('of Chinese or Japanese stands nothing: %s | %s', (left, right) => {
    expect(between(left, right)).toBe('');
  });

  test.each([
    ['the ferry was repaired,', 'and the landing'],
    ['a crew of twenty', '25 men went on'],
    ['in the year 1916', 'the bridge was built'],
    ['he said: "Go."', '"We shall," they said'],
    ['über die Brücke', 'öffentlich bekannt'],
    ['Паром через реку', 'починили весной'],
    ['Το πέρασμα του', 'ποταμού άνοιξε'],
    ['강물이 물러나고', '버드나무가 자랐다'],
    ['Preiſe für Roggen —', 'Weizen blieb'],
  ])('of words stands one blank: %s | %s', (left, right) => {
    expect(between(left, right)).toBe(' ');
  });

  test.each([
    ['the ferry (', 'repaired in June)'],
    ['the ferry', ', repaired in June'],
    ['the ferry—', 'repaired in June'],
    ['the ferry', '—repaired in June'],
    ['and/', 'or by the bridge'],
  ])('brackets, marks and close dashes hold on to what is beside them: %s | %s', (left, right) => {
    expect(between(left, right)).toBe('');
  });

  test('of Han and letters stands what the document has elsewhere', () => {
    expect(separateLines('全市完成', 'GDP核算', false)).toBe('');
    expect(separateLines('全市完成', 'GDP 核算', true)).toBe(' ');
    expect(separateLines('全市完成，', 'GDP 核算', true)).toBe('');
  });
});
