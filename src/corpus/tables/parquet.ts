import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { GazetteError } from '../../errors.ts';
import { appendRows } from './append-rows.ts';
import { type Database, openDatabase } from './open-database.ts';
import { columnList, quoted, rowColumns, type TableKind, type TableRows } from './row-columns.ts';

/**
 * Writes rows to a Parquet file, in their order, compressed with zstd. The file is written where `path` says; whoever needs it whole
 * or not at all names a temporary place and renames it.
 *
 * @throws GazetteError `duckdb-missing`
 */
export async function writeParquet<Kind extends TableKind>(
  path: string,
  kind: Kind,
  rows: AsyncIterable<TableRows[Kind]> | Iterable<TableRows[Kind]>,
): Promise<void> {
  const names = Object.keys(rowColumns[kind]) as (keyof TableRows[Kind])[];
  await withTables(async (database) => {
    await database.connection.run(`CREATE TABLE written (${columnList(kind)})`);
    await appendRows(database, 'written', cells(rows, names));
    await database.connection.run(`COPY written TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd)`);
  });
}

/**
 * The rows of a Parquet file, in their order, as its JSON Lines would have them.
 *
 * @throws GazetteError `duckdb-missing`, `invalid-table` when it is no Parquet file, or columns are missing or of another type
 */
export async function* readParquet<Kind extends TableKind>(path: string, kind: Kind): AsyncGenerator<TableRows[Kind]> {
  const columns = Object.entries(rowColumns[kind]);
  const database = await openTables();
  try {
    const selected = columns.map(([name, type]) => `CAST("${name}" AS ${type}) AS "${name}"`).join(', ');
    const rows = await database.connection.stream(`SELECT ${selected} FROM read_parquet(${quoted(path)})`);
    for await (const chunk of rows.yieldRowObjectJs())
      for (const row of chunk) yield plain(row) as TableRows[Kind];
  } catch (cause) {
    if (cause instanceof GazetteError || !isOfDuckDB(cause)) throw cause;
    throw new GazetteError('invalid-table', path, { cause });
  } finally {
    await database.close();
  }
}

/** Whether an error came out of the database, not out of whoever takes the rows. */
function isOfDuckDB(cause: unknown): boolean {
  return cause instanceof Error && /^(?:Invalid Input|Binder|Conversion|IO|Catalog|Parser) Error/.test(cause.message);
}

async function* cells<Row>(rows: AsyncIterable<Row> | Iterable<Row>, names: readonly (keyof Row)[]) {
  for await (const row of rows) yield names.map((name) => row[name]);
}

/** Numbers as JSON has them, wherever they stand. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
}

async function withTables(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openTables();
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

function openTables(): Promise<Database> {
  const temporary = join(tmpdir(), `gazette-tables-${randomBytes(6).toString('hex')}`);
  return openDatabase(':memory:', { temporary, isOrdered: true });
}
