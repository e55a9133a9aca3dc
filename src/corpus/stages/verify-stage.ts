import type { DuckDBConnection } from '@duckdb/node-api';
import type { Match } from '../dedupe-rows.ts';
import { countOf } from '../index/index-tables.ts';
import { idOrder, inShard } from '../index/pairs-sql.ts';
import type { PairJob, VerifyBatch } from '../index/verify-pairs.ts';
import type { Shard } from '../shard.ts';
import { type DatabaseOptions, openTables } from '../tables/open-database.ts';
import { rowSource } from '../tables/row-source.ts';
import { streamRows } from '../tables/stream-rows.ts';

/** UTF-16 units of the texts that are joined to their pairs at once, and of those that are handed over to be verified. */
const CHUNK_UNITS = 64_000_000;
const BATCH_UNITS = 500_000;

interface VerifyOptions extends DatabaseOptions {
  readonly shard: Shard;
  readonly verify: VerifyBatch;
  /** Batches that are under way at a time. Default 1. */
  readonly parallel?: number;
}

/** The matches of a shard: those of the candidates whose `a` belongs to it, in the order of `a` and `b`. */
export async function* verifyShard(
  documents: readonly string[],
  candidates: readonly string[],
  { shard, verify, parallel = 1, ...options }: VerifyOptions,
): AsyncGenerator<Match> {
  const database = await openTables(options);
  try {
    const { connection } = database;
    const steps = await queue(
      connection,
      await rowSource('documents', documents),
      await rowSource('candidates', candidates),
      shard,
    );
    for (let chunk = 0; chunk < steps; chunk += 1) {
      const running: Promise<readonly (readonly Match[])[]>[] = [];
      for await (const batch of readBatches(connection, chunk)) {
        running.push(verify(batch));
        if (running.length >= parallel) yield* (await running.shift()!).flat();
      }
      while (running.length > 0) yield* (await running.shift()!).flat();
    }
  } finally {
    await database.close();
  }
}

async function queue(
  connection: DuckDBConnection,
  documents: string,
  candidates: string,
  shard: Shard,
): Promise<number> {
  await connection.run(`CREATE TEMP TABLE texts AS
    SELECT id, text, length(text) AS units, row_number() OVER (ORDER BY ${idOrder('id')}) AS rank FROM ${documents} AS documents`);
  await connection.run(`CREATE TEMP TABLE todo AS
    SELECT CAST(sum(one.units + other.units) OVER (ORDER BY one.rank, other.rank ROWS UNBOUNDED PRECEDING) // ${CHUNK_UNITS} AS INTEGER)
        AS chunk, one.rank AS a, other.rank AS b, pair.seeds AS seeds
    FROM ${candidates} AS pair JOIN texts AS one ON one.id = pair.a JOIN texts AS other ON other.id = pair.b
    WHERE ${inShard('pair.a', shard)}`);
  return (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM todo')) + 1;
}

async function* readBatches(connection: DuckDBConnection, chunk: number): AsyncGenerator<readonly PairJob[]> {
  let batch: PairJob[] = [];
  let units = 0;
  const rows = streamRows<[string, string, [number, number][], string, string]>(
    connection,
    `SELECT one.id, other.id, todo.seeds, one.text, other.text
     FROM todo JOIN texts AS one ON one.rank = todo.a JOIN texts AS other ON other.rank = todo.b
     WHERE todo.chunk = ${chunk} ORDER BY todo.a, todo.b`,
  );
  for await (const [a, b, seeds, textA, textB] of rows) {
    batch.push({ pair: { a, b, seeds }, textA, textB });
    units += textA.length + textB.length;
    if (units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}
