import { expect, it } from 'vitest';
import { cutColumns } from '../../src/geometry/cut-columns.ts';
import { columns, EM, paragraph } from './made-page.ts';

const boxesOf = (regions: ReturnType<typeof columns>) => regions.map(({ box }) => box);

it('ends a column where the next region stands higher', () => {
  expect(cutColumns(boxesOf(columns('', [[4, 5], [6], [3, 3]])), EM)).toEqual([1, 1, 2, 3, 3]);
});

it('counts a head that stands out of a column apart from it', () => {
  const head = paragraph('市政府令', 80, 300, 656, 1);
  const below = columns('', [[4, 5], [6]], { top: 340 });
  expect(cutColumns(boxesOf([...columns('', [[4, 5]]), head, ...below]), EM)).toEqual([1, 1, 2, 2, 2, 3]);
});

it('gives nothing for nothing', () => {
  expect(cutColumns([], EM)).toEqual([]);
});
