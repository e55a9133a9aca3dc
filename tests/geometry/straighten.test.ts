import { expect, it } from 'vitest';
import type { PageRegion } from '../../src/geometry/order-regions.ts';
import { type Placed, straighten } from '../../src/geometry/straighten.ts';
import { columns, EM, lean } from './made-page.ts';

const place = (page: readonly PageRegion[]): readonly Placed[] =>
  page.map(({ box, lines }, index) => ({ index, box, lines: lines.map((line) => line.box) }));

/** How far the left edges of one column are apart. */
const spread = (page: readonly Placed[]) => {
  const lefts = page.flatMap(({ lines }) => lines.map(({ left }) => left));
  return Math.max(...lefts) - Math.min(...lefts);
};

it('leaves a page that stands upright as it is', () => {
  const page = place(columns('', [[20, 20]]));
  expect(straighten(page, EM)).toEqual(page);
});

it('sets a page upright whose columns lean by two em', () => {
  const page = place(lean(columns('', [[40, 40]]), 0.02));
  expect(spread(page)).toBeGreaterThan(1.9 * EM);
  expect(spread(straighten(page, EM))).toBeLessThan(EM / 2);
});

it('takes a few lines as they are: they show no slope', () => {
  const page = place(lean(columns('', [[4]]), 0.02));
  expect(straighten(page, EM)).toBe(page);
});
