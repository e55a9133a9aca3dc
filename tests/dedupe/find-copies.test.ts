import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCopies } from '../../src/dedupe/find-copies.ts';
import { misprintText } from '../benchmarks/misprint.ts';
import { seededRandom } from '../benchmarks/seeded-random.ts';

const paragraphs = [
  '沿江三县加固堤防四十二公里，更换老旧闸门十九座，汛期转移群众三千余人，无一人伤亡，渡口和粮站当天恢复使用。',
  '新建改建中小学二十七所，乡村教师周转房全部完工，每个乡镇都有了一名专职校医，冬季取暖改用生物质锅炉。',
  '边贸口岸恢复夜间通关，货车平均等候时间缩短到四十分钟，冷链仓库投入使用，山里的蓝莓和木耳第二天就能摆上货架。',
  '林场职工住进新楼，老旧板房改成护林驿站，瞭望塔装上热成像探头，全年没有发生较大以上森林火灾。',
];

describe('what two texts have in common', () => {
  it('is found whole where every tenth letter is misread', () => {
    const copies = paragraphs.map((text, i) => misprintText(text, 0.1, seededRandom(i + 1)));
    const found = findCopies([...paragraphs, ...copies]);
    expect(found.map(({ first, second }) => [first.text, second.text])).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
      [3, 7],
    ]);
    for (const { firstShare, secondShare, similarity } of found) {
      expect(Math.min(firstShare, secondShare)).toBeGreaterThan(0.95);
      expect(similarity).toBeGreaterThan(0.8);
    }
  });

  it('is told by its place in both, with marks and widths as they are', () => {
    const [copy] = findCopies([`编者按：${paragraphs[0]}`, paragraphs[0]!.replace(/，/gu, ',')]);
    expect(copy).toMatchObject({
      first: { text: 0, start: 4, end: 4 + paragraphs[0]!.length - 1 },
      second: { text: 1, start: 0, end: paragraphs[0]!.length - 1 },
      similarity: 1,
      secondShare: 1,
    });
  });

  it('is found in traditional and in simplified script', () => {
    const [copy] = findCopies(['林场职工住进新楼，老旧板房改成护林驿站', '林場職工住進新樓，老舊板房改成護林驛站']);
    expect(copy?.similarity).toBe(1);
  });

  it('is found though it stands so often that none of its words is rare', () => {
    const found = findCopies(Array.from({ length: 12 }, () => paragraphs[3]!));
    expect(found).toHaveLength(11);
  });

  it('is not a phrase of the trade', () => {
    expect(findCopies([`各位代表！${paragraphs[0]}`, `各位代表！${paragraphs[1]}`])).toEqual([]);
  });

  it('does not depend on what stands beside it', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }),
        fc.double({ min: 0, max: 0.1, noNaN: true }),
        (order, rate) => {
          const copy = misprintText(paragraphs[order[0]!]!, rate, seededRandom(7));
          const found = findCopies([...order.map((i) => paragraphs[i]!), copy]);
          expect(found.map(({ first, second }) => [first.text, second.text])).toEqual([[0, order.length]]);
        },
      ),
    );
  });

  it('gives stretches that begin and end with the same letter, or at an end of their texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (seed) => {
        const texts = [paragraphs[0]!, misprintText(paragraphs[0]!, 0.15, seededRandom(seed))];
        for (const { first, second } of findCopies(texts)) {
          const [a, b] = [texts[first.text]!, texts[second.text]!];
          expect(a[first.start] === b[second.start] || first.start === 0 || second.start === 0).toBe(true);
          expect(first.end).toBeLessThanOrEqual(a.length);
          expect(second.end).toBeLessThanOrEqual(b.length);
        }
      }),
    );
  });
});
