import { describe, expect, test } from 'vitest';
import { moveCuts } from '../../src/order/move-cuts.ts';
import { report, setInLines } from '../made-print.ts';
import { linesOfPages, regionOf, setPages } from './made-region.ts';

const HEIGHT = 28;
const columns = setPages(setInLines(report, 18), HEIGHT).flat().slice(0, 8);
/** Columns in raw: right before left on every page. */
const inRaw = [1, 0, 3, 2, 5, 4, 7, 6];
const raw = linesOfPages([inRaw.map((c) => columns[c]!)]);
const region = regionOf(raw, 18);
const starts = inRaw.map((_, f) => f * HEIGHT);
const order = inRaw.map((_, c) => inRaw.indexOf(c));

describe('moveCuts', () => {
  test('leaves cuts alone that stand where columns begin', () => {
    expect(moveCuts(region, starts, order, HEIGHT)).toEqual(starts);
  });

  test.each([
    [1, 3],
    [2, -2],
    [4, 5],
    [6, -4],
  ])('moves cut %i back that stood %i lines off', (f, off) => {
    expect(moveCuts(region, starts.with(f, starts[f]! + off), order, HEIGHT)).toEqual(starts);
  });

  test('moves several at once', () => {
    expect(moveCuts(region, starts.with(1, 30).with(4, 108).with(7, 194), order, HEIGHT)).toEqual(starts);
  });

  test('has nothing to move in a text that reads on as in raw', () => {
    const natural = inRaw.map((_, f) => f);
    expect(moveCuts(region, [0, 20, 50, 90, 120, 140, 170, 200], natural, HEIGHT)).toEqual([
      0, 20, 50, 90, 120, 140, 170, 200,
    ]);
  });

  test('keeps every column, however crowded the cuts are', () => {
    const moved = moveCuts(region, [0, 1, 2, 3, 4, 5, 6, 7], order, HEIGHT);
    expect(moved[0]).toBe(0);
    expect(moved.every((start, f) => f === 0 || (start > moved[f - 1]! && start < raw.length))).toBe(true);
  });
});
