import type { Line } from '../types.ts';
import type { Repeat } from './find-repeats.ts';

/** Fewer equal rows are rows that say the same, as headings and totals of two tables do. */
const FEWEST_ROWS = 3;

/**
 * Leaves out repeats that take rows of tables for one another. Rows are alike by nature: only a run of them that is equal but
 * for white space, in another table, is a second print.
 *
 * In: lines, and the repeats found among them. Out: the repeats without rows, and those whose rows are all equal.
 */
export function withoutAlikeRows(lines: readonly Line[], repeats: readonly Repeat[]): readonly Repeat[] {
  if (!lines.some(({ kind }) => kind === 'table')) return repeats;
  const tables = numberTables(lines);
  return repeats.filter(({ pairs }) => {
    const rows = pairs.filter(([a, b]) => tables[a]! > 0 || tables[b]! > 0);
    if (rows.length === 0) return true;
    const areEqual = rows.every(([a, b]) => tables[a] !== tables[b] && squeeze(lines[a]!) === squeeze(lines[b]!));
    return areEqual && pairs.length >= FEWEST_ROWS;
  });
}

/** The number of the table that each line is a row of; 0 for no table. */
function numberTables(lines: readonly Line[]): Uint32Array {
  const tables = new Uint32Array(lines.length);
  let table = 0;
  for (const [i, { kind }] of lines.entries()) {
    if (kind !== 'table') continue;
    if (lines[i - 1]?.kind !== 'table') table += 1;
    tables[i] = table;
  }
  return tables;
}

function squeeze({ text }: Line): string {
  return text.replace(/\s+/gu, '');
}
