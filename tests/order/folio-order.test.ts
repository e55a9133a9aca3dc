import { describe, expect, test } from 'vitest';
import { contradictsFolios } from '../../src/order/folio-order.ts';

/** Six pages of two lines whose folios stand under them, as printed in raw. */
const under = (...pages: readonly number[]) => ({
  before: Uint32Array.from(pages.flatMap((_, k) => [pages[k - 1] ?? 0, pages[k - 1] ?? 0])),
  after: Uint32Array.from(pages.flatMap((page) => [page, page])),
});

describe('printed page numbers', () => {
  const booklet = under(6, 1, 2, 5, 4, 3);

  test('agree with the order that they rise in', () => {
    expect(contradictsFolios(booklet, [2, 4, 10, 8, 6, 0])).toBe(false);
  });

  test('speak against any other, the raw one among them', () => {
    expect(contradictsFolios(booklet, [0, 2, 4, 6, 8, 10])).toBe(true);
  });

  test('say nothing where there are too few of them', () => {
    expect(contradictsFolios(under(2, 1), [0, 2])).toBe(false);
  });
});
