import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderRegion } from '../../src/order/order-region.ts';
import { report, setInLines } from '../made-print.ts';
import {
  agreement,
  flip,
  impose,
  inOrder,
  linesOfPages,
  type Page,
  pageStartsOf,
  regionOf,
  setPages,
} from './made-region.ts';

const MEASURE = 18;
const lines = setInLines(report, MEASURE);
const pages = setPages(lines, 28);

function orderOf(raw: readonly Page[], { marked = false, measure = MEASURE } = {}) {
  const texts = linesOfPages(raw);
  const order = orderRegion(regionOf(texts, measure, marked ? pageStartsOf(raw) : []))!;
  return { ...order, texts: inOrder(texts, order.fragments), raw: texts };
}

describe('orderRegion', () => {
  test('a natural text stays as it is', () => {
    const { layout, texts } = orderOf(pages);
    expect(layout).toBe('natural');
    expect(texts).toEqual(lines);
  });

  test.each([
    ['with marks', true],
    ['without marks', false],
  ])('a booklet with flipped pages is undone and accepted, %s', (_, marked) => {
    const { layout, texts, accepted } = orderOf(impose(flip(pages, [1, 2, 4])), { marked });
    expect(layout).toBe('booklet outside in');
    expect(accepted).toBe(true);
    expect(texts).toEqual(lines);
  });

  test('so are reversed pages', () => {
    const { layout, texts, accepted } = orderOf(flip(pages.toReversed(), [1, 3]));
    expect(layout).toBe('reversed');
    expect(accepted).toBe(true);
    expect(texts).toEqual(lines);
  });

  test('a booklet stitched inside out is read right', () => {
    const { texts } = orderOf(impose(flip(pages, [1, 2, 4])).toReversed(), { marked: true });
    expect(agreement(texts, lines)).toBeGreaterThan(0.98);
  });

  test('names the columns that it found', () => {
    const { columnLength, columnsPerPage } = orderOf(impose(flip(pages, [1, 2, 4])));
    expect([columnLength, columnsPerPage]).toEqual([28, 2]);
  });

  test('takes every line once', () => {
    for (const raw of [pages, pages.toReversed(), impose(flip(pages, [0, 5]))]) {
      const { texts, raw: given } = orderOf(raw);
      expect([...texts].sort()).toEqual([...given].sort());
    }
  });

  test('shuffled columns fit no layout: nothing is accepted', () => {
    const columns = pages.flat();
    const shuffles = fc.sample(fc.shuffledSubarray(columns, { minLength: columns.length }), { numRuns: 5, seed: 8 });
    for (const shuffled of shuffles) expect(orderOf([shuffled]).accepted).toBe(false);
  });

  test('what is accepted is right, whatever the measure and the damage', () => {
    for (const [measure, height] of [
      [17, 30],
      [20, 24],
      [15, 34],
    ] as const) {
      const set = setInLines(report, measure);
      const made = setPages(set, height);
      for (const raw of [impose(made), impose(flip(made, [0, 3])), flip(made.toReversed(), [2])]) {
        const { accepted, texts } = orderOf(raw, { measure });
        if (accepted) expect(agreement(texts, set)).toBeGreaterThan(0.97);
      }
    }
  });

  test('the same lines give the same order', () => {
    const raw = impose(flip(pages, [1, 2, 4]));
    expect(orderOf(raw)).toEqual(orderOf(raw));
  });

  test('a text too short for two columns is left alone', () => {
    expect(orderRegion(regionOf(lines.slice(0, 20), MEASURE))).toBeNull();
    expect(orderRegion(regionOf([], MEASURE))).toBeNull();
  });
});
