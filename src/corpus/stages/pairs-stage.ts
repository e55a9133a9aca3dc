import type { DuckDBConnection } from '@duckdb/node-api';
import type { CandidatePair } from '../dedupe-rows.ts';
import { edges, firstPlaces, hopefulEdges, idOrder, inShard, sharedBands } from '../index/pairs-sql.ts';
import type { Shard } from '../shard.ts';
import { type DatabaseOptions, openTables } from '../tables/open-database.ts';
import { rowSource } from '../tables/row-source.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { groupRows } from './group-rows.ts';

/**
 * The candidates of a shard: those whose `a` belongs to it, by `a` and `b`. All bands are read, since what a bucket gives depends on all
 * documents in it.
 *
 * @param signed files of signed documents
 */
export async function* pairShard(
  signed: readonly string[],
  { shard, commonIn, ...options }: { readonly shard: Shard; readonly commonIn: number } & DatabaseOptions,
): AsyncGenerator<CandidatePair> {
  const database = await openTables(options);
  try {
    const { connection } = database;
    await pair(connection, await rowSource('signed', signed), shard, commonIn);
    const rows = streamRows<[number, number, string, string, number, number]>(
      connection,
      `SELECT edge.a, edge.b, one.id, other.id, edge.place_a, edge.place_b
       FROM (${hopefulEdges('own_edges')}) AS edge
       JOIN ranks AS one ON one.rank = edge.a JOIN ranks AS other ON other.rank = edge.b
       ORDER BY edge.a, edge.b, edge.place_a, edge.place_b`,
    );
    for await (const [, group] of groupRows(rows, ([a, b]) => a * 2 ** 26 + b)) {
      const [, , a, b] = group[0]!;
      yield { a, b, seeds: group.map(([, , , , placeA, placeB]) => [placeA, placeB] as const) };
    }
  } finally {
    await database.close();
  }
}

async function pair(connection: DuckDBConnection, signed: string, shard: Shard, commonIn: number): Promise<void> {
  const make = (name: string, select: string) => connection.run(`CREATE TEMP TABLE ${name} AS ${select}`);
  await make(
    'ranks',
    `SELECT document AS id, CAST(row_number() OVER (ORDER BY ${idOrder('document')}) AS INTEGER) AS rank,
       ${inShard('document', shard)} AS is_own
     FROM ${signed} AS signed`,
  );
  await make(
    'bands',
    `SELECT unnest(signed.hashes) AS hash, ranks.rank AS document, unnest(signed.at) AS place,
       unnest(signed.letters) AS letter
     FROM ${signed} AS signed JOIN ranks ON ranks.id = signed.document`,
  );
  await make('shared', sharedBands('bands'));
  await connection.run('DROP TABLE bands');
  await make(
    'own_edges',
    `SELECT edge.* FROM (${edges('shared', `(${firstPlaces('shared')})`, commonIn)}) AS edge
     JOIN ranks ON ranks.rank = edge.a WHERE ranks.is_own`,
  );
}
