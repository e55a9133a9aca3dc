import type { DuckDBValue } from '@duckdb/node-api';
import type { Database } from './open-database.ts';

/** Rows of a chunk, at most: DuckDB's own vectors have so many. */
const CHUNK = 2048;

/** A row as the table has its columns. */
export type TableRow = readonly unknown[];

/**
 * Appends rows to a table, 2,048 at a time: ten times as fast as row by row, and nested values come in as they are. Within a
 * transaction that is open the rows are part of it.
 */
export async function appendRows(
  { duckdb, connection }: Database,
  table: string,
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, k) => appender.columnType(k));
  const chunk = duckdb.DuckDBDataChunk.create(types);
  let held: TableRow[] = [];
  const flush = () => {
    chunk.reset();
    chunk.rowCount = held.length;
    chunk.setRowsConverted(held as never, duckdb.JSToDuckDBValueConverter);
    appender.appendDataChunk(chunk);
    held = [];
  };
  try {
    for await (const row of rows) {
      held.push(row);
      if (held.length === CHUNK) flush();
    }
    if (held.length > 0) flush();
  } finally {
    appender.closeSync();
  }
}

/**
 * Appends plain columns of equal length to a table: what {@link appendRows} does, several times as fast.
 *
 * @param columns in the order of the table's; whole numbers of a BIGINT column are bigint
 */
export async function appendColumns(
  { duckdb, connection }: Database,
  table: string,
  columns: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = Array.from({ length: appender.columnCount }, (_, k) => appender.columnType(k));
  const chunk = duckdb.DuckDBDataChunk.create(types);
  const length = columns[0]?.length ?? 0;
  try {
    for (let from = 0; from < length; from += CHUNK) {
      const to = Math.min(length, from + CHUNK);
      chunk.reset();
      chunk.rowCount = to - from;
      for (const [k, column] of columns.entries()) chunk.setColumnValues(k, column.slice(from, to));
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
}
