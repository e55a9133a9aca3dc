import { describe, expect, test } from 'vitest';
import { findColumns } from '../../src/layout/columns.ts';
import { listOtherCuts } from '../../src/layout/other-cuts.ts';
import { findPages } from '../../src/layout/pages.ts';
import type { JointScore } from '../../src/types.ts';

/** First lines of columns of these heights. */
const startsOf = (heights: readonly number[]) => heights.map((_, k) => heights.slice(0, k).reduce((a, b) => a + b, 0));
const sumOf = (heights: readonly number[]) => heights.reduce((a, b) => a + b, 0);

/** A text that reads on inside its columns, better and worse by turns, and breaks off where one begins. */
const columnsOf =
  (starts: readonly number[]): JointScore =>
  (left, right) => {
    if (right !== left + 1) return -2;
    return starts.includes(right) ? -3 : 1 + ((right * 7) % 5) / 2;
  };
const noWeights = (count: number) => new Float64Array(count + 1);
const readsOn = columnsOf([]);

describe('findColumns', () => {
  test.each([
    ['of one height', [28, 28, 28, 28, 28, 28]],
    ['of which one is longer and one shorter', [28, 29, 28, 27, 28, 28, 28]],
    ['short on the first page and balanced on the last', [22, 28, 28, 28, 28, 28, 28, 19, 19]],
    ['as narrow as newspapers set them', [60, 60, 60, 60, 41]],
  ])('finds columns %s', (_, heights) => {
    const count = sumOf(heights);
    const [best] = findColumns(count, columnsOf(startsOf(heights)), noWeights(count));
    expect(best!.starts).toEqual(startsOf(heights));
    expect(best!.gain).toBeGreaterThan(0);
  });

  test('names the usual height', () => {
    const heights = [28, 28, 27, 28, 28, 28];
    expect(findColumns(sumOf(heights), columnsOf(startsOf(heights)), noWeights(sumOf(heights)))[0]!.length).toBe(28);
  });

  test('nothing is gained by cutting a text that reads on', () => {
    for (const count of [60, 150, 400]) {
      expect(findColumns(count, readsOn, noWeights(count)).every(({ gain }) => gain < 0)).toBe(true);
    }
  });

  test('one bad joint in the middle of a column does not move its cuts', () => {
    const heights = [28, 28, 28, 28, 28, 28];
    const joint = columnsOf([...startsOf(heights), 40]);
    expect(findColumns(168, joint, noWeights(168))[0]!.starts).toEqual(startsOf(heights));
  });

  test('other evidence places a cut over which the text reads on', () => {
    const heights = [28, 28, 21, 28, 28, 28];
    const starts = startsOf(heights);
    const weights = noWeights(161);
    for (const start of [56, 77]) weights[start] = 8;
    const joint = columnsOf(starts.filter((start) => start !== 56 && start !== 77));
    expect(findColumns(161, joint, weights)[0]!.starts).toEqual(starts);
  });

  test('a known height is the only one tried', () => {
    expect(findColumns(120, columnsOf([0, 30, 60, 90]), noWeights(120), 20).every(({ length }) => length === 20)).toBe(
      true,
    );
  });

  test('its proposals differ, the best first, and begin with the first line', () => {
    const found = findColumns(150, columnsOf([0, 30, 61, 90, 119]), noWeights(150));
    expect(new Set(found.map(({ starts }) => starts.join())).size).toBe(found.length);
    expect(found.map(({ gain }) => gain)).toEqual(found.map(({ gain }) => gain).sort((a, b) => b - a));
    for (const { starts } of found) {
      expect(starts[0]).toBe(0);
      expect([...starts].sort((a, b) => a - b)).toEqual(starts);
    }
  });
});

describe('findPages', () => {
  test('finds the cuts of a flipped page by the joint that it hides', () => {
    const starts = startsOf([28, 28, 28, 28, 28, 28, 28, 28]);
    /** Pages 2 and 4 have their right column first: the end of the page reads on at its beginning. */
    const hidden = new Set(['111 56', '223 168']);
    const joint: JointScore = (left, right) => (hidden.has(`${left} ${right}`) ? 4 : columnsOf(starts)(left, right));
    const found = findPages(224, { joint, inColumn: joint }, noWeights(224), 28);
    expect(found.map((each) => each.starts)).toContainEqual(starts);
  });

  test('finds a balanced last page', () => {
    const starts = startsOf([28, 28, 28, 28, 28, 28, 9, 9]);
    const joint = columnsOf(starts);
    const found = findPages(186, { joint, inColumn: joint }, noWeights(186), 28);
    expect(found.map((each) => each.starts)).toContainEqual(starts);
  });

  test('its cuts rise, and none stands outside the text', () => {
    for (const count of [1, 5, 29, 100]) {
      for (const { starts } of findPages(count, { joint: readsOn, inColumn: readsOn }, noWeights(count), 28)) {
        expect(starts[0]).toBe(0);
        expect(starts.every((start, k) => start < count && (k === 0 || start > starts[k - 1]!))).toBe(true);
      }
    }
  });
});

describe('listOtherCuts', () => {
  test('the best is where the columns begin, the others differ', () => {
    const starts = [100, 128, 156, 184];
    const found = listOtherCuts(100, 212, columnsOf(starts), noWeights(300), 28, 10);
    expect(found[0]).toEqual([128, 156, 184]);
    expect(found).toHaveLength(10);
    expect(new Set(found.map((cuts) => cuts.join())).size).toBe(10);
  });

  test('every cut stands strictly inside the stretch', () => {
    for (const cuts of listOtherCuts(40, 97, columnsOf([40, 68]), noWeights(120), 28, 24)) {
      expect(cuts.every((cut, k) => cut > (cuts[k - 1] ?? 40) && cut < 97)).toBe(true);
    }
  });
});
