import { rename, rm } from 'node:fs/promises';
import { GazetteError } from '../../errors.ts';
import { openOutput } from '../output-stream.ts';
import { begin, end } from '../temporary-files.ts';
import { placeFor } from '../write-files.ts';
import { appendRows } from './append-rows.ts';
import { type DatabaseOptions, openTables } from './open-database.ts';
import { columnList, quoted, rowColumns, type TableKind, type TableRows } from './row-columns.ts';

/** A file of rows that has its name only when all are there. */
export interface RowWriter<Row> {
  readonly write: (row: Row) => Promise<void>;
  readonly commit: () => Promise<void>;
  /** Takes back all that was written. */
  readonly discard: () => Promise<void>;
}

/** What a file of rows may be. */
export type RowFormat = 'jsonl' | 'parquet';

/** Rows that are handed to DuckDB at once. */
const BATCH = 8192;

/** Whether a path names a Parquet file; all others hold JSON Lines. */
export function isParquet(path: string): boolean {
  return path.toLowerCase().endsWith('.parquet');
}

/**
 * Opens a file for rows in their order: JSON Lines, or Parquet compressed with zstd.
 *
 * @param options `to`: absent, as the ending of the path says; the others for what Parquet needs of memory
 * @throws GazetteError `duckdb-missing`, `output-unwritable`
 */
export async function openRows<Kind extends TableKind>(
  path: string,
  kind: Kind,
  { to = isParquet(path) ? 'parquet' : 'jsonl', ...options }: DatabaseOptions & { readonly to?: RowFormat } = {},
): Promise<RowWriter<TableRows[Kind]>> {
  const names = Object.keys(rowColumns[kind]) as (keyof TableRows[Kind])[];
  return to === 'parquet' ? openParquet(path, kind, names, options) : openLines(path, names);
}

/** UTF-16 units of lines that are handed on at once. */
const LINES = 65_536;

async function openLines<Row>(path: string, names: readonly (keyof Row)[]): Promise<RowWriter<Row>> {
  const output = await openOutput(path);
  const lineOf = lineWriter(names);
  let held = '';
  const flush = () => {
    const lines = held;
    held = '';
    return output.write(lines);
  };
  return {
    write: (row) => {
      held += lineOf(row);
      return held.length < LINES ? isHeld : flush();
    },
    commit: async () => {
      await flush();
      await output.finish();
      await output.commit();
    },
    discard: output.discard,
  };
}

const isHeld = Promise.resolve();

/** Writes rows as lines of JSON, their members in the order of the columns. */
function lineWriter<Row>(names: readonly (keyof Row)[]): (row: Row) => string {
  const keys = names.map((name, n) => `${n === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return (row) => {
    let line = '';
    for (let n = 0; n < names.length; n += 1) line += keys[n]! + JSON.stringify(row[names[n]!]);
    return `${line}}\n`;
  };
}

async function openParquet<Row>(
  path: string,
  kind: TableKind,
  names: readonly (keyof Row)[],
  options: DatabaseOptions,
): Promise<RowWriter<Row>> {
  const database = await openTables({ ...options, isOrdered: true });
  await database.connection.run(`CREATE TABLE written (${columnList(kind)})`);
  let held: unknown[][] = [];
  const flush = async () => {
    const rows = held;
    held = [];
    await appendRows(database, 'written', rows);
  };
  const guarded = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (cause) {
      throw new GazetteError('output-unwritable', path, { cause });
    }
  };
  return {
    write: async (row) => {
      held.push(names.map((name) => row[name]));
      if (held.length >= BATCH) await flush();
    },
    commit: async () => {
      await flush();
      await guarded(async () => {
        const place = await placeFor(path);
        const target = place?.temporary ?? path;
        begin(target);
        try {
          await database.connection.run(`COPY written TO ${quoted(target)} (FORMAT parquet, COMPRESSION zstd)`);
          if (place) await rename(place.temporary, place.path);
        } catch (error) {
          if (place) await rm(place.temporary, { force: true });
          throw error;
        } finally {
          end(target);
        }
      });
      await database.close();
    },
    discard: database.close,
  };
}
