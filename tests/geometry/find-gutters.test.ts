import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGutters } from '../../src/geometry/find-gutters.ts';
import type { Run } from '../../src/geometry/run.ts';

/** A line of ideographs, one run, from `left` to `right`. */
function line(left: number, right: number, top: number, em: number): Run {
  const text = '政'.repeat(Math.max(1, Math.round((right - left) / em)));
  return { text, left, right, top, bottom: top + em, em, order: 0, isSpaced: false };
}

/** Columns of `rows` lines; every fifth line is the short last one of a paragraph. */
function columns(count: number, width: number, gutter: number, em: number, leading: number, rows: number): Run[] {
  return Array.from({ length: count * rows }, (_, i) => {
    const [column, row] = [Math.floor(i / rows), i % rows];
    const left = 50 + column * (width + gutter);
    const end = row % 5 === 4 ? width / 3 : width;
    return line(left, left + end, 60 + row * leading, em);
  });
}

describe('findGutters', () => {
  it('finds the gutters of 1 to 4 columns, 5 to 36 points wide, in any type and leading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 5, max: 36 }),
        fc.integer({ min: 8, max: 13 }),
        fc.double({ min: 1.2, max: 2.6, noNaN: true }),
        fc.integer({ min: 12, max: 50 }),
        (count, gutter, em, leading, rows) => {
          const found = findGutters(columns(count, 14 * em, gutter, em, leading * em, rows), em);
          expect(found).toHaveLength(count - 1);
          for (const [k, { left, right }] of found.entries()) {
            const middle = 50 + (k + 1) * (14 * em + gutter) - gutter / 2;
            expect(left).toBeLessThan(middle);
            expect(right).toBeGreaterThan(middle);
          }
        },
      ),
    );
  });

  it('finds the same gutters whatever the unit of the page is', () => {
    const runs = columns(2, 160, 12, 10, 16, 20);
    const scaled = runs.map((run) => ({
      ...run,
      left: 4 * run.left,
      right: 4 * run.right,
      top: 4 * run.top,
      bottom: 4 * run.bottom,
      em: 40,
    }));
    expect(findGutters(scaled, 40).map(({ left }) => Math.round(left / 4))).toEqual(
      findGutters(runs, 10).map(({ left }) => Math.round(left)),
    );
  });

  it('takes no table for columns: its cells are narrow, or do not fill their column', () => {
    const rows = Array.from({ length: 12 }, (_, r) => [
      line(50, 50 + 10 * (2 + (r % 4)), 60 + 16 * r, 10),
      line(200, 230, 60 + 16 * r, 10),
      line(300, 340, 60 + 16 * r, 10),
    ]);
    expect(findGutters(rows.flat(), 10)).toEqual([]);
  });

  it('takes no blank of two lines for a gutter', () => {
    const wide = Array.from({ length: 20 }, (_, r) => line(50, 350, 60 + 16 * r, 10));
    const torn = [0, 1].flatMap((r) => [line(50, 190, 380 + 16 * r, 10), line(210, 350, 380 + 16 * r, 10)]);
    expect(findGutters([...wide, ...torn], 10)).toEqual([]);
  });

  it('takes them for one where another page has a gutter', () => {
    const torn = [0, 1].flatMap((r) => [line(50, 190, 380 + 16 * r, 10), line(210, 350, 380 + 16 * r, 10)]);
    const known = { left: 190, right: 210, top: 0, bottom: 700, height: 40 };
    expect(findGutters(torn, 10, [known])).toHaveLength(1);
  });
});
