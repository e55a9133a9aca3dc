import { expect, it } from 'vitest';
import { findCells } from '../../src/geometry/find-cells.ts';
import { columns, EM, paragraph, table } from './made-page.ts';

it('takes regions that stand in rows and columns of their like for cells', () => {
  expect(findCells(table(5, [160, 60, 60], 80, 100), EM)).toEqual(Array(15).fill(true));
});

it('takes no short paragraphs of neighbouring columns for cells', () => {
  const page = columns('', [
    [2, 2, 1, 2],
    [2, 2, 1, 2],
  ]);
  expect(findCells(page, EM)).toEqual(Array(8).fill(false));
});

it('takes neither the number beside a notice nor the line under a title for cells', () => {
  const page = [
    paragraph('公告', 80, 100, 320, 6),
    paragraph('[28311]', 330, 102, 70, 1),
    paragraph('澜川公报', 80, 20, 900, 1),
    paragraph('第12期', 80, 60, 100, 1),
    paragraph('2026年', 190, 60, 100, 1),
  ];
  expect(findCells(page, EM)).toEqual(Array(5).fill(false));
});
