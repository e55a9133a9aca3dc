import { GazetteError } from '../../errors.ts';
import { openTables } from './open-database.ts';
import { quoted, rowColumns, type TableKind, type TableRows } from './row-columns.ts';

/**
 * The rows of a Parquet file, in their order, as its JSON Lines would have them.
 *
 * @throws GazetteError `duckdb-missing`, `invalid-table` when it is no Parquet file, or columns are missing or of another type
 */
export async function* readParquet<Kind extends TableKind>(path: string, kind: Kind): AsyncGenerator<TableRows[Kind]> {
  const columns = Object.entries(rowColumns[kind]);
  const database = await openTables({ isOrdered: true });
  try {
    const selected = columns.map(([name, type]) => `CAST("${name}" AS ${type}) AS "${name}"`).join(', ');
    const rows = await database.connection.stream(`SELECT ${selected} FROM read_parquet(${quoted(path)})`);
    for await (const chunk of rows.yieldRowObjectJs()) for (const row of chunk) yield plain(row) as TableRows[Kind];
  } catch (cause) {
    throw tableError(cause, path);
  } finally {
    await database.close();
  }
}

/** An error as the user is told it: what the database says of a file is about its rows, all else stays what it is. */
function tableError(cause: unknown, path: string): unknown {
  const isOfRows =
    cause instanceof Error && /^(?:Invalid Input|Binder|Conversion|IO|Catalog|Parser) Error/.test(cause.message);
  return isOfRows ? new GazetteError('invalid-table', path, { cause }) : cause;
}

/** Numbers as JSON has them, wherever they stand. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}
