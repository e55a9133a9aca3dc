import { describe, expect, test } from 'vitest';
import { findOpening } from '../../src/order/find-opening.ts';
import { linesOf, report, setInLines } from '../made-print.ts';

const body = setInLines(report.slice(4), 18);
const box = ['政府工作报告', '——2025年6月8日在临穹县第九届人民代表大会第二次会议上', '县长 柳问渠', '各位代表：'];

/** The opening found where `texts` have a cut of weight before the lines named. */
const openingOf = (texts: readonly string[], cuts: readonly number[], titles: readonly string[] = []) =>
  findOpening(
    linesOf(texts),
    Float64Array.from({ length: texts.length + 1 }, (_, i) => (cuts.includes(i) ? 8 : 0)),
    new Set(titles),
  );

describe('findOpening', () => {
  test('finds the box of title, session line, byline and greeting between two columns', () => {
    expect(openingOf([...body.slice(0, 40), ...box, ...body.slice(40)], [40, 44])).toEqual([40, 44]);
  });

  test('finds it ahead of everything', () => {
    expect(openingOf([...box, ...body], [4])).toEqual([0, 4]);
  });

  test('finds it behind everything', () => {
    expect(openingOf([...body, ...box], [body.length])).toEqual([body.length, body.length + 4]);
  });

  test('the title may stand in a box of its own', () => {
    expect(openingOf([...body.slice(0, 40), ...box, ...body.slice(40)], [40, 41, 44])).toEqual([40, 44]);
  });

  test('a title that the contents list names counts as one', () => {
    const named = ['春江花月', ...box.slice(1)];
    const texts = [...body.slice(0, 40), ...named, ...body.slice(40)];
    expect(openingOf(texts, [40, 41, 44], ['春江花月'])).toEqual([40, 44]);
    expect(openingOf(texts, [40, 41, 44])).toEqual([41, 44]);
  });

  test('an opening that is part of a column is no box', () => {
    expect(openingOf([...body.slice(0, 40), ...box, ...body.slice(40)], [30])).toBeNull();
    expect(openingOf([...box, ...body], [28, 56])).toBeNull();
  });

  test('without a session line there is none', () => {
    expect(openingOf([...body.slice(0, 40), '政府工作报告', '各位代表：', ...body.slice(40)], [40, 42])).toBeNull();
    expect(openingOf(body, [28, 56])).toBeNull();
  });

  test('a whole text is no opening of itself', () => {
    expect(openingOf(box, [])).toBeNull();
  });
});
