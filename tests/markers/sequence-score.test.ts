import { describe, expect, test } from 'vitest';
import { gatherMarkers } from '../../src/markers/marker-ends.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import { scoreSequence } from '../../src/markers/sequence-score.ts';
import { linesOf } from '../made-print.ts';

const column = (...texts: string[]) => gatherMarkers(readMarkers(linesOf(texts)), 0, texts.length);
const score = (before: string[], after: string[]) => scoreSequence(column(...before), column(...after));

describe('scoreSequence', () => {
  test('a marker that goes on counting gains, one that skips, repeats or goes back loses', () => {
    const before = ['（二）堤上种柳。', '（三）江心清淤。'];
    expect(score(before, ['（四）渡口通电。'])).toBeGreaterThan(0);
    for (const next of ['（二）渡口通电。', '（三）渡口通电。', '（五）渡口通电。'])
      expect(score(before, [next])).toBeLessThan(0);
  });

  test('a deeper level begins at one', () => {
    expect(score(['二、今年的活'], ['（一）堤上种柳。'])).toBeGreaterThan(0);
    expect(score(['二、今年的活'], ['（二）堤上种柳。'])).toBeLessThan(0);
  });

  test('behind a deep marker an outer one goes on with its own count', () => {
    const before = ['（一）堤上种柳。', '一是选苗。', '二是挖坑。'];
    expect(score(before, ['（二）江心清淤。'])).toBeGreaterThan(0);
    expect(score(before, ['（三）江心清淤。'])).toBeLessThan(0);
    expect(score(before, ['三是浇水。'])).toBeGreaterThan(0);
  });

  test('an outer marker closes the deeper ones: their count starts anew', () => {
    const before = ['一是选苗。', '二是挖坑。', '（二）江心清淤。'];
    expect(score(before, ['一是调船。'])).toBeGreaterThan(0);
    expect(score(before, ['三是调船。'])).toBeLessThan(0);
  });

  test('says nothing where one side has no marker', () => {
    expect(score(['柳树在堤上活了下来。'], ['（四）渡口通电。'])).toBe(0);
    expect(score(['（三）江心清淤。'], ['柳树在堤上活了下来。'])).toBe(0);
  });
});

describe('readMarkers', () => {
  test('a marker in mid-sentence is none: the line before has not ended', () => {
    const lines = linesOf(['今年我们要在沿江一带做好的事情共有', '一、二两期堤岸的加固和绿化工程。', '二、渡口']);
    expect(readMarkers(lines).map(({ leading }) => leading?.value)).toEqual([undefined, undefined, 2]);
  });

  test('a heading, a short line and a colon let the next line begin with a marker', () => {
    const lines = linesOf(['一、今年的活', '（一）堤上', '一是选苗，选那些经得住水淹的柳苗：', '1.旱柳']);
    expect(readMarkers(lines).map(({ leading }) => leading?.level)).toEqual([1, 2, 6, 3]);
  });

  test('gathers the chapters and the markers still open', () => {
    const ends = column('一、去年', '（一）堤岸', '（二）渡口', '二、今年', '（一）清淤');
    expect(ends.chapters).toEqual([1, 2]);
    expect(ends.first).toMatchObject({ level: 1, value: 1 });
    expect(ends.open.map(({ level, value }) => [level, value])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});
