import type { DuckDBConnection } from '@duckdb/node-api';
import { GazetteError } from '../../errors.ts';

/**
 * What a run is in the middle of. A run that was killed is taken up where its last transaction ended, before anything new is added.
 *
 * - `adding`: documents come in; all of them may be paired at any time
 * - `pairing`: `cursor` partitions of the hashes are paired
 * - `verifying`: `cursor` chunks of `todo` are verified
 * - `clustering`: clusters of `dirty` documents are to be made anew
 */
export type Stage = 'adding' | 'pairing' | 'verifying' | 'clustering';

export interface IndexState {
  readonly stage: Stage;
  readonly cursor: number;
  /** Of the stage at hand: partitions, or chunks. */
  readonly steps: number;
}

/**
 * The tables of an index. Documents have numbers in the order in which they came, for good; `a` of an edge and of a match is the
 * document with the lesser id, whatever the numbers.
 *
 * - `documents`, `bands`: what was added
 * - `edges`: places that two documents share, by the rules of `pairs-sql.ts`
 * - `matches`: verified; `clusters`: the result
 * - `fresh`: documents not paired yet; `touched`: hashes that replaced documents had; `pending`: pairs whose edges changed
 * - `todo`, `todo_seeds`: pairs to verify, in chunks of about equal work; `dirty`: documents whose matches changed;
 *   `members`: stretches of the components to cluster, in chunks
 */
const tables = [
  'state (options VARCHAR, stage VARCHAR, cursor INTEGER, steps INTEGER)',
  'documents (number INTEGER, id VARCHAR, sha256 VARCHAR, length INTEGER, text VARCHAR)',
  'bands (hash BIGINT, document INTEGER, place INTEGER, letter INTEGER)',
  'fresh (number INTEGER)',
  'touched (hash BIGINT)',
  'edges (hash BIGINT, a INTEGER, b INTEGER, place_a INTEGER, place_b INTEGER, diagonal INTEGER)',
  'pending (a INTEGER, b INTEGER)',
  'todo (seq INTEGER, chunk INTEGER, a INTEGER, b INTEGER)',
  'todo_seeds (seq INTEGER, chunk INTEGER, place_a INTEGER, place_b INTEGER)',
  `matches (a INTEGER, b INTEGER, start_a INTEGER, end_a INTEGER, start_b INTEGER, end_b INTEGER,
     similarity DOUBLE, containment_a DOUBLE, containment_b DOUBLE, kind VARCHAR)`,
  'dirty (number INTEGER)',
  `members (component INTEGER, chunk INTEGER, document INTEGER, start_at INTEGER, end_at INTEGER, slice_from INTEGER,
     slice VARCHAR)`,
  `clusters (cluster VARCHAR, document INTEGER, start_at INTEGER, end_at INTEGER, similarity DOUBLE, kind VARCHAR,
     representative BOOLEAN)`,
];

/**
 * Makes the tables of a new index, or sees that those of an old one were made in the same way.
 *
 * @param options all that the contents of the index depend on, as text
 * @throws GazetteError `index-mismatch`, `index-unreadable`
 */
export async function prepareTables(connection: DuckDBConnection, options: string, path: string): Promise<void> {
  const there = await connection.runAndReadAll('SELECT table_name FROM duckdb_tables() WHERE NOT temporary');
  const names = there.getRows().map(([name]) => String(name));
  if (names.length === 0) {
    await inTransaction(connection, async () => {
      for (const table of tables) await connection.run(`CREATE TABLE ${table}`);
      await connection.run("INSERT INTO state VALUES ($1, 'adding', 0, 0)", [options]);
    });
    return;
  }
  if (!tables.every((table) => names.includes(table.split(' ')[0]!))) throw new GazetteError('index-unreadable', path);
  const [[made] = []] = (await connection.runAndReadAll('SELECT options FROM state')).getRows();
  if (made !== options) throw new GazetteError('index-mismatch', `${path} has ${made}, this run ${options}`);
}

export async function readState(connection: DuckDBConnection): Promise<IndexState> {
  const rows = await connection.runAndReadAll('SELECT stage, cursor, steps FROM state');
  const [stage, cursor, steps] = rows.getRows()[0]!;
  return { stage: stage as Stage, cursor: Number(cursor), steps: Number(steps) };
}

export async function writeState(connection: DuckDBConnection, { stage, cursor, steps }: IndexState): Promise<void> {
  await connection.run('UPDATE state SET stage = $1, cursor = $2, steps = $3', [stage, cursor, steps]);
}

/** Does all of it or nothing, also when the process is killed in the middle. */
export async function inTransaction<Value>(connection: DuckDBConnection, work: () => Promise<Value>): Promise<Value> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const value = await work();
    await connection.run('COMMIT');
    return value;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** The one number that a statement gives. */
export async function countOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const rows = await connection.runAndReadAll(sql);
  return Number(rows.getRows()[0]?.[0] ?? 0);
}
