import { describe, expect, test } from 'vitest';
import { gatherMarkers } from '../../src/markers/marker-ends.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import { countViolations } from '../../src/order/count-violations.ts';
import { linesOf } from '../made-print.ts';

/** What each fragment counts, read from its own lines. */
const markersOf = (...fragments: readonly (readonly string[])[]) =>
  fragments.map((texts) => gatherMarkers(readMarkers(linesOf(texts)), 0, texts.length));

const chapters = markersOf(
  ['一、江岸的春天', '江上的灯火连成一片。'],
  ['（一）船工', '渡口的老船工收起缆绳。', '二、江岸的夏天', '汛期来得早了些。'],
  ['堤上的柳树绿了。', '三、江岸的秋天'],
);

describe('countViolations', () => {
  test('finds none where chapters rise, whatever stands between them', () => {
    expect(countViolations(chapters, [0, 1, 2])).toBe(0);
  });

  test('counts every chapter that comes behind a higher one', () => {
    expect(countViolations(chapters, [2, 1, 0])).toBe(2);
    expect(countViolations(chapters, [1, 0, 2])).toBe(1);
    expect(countViolations(chapters, [0, 2, 1])).toBe(1);
  });

  test('counts inside a fragment too', () => {
    expect(countViolations(markersOf(['二、夏天', '江上涨水。', '一、春天', '江上解冻。']), [0])).toBe(1);
  });

  test('chapters and articles of a law count each on their own', () => {
    const law = markersOf(
      ['第一章 总则', '第一条 渡口归县里管理。', '第二条 船工凭证上船。'],
      ['第二章 船只', '第三条 船只每年检验。'],
    );
    expect(countViolations(law, [0, 1])).toBe(0);
    expect(countViolations(law, [1, 0])).toBe(2);
  });

  test('a chapter said twice is no violation, and text without markers has none', () => {
    const twice = markersOf(['一、春天', '江上解冻。'], ['一、春天', '江上解冻。']);
    expect(countViolations(twice, [0, 1])).toBe(0);
    expect(countViolations(markersOf(['江上解冻。'], ['江上涨水。']), [1, 0])).toBe(0);
    expect(countViolations([], [])).toBe(0);
  });

  test('is never less for a reversed order than for the true one', () => {
    const many = markersOf(...['一、', '二、', '三、', '四、', '五、'].map((mark) => [`${mark}江岸`, '江上的灯火。']));
    expect(countViolations(many, [0, 1, 2, 3, 4])).toBe(0);
    expect(countViolations(many, [4, 3, 2, 1, 0])).toBe(4);
  });
});
