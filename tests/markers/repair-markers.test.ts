import { describe, expect, test } from 'vitest';
import { parseMarker } from '../../src/markers/parse-marker.ts';
import { repairMarkers } from '../../src/markers/repair-markers.ts';

/** The values and forms read from paragraphs, `-` where there is no marker. */
const read = (...texts: string[]) =>
  repairMarkers(texts, texts.map(parseMarker)).map((marker) => (marker ? `${marker.form} ${marker.value}` : '-'));

describe('a damaged marker is believed where the count leaves its place open', () => {
  test.each([
    ['an opening bracket is lost', ['（一）护堤', '二）清淤', '（三）种柳'], 'subheading 2'],
    ['half-width too', ['(一)护堤', '二)清淤', '(三)种柳'], 'subheading 2'],
    ['a closing bracket is lost', ['（一）护堤', '（二清淤', '（三）种柳'], 'subheading 2'],
    ['a comma for 、', ['一、护堤', '二，清淤', '三、种柳'], 'heading 2'],
    ['a blank for 、', ['一、护堤', '二 清淤', '三、种柳'], 'heading 2'],
    ['a comma for the stop', ['1.护堤', '2，清淤', '3.种柳'], 'item 2'],
    ['a lost blank behind 第二条', ['第一条 护堤', '第二条清淤', '第三条 种柳'], 'article 2'],
    ['an l for 1', ['10.护堤', 'l1.清淤', '12.种柳'], 'item 11'],
    ['the last of a list', ['（一）护堤', '（二）清淤', '三）种柳'], 'subheading 3'],
  ])('%s', (_, texts, found) => expect(read(...texts)).toContain(found));

  test('the first of a list, by the second', () => {
    expect(read('l.护堤', '2.清淤')[0]).toBe('item 1');
    expect(read('I.护堤', '2.清淤', '3.种柳')[0]).toBe('item 1');
    expect(read('ー、护堤', '二、清淤')[0]).toBe('heading 1');
    expect(read('一）护堤', '（二）清淤')[0]).toBe('subheading 1');
  });

  test('I. is one before II. and the letter between H. and J.', () => {
    expect(read('I.护堤', 'II.清淤')).toEqual(['roman 1', 'roman 2']);
    expect(read('G.护堤', 'H.护堤', 'I.清淤', 'J.种柳')[2]).toBe('letter 9');
  });
});

describe('and is text where it does not', () => {
  test.each([
    ['it stands alone', ['护堤。', '二）清淤', '种柳。'], 1],
    ['the number before is another', ['（一）护堤', '四）清淤', '（五）种柳'], 1],
    ['the number behind is another', ['（一）护堤', '二）清淤', '（二）种柳'], 1],
    ['a section stands between', ['（一）护堤', '二、清淤', '二）种柳'], 2],
    ['a year', ['一九五七、', '一九五八，将发展航运'], 1],
  ])('%s', (_, texts, at) => expect(read(...texts)[at]).toBe('-'));

  test('where no paragraph begins nothing is read', () => {
    expect(repairMarkers(['（一）护堤', null, '（三）种柳'], [parseMarker('（一）护堤'), null, null])[1]).toBeNull();
  });
});
