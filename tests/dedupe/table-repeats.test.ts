import { describe, expect, it } from 'vitest';
import type { Repeat } from '../../src/dedupe/find-repeats.ts';
import { withoutAlikeRows } from '../../src/dedupe/table-repeats.ts';
import type { Line } from '../../src/types.ts';
import { linesOf } from '../made-print.ts';

const table = ['全市  1234.5  5.6', '澜东区  456.7  6.8', '石埠县  432.2  5.1'];
const asRows = (texts: readonly string[]): readonly Line[] =>
  linesOf(texts).map((line) => (/\d/u.test(line.text) ? { ...line, kind: 'table' } : line));
const repeatOf = (count: number, shift: number): Repeat => ({
  pairs: Array.from({ length: count }, (_, i) => [i, i + shift] as const),
  first: [0, count],
  second: [shift, shift + count],
  similarity: 1,
  alike: 1,
});

describe('repeats of rows', () => {
  it('stand where a whole table is printed twice', () => {
    const lines = asRows([...table, '说明', ...table]);
    expect(withoutAlikeRows(lines, [repeatOf(3, 4)])).toHaveLength(1);
  });

  it('do not stand where a figure differs, in one table, or for one row', () => {
    const other = table.map((row) => row.replace('5.6', '5.7'));
    expect(withoutAlikeRows(asRows([...table, '说明', ...other]), [repeatOf(3, 4)])).toEqual([]);
    expect(withoutAlikeRows(asRows([...table, ...table]), [repeatOf(3, 3)])).toEqual([]);
    expect(withoutAlikeRows(asRows([table[0]!, '说明', table[0]!]), [repeatOf(1, 2)])).toEqual([]);
  });

  it('are not looked at where they are of prose', () => {
    expect(withoutAlikeRows(linesOf(['甲乙丙丁', '甲乙丙戊']), [repeatOf(1, 1)])).toHaveLength(1);
  });
});
