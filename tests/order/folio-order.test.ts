import { describe, expect, test } from 'vitest';
import { contradictsFolios, provenByFolios, readFolios, scorePageStep } from '../../src/order/folio-order.ts';

/** Pages of two lines whose folios stand under them, as printed in raw. */
const under = (...pages: readonly number[]) => ({
  before: Uint32Array.from(pages.flatMap((_, k) => [pages[k - 1] ?? 0, pages[k - 1] ?? 0])),
  after: Uint32Array.from(pages.flatMap((page) => [page, page])),
});

/** The same with folios over the pages. */
const over = (...pages: readonly number[]) => ({
  before: Uint32Array.from(pages.flatMap((page) => [page, page])),
  after: Uint32Array.from(pages.flatMap((_, k) => [pages[k + 1] ?? 0, pages[k + 1] ?? 0])),
});

const booklet = under(6, 1, 2, 5, 4, 3);
const inOrder = [2, 4, 10, 8, 6, 0];
const inRaw = [0, 2, 4, 6, 8, 10];

describe('printed page numbers', () => {
  test('agree with the order that they rise in', () => {
    expect(contradictsFolios(booklet, inOrder)).toBe(false);
  });

  test('speak against any other, the raw one among them', () => {
    expect(contradictsFolios(booklet, inRaw)).toBe(true);
  });

  test('say nothing where there are too few of them', () => {
    expect(contradictsFolios(under(2, 1), [0, 2])).toBe(false);
  });

  test('speak the same whether they stand over the page or under it', () => {
    const { before } = over(6, 1, 2, 5, 4, 3);
    const overPages = { before, after: over(6, 1, 2, 5, 4, 3).after };
    expect(contradictsFolios(overPages, inOrder)).toBe(false);
    expect(contradictsFolios(overPages, inRaw)).toBe(true);
    expect(provenByFolios(overPages, inOrder)).toBe(true);
  });
});

describe('an order is proven', () => {
  test('by numbers that run through it', () => {
    expect(provenByFolios(booklet, inOrder)).toBe(true);
  });

  test('by no numbers that fall back anywhere', () => {
    expect(provenByFolios(booklet, inRaw)).toBe(false);
    expect(provenByFolios(booklet, [2, 4, 10, 8, 0, 6])).toBe(false);
    const copied = under(1, 2, 3, 4, 5, 6, 2);
    expect(provenByFolios(copied, [0, 2, 4, 6, 8, 10, 12])).toBe(false);
  });

  test('though a page is missing, but not by numbers that leap', () => {
    const raw = [0, 2, 4, 6, 8, 10];
    expect(provenByFolios(under(1, 2, 3, 5, 6, 7), raw)).toBe(true);
    expect(provenByFolios(under(1, 3, 5, 7, 9, 11), raw)).toBe(false);
  });

  test('by several columns of a page that stand together', () => {
    expect(provenByFolios(under(6, 1, 2, 5, 4, 3), [2, 3, 4, 5, 10, 11, 8, 9, 6, 7, 0, 1])).toBe(true);
    expect(provenByFolios(under(6, 1, 2, 5, 4, 3), [2, 4, 3, 5, 10, 11, 8, 9, 6, 7, 0, 1])).toBe(false);
  });

  test('by nothing where few numbers stand, none, or where it is open whether they stand over or under', () => {
    expect(provenByFolios(under(2, 1), [2, 0])).toBe(false);
    expect(provenByFolios(under(0, 0, 0), [0, 2, 4])).toBe(false);
    const open = { before: over(1, 2, 3).before, after: under(2, 3, 4).after };
    expect(readFolios(open)).toHaveLength(2);
    expect(provenByFolios(open, [0, 2, 4])).toBe(false);
  });
});

describe('readFolios', () => {
  test('text before the first folio shows that folios stand under their pages, text behind the last that they stand over', () => {
    expect(readFolios(booklet)).toEqual([booklet.after]);
    const head = over(6, 1, 2);
    expect(readFolios(head)).toEqual([head.before]);
  });
});

describe('a step from page to page', () => {
  test('to the next page speaks for a joint, to a later one a little against it, back strongly', () => {
    const [next, later, back] = [scorePageStep(4, 5), scorePageStep(4, 7), scorePageStep(5, 4)];
    expect(next).toBeGreaterThan(0);
    expect(later).toBeLessThan(0);
    expect(back).toBeLessThan(later);
  });

  test('on the same page, or where a number is unknown, says nothing', () => {
    expect([scorePageStep(4, 4), scorePageStep(0, 4), scorePageStep(4, 0), scorePageStep(0, 0)]).toEqual([0, 0, 0, 0]);
  });
});
