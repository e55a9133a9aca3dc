import { describe, expect, test } from 'vitest';
import { nestMarkers } from '../../src/markers/marker-tree.ts';
import { parseMarker } from '../../src/markers/parse-marker.ts';

const sectionsOf = (texts: readonly string[]) =>
  texts.map((text) => {
    const { form, value, length } = parseMarker(text)!;
    const running = form === 'chapter' || form === 'section' || form === 'article' || form === 'item';
    return { series: form, value, heading: text.slice(length).trim(), running };
  });

/** The parent of each section as its text, `-` at the top. */
const parents = (...texts: string[]) => nestMarkers(sectionsOf(texts)).parents.map((parent) => texts[parent] ?? '-');
const faults = (...texts: string[]) =>
  nestMarkers(sectionsOf(texts)).faults.map((fault) => [
    fault.kind,
    texts[fault.index],
    'values' in fault ? fault.values : [],
  ]);

describe('nestMarkers puts a section under the one that it belongs to', () => {
  test('一、（一）1.(1)①, each restarting under a new parent', () => {
    const texts = [
      '一、甲',
      '（一）乙',
      '1.丙',
      '(1)丁',
      '①戊',
      '(2)己',
      '2.庚',
      '（二）辛',
      '1.壬',
      '二、癸',
      '（一）子',
    ];
    expect(parents(...texts)).toEqual([
      '-',
      '一、甲',
      '（一）乙',
      '1.丙',
      '(1)丁',
      '1.丙',
      '（一）乙',
      '一、甲',
      '（二）辛',
      '-',
      '二、癸',
    ]);
    expect(faults(...texts)).toEqual([]);
  });

  test('第一章 > 第一条 > （一）, the articles running on through the chapters', () => {
    const texts = [
      '第一章 总则',
      '第一条 甲',
      '（一）乙',
      '（二）丙',
      '第二条 丁',
      '第二章 船户',
      '第三条 戊',
      '（一）己',
    ];
    expect(parents(...texts)).toEqual([
      '-',
      '第一章 总则',
      '第一条 甲',
      '第一条 甲',
      '第一章 总则',
      '-',
      '第二章 船户',
      '第三条 戊',
    ]);
    expect(faults(...texts)).toEqual([]);
  });

  test('in any order of forms, since gazettes differ', () => {
    expect(parents('（一）甲', '一、乙', '二、丙', '（二）丁', '一、戊')).toEqual([
      '-',
      '（一）甲',
      '（一）甲',
      '-',
      '（二）丁',
    ]);
  });

  test('two forms on one level are two counts', () => {
    expect(parents('第一章 甲', '一、乙', '二、丙', '第二章 丁')).toEqual(['-', '第一章 甲', '第一章 甲', '-']);
  });
});

describe('nestMarkers tells where the count breaks', () => {
  test.each([
    ['a number is missing', ['一、甲', '三、乙'], [['missing', '三、乙', [2]]]],
    ['under a parent', ['一、甲', '（一）乙', '（四）丙', '二、丁', '（一）戊'], [['missing', '（四）丙', [2, 3]]]],
    [
      'an article is missing',
      ['第一条 甲', '第二章 乙', '第三条 丙'].slice(0, 1).concat('第三条 丙'),
      [['missing', '第三条 丙', [2]]],
    ],
    ['a number stands twice', ['一、甲', '二、乙', '二、丙'], [['repeated', '二、丙', []]]],
    [
      'two changed places',
      ['一、甲', '三、乙', '二、丙'],
      [
        ['before', '三、乙', [2]],
        ['back', '二、丙', []],
      ],
    ],
    ['nothing is wrong', ['一、甲', '（一）乙', '二、丙', '（一）丁', '（二）戊'], []],
  ])('%s', (_, texts, expected) => expect(faults(...texts)).toEqual(expected));
});
