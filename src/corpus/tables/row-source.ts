import { stat } from 'node:fs/promises';
import { quoted, rowColumns, type TableKind } from './row-columns.ts';
import { isParquet } from './write-rows.ts';

/** Bytes of a line that DuckDB takes unasked. */
const USUAL_LINE = 16 * 2 ** 20;
const LONGEST_LINE = 512 * 2 ** 20;

/**
 * Files of rows as SQL reads them, Parquet and JSON Lines alike: `(SELECT … UNION ALL …)`, for a FROM. Without files: no rows.
 *
 * @param paths absolute
 */
export async function rowSource(kind: TableKind, paths: readonly string[]): Promise<string> {
  const names = Object.entries(rowColumns[kind])
    .map(([name, type]) => `CAST("${name}" AS ${type}) AS "${name}"`)
    .join(', ');
  const parquet = paths.filter(isParquet);
  const lines = paths.filter((path) => !isParquet(path));
  const selects: string[] = [];
  if (parquet.length > 0) selects.push(`SELECT ${names} FROM read_parquet([${parquet.map(quoted).join(', ')}])`);
  if (lines.length > 0) {
    const sizes = await Promise.all(lines.map(async (path) => (await stat(path)).size));
    const longest = Math.min(LONGEST_LINE, Math.max(USUAL_LINE, ...sizes));
    const columns = Object.entries(rowColumns[kind]).map(([name, type]) => `"${name}": ${quoted(type)}`);
    selects.push(
      `SELECT ${names} FROM read_json([${lines.map(quoted).join(', ')}], format = 'newline_delimited',
         columns = {${columns.join(', ')}}, maximum_object_size = ${longest})`,
    );
  }
  if (selects.length === 0) selects.push(`SELECT ${nothing(kind)} WHERE false`);
  return `(${selects.join(' UNION ALL ')})`;
}

function nothing(kind: TableKind): string {
  return Object.entries(rowColumns[kind])
    .map(([name, type]) => `CAST(NULL AS ${type}) AS "${name}"`)
    .join(', ');
}
