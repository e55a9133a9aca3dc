import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gatherMarkers } from '../../src/markers/marker-ends.ts';
import { chineseNumeral } from '../../src/markers/numeral.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import { precedences, sectionCost, sectionRange } from '../../src/markers/section-order.ts';
import { linesOf } from '../made-print.ts';

const column = (...texts: string[]) => gatherMarkers(readMarkers(linesOf(texts)), 0, texts.length);
const pairsOf = (...columns: readonly (readonly string[])[]) =>
  precedences(columns.map((texts) => column(...texts))).map(({ before, after }) => [before, after]);

describe('sectionRange', () => {
  test('tells the path at both ends, as far as the fragment shows it', () => {
    const { from, to } = sectionRange(column('（三）清淤。', '（四）种柳。', '二、今年', '（一）通航。'));
    const path = (markers: readonly { form: string; value: number }[]) =>
      markers.map(({ form, value }) => `${form} ${value}`);
    expect([path(from), path(to)]).toEqual([
      ['heading 2', 'subheading 3'],
      ['heading 2', 'subheading 1'],
    ]);
  });

  test('knows nothing of a fragment without sections', () => {
    expect(sectionRange(column('江水退了。', '一是清淤。'))).toEqual({ from: [], to: [] });
  });
});

describe('precedences', () => {
  test('sections of level 1 and articles rise through the whole text', () => {
    expect(pairsOf(['二、今年'], ['江水退了。'], ['一、去年'], ['三、明年'])).toEqual([
      [2, 0],
      [0, 3],
    ]);
    expect(pairsOf(['第七条 船户。', '第八条 渡口。'], ['第五条 堤岸。', '第六条 码头。'])).toEqual([[1, 0]]);
  });

  test('（k） rises under the section in which the fragments show it', () => {
    expect(pairsOf(['一、去年', '（一）清淤。', '二、今年', '（一）种柳。'], ['（二）通航。'])).toEqual([]);
  });

  test('a number that stands twice tells nothing: there are two texts', () => {
    expect(pairsOf(['一、去年'], ['二、今年'], ['一、总则'])).toEqual([]);
  });
});

describe('sectionCost', () => {
  const columns = [
    column('一、去年', '（一）清淤。', '江水退了。'),
    column('柳树在堤上活了下来。'),
    column('（二）种柳。', '（三）通航。'),
    column('二、今年', '（一）修桥。'),
    column('（二）建码头。', '三、明年'),
  ];
  const inOrder = columns.map((_, i) => i);

  test('is nothing where every count holds, through columns without markers too', () => {
    expect(sectionCost(columns, inOrder)).toBe(0);
    expect(sectionCost(columns, [1, 0, 2, 3, 4])).toBe(0);
  });

  test('is more than nothing for every order in which a count breaks', () => {
    for (const order of [
      [2, 1, 0, 3, 4],
      [0, 1, 3, 2, 4],
      [3, 4, 0, 1, 2],
      [0, 1, 2, 4, 3],
    ])
      expect(sectionCost(columns, order)).toBeGreaterThan(0);
  });

  test('articles run on through chapters, sections restart', () => {
    const law = [
      column('第一章 总则', '第一节 甲', '第一条 船户。'),
      column('第二章 渡口', '第一节 乙', '第二条 码头。'),
    ];
    expect(sectionCost(law, [0, 1])).toBe(0);
    expect(sectionCost(law, [1, 0])).toBeGreaterThan(4);
  });

  test('no order of a numbered text costs less than the true one', () => {
    const shuffled = (count: number) =>
      fc.shuffledSubarray([...Array(count).keys()], { minLength: count, maxLength: count });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }).chain((count) => fc.tuple(fc.constant(count), shuffled(count))),
        ([count, order]) => {
          const ends = Array.from({ length: count }, (_, i) => column(`（${chineseNumeral(i + 1)}）渡口通电。`));
          const cost = sectionCost(ends, order);
          expect(cost === 0).toBe(order.every((f, i) => f === i));
        },
      ),
    );
  });
});
