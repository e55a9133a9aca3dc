import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRegions, type PageRegion } from '../../src/geometry/order-regions.ts';
import { shuffledNumbers } from '../benchmarks/region-orders.ts';
import { columns, lean, moveBoxes, nameOf, paragraph, table } from './made-page.ts';

const read = (page: readonly PageRegion[]) => orderRegions(page).map((index) => nameOf(page[index]!));
const shuffle = (page: readonly PageRegion[], seed: number) =>
  shuffledNumbers(page.length, seed).map((index) => page[index]!);

const threeColumns = [
  [6, 9, 5],
  [4, 12, 4],
  [8, 3, 9],
] as const;
const title = paragraph('澜川公报', 380, 20, 420, 1);

describe('orderRegions', () => {
  it('reads columns from left to right, each from top to bottom', () => {
    expect(read(shuffle(columns('', threeColumns), 1))).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3']);
  });

  it('reads a head over all columns before them, however narrow it is', () => {
    expect(read([...columns('', threeColumns), title])[0]).toBe('澜川公报');
  });

  it('ends columns at a head that stands over them, and begins again below', () => {
    const above = columns('上', [
      [5, 6],
      [7, 4],
      [4, 7],
    ]);
    const head = paragraph('市政府令', 380, 370, 420, 1);
    const below = columns(
      '下',
      [
        [6, 6],
        [5, 7],
        [9, 3],
      ],
      { top: 420 },
    );
    expect(read(shuffle([...above, head, ...below], 2))).toEqual([
      ...['上A1', '上A2', '上B1', '上B2', '上C1', '上C2'],
      '市政府令',
      ...['下A1', '下A2', '下B1', '下B2', '下C1', '下C2'],
    ]);
  });

  it('lets a head over two of three columns part these two alone', () => {
    const left = columns('左', [[5], [5]], { top: 100 });
    const head = paragraph('本期要目', 80, 215, 656, 1);
    const below = columns('下', [[8], [8]], { top: 250 });
    const right = columns('右', [[9, 6]], { left: 752, top: 100 });
    expect(read(shuffle([...left, head, ...below, ...right], 3))).toEqual([
      ...['左A1', '左B1', '本期要目', '下A1', '下B1', '右A1', '右A2'],
    ]);
  });

  it('reads the line under the title from left to right before the columns', () => {
    const dateline = [
      paragraph('第12期', 80, 60, 100, 1),
      paragraph('澜川，3月1日', 470, 60, 200, 1),
      paragraph('2026年', 968, 60, 100, 1),
    ];
    expect(read(shuffle([title, ...dateline, ...columns('', threeColumns)], 4)).slice(0, 5)).toEqual([
      ...['澜川公报', '第12期', '澜川，3月1日', '2026年', 'A1'],
    ]);
  });

  it('reads columns of a page that stands askew by more than a gutter', () => {
    const page = columns('', [
      [20, 30],
      [25, 25],
      [30, 20],
    ]);
    for (const slope of [0.02, -0.02]) expect(read(shuffle(lean(page, slope), 5))).toEqual(page.map(nameOf));
  });

  it('reads a number that stands beside the first line of a notice before the notice', () => {
    const notice = paragraph('公告', 80, 100, 320, 6);
    const number = paragraph('[28311]', 330, 102, 70, 1);
    expect(read([notice, number])).toEqual(['[28311]', '公告']);
  });

  it('reads a table whose cells are regions column by column, below its head', () => {
    const head = paragraph('分区统计表', 80, 60, 400, 1);
    expect(read(shuffle([head, ...table(4, [160, 80, 80], 80, 100)], 6))).toEqual([
      '分区统计表',
      ...['r1c1', 'r2c1', 'r3c1', 'r4c1', 'r1c2', 'r2c2', 'r3c2', 'r4c2', 'r1c3', 'r2c3', 'r3c3', 'r4c3'],
    ]);
  });

  it('keeps a name that hangs over into the next column in its own', () => {
    const cells = table(30, [160, 80], 80, 100).map((cell) =>
      nameOf(cell) === 'r7c1' ? paragraph('r7c1', 80, cell.box.top, 190, 1) : cell,
    );
    expect(read(shuffle(cells, 7)).slice(0, 30)).toEqual(Array.from({ length: 30 }, (_, r) => `r${r + 1}c1`));
  });

  it('gives nothing for nothing, and one for one', () => {
    expect(orderRegions([])).toEqual([]);
    expect(orderRegions([title])).toEqual([0]);
  });
});

const madePages = fc
  .record({
    lengths: fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    }),
    rows: fc.integer({ min: 0, max: 6 }),
    hasTitle: fc.boolean(),
  })
  .map(({ lengths, rows, hasTitle }): readonly PageRegion[] => [
    ...(hasTitle ? [title] : []),
    ...columns('', lengths),
    ...table(rows, [120, 60, 60], 80, 2000),
  ]);

/** Boxes anywhere, over one another too. */
const wildPages = fc.array(
  fc
    .tuple(fc.nat(800), fc.nat(800), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 8 }))
    .map(([left, top, width, count]) => paragraph(`${left} ${top} x${width}`, left, top, width, count)),
  { maxLength: 40 },
);

describe.each([
  ['a made page', madePages],
  ['any page', wildPages],
] as const)('the order of %s', (_, pages) => {
  it('has every region once', () => {
    fc.assert(
      fc.property(pages, (page) => {
        expect([...orderRegions(page)].sort((a, b) => a - b)).toEqual([...page.keys()]);
      }),
    );
  });

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(pages, fc.nat(), (page, seed) => {
        const texts = (each: readonly PageRegion[]) =>
          orderRegions(each).map((index) => each[index]!.lines.map(({ text }) => text));
        expect(texts(shuffle(page, seed))).toEqual(texts(page));
      }),
    );
  });

  it('does not depend on units or on where the page begins', () => {
    fc.assert(
      fc.property(
        pages,
        fc.constantFrom(0.25, 2, 8),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: -1000, max: 1000 }),
        (page, scale, x, y) => {
          const moved = moveBoxes(page, ({ left, top, right, bottom }) => ({
            left: (left + x) * scale,
            top: (top + y) * scale,
            right: (right + x) * scale,
            bottom: (bottom + y) * scale,
          }));
          expect(orderRegions(moved)).toEqual(orderRegions(page));
        },
      ),
    );
  });
});
