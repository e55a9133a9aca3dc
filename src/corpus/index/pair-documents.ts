import type { DuckDBConnection } from '@duckdb/node-api';
import type { IndexOptions } from './dedupe-with-index.ts';
import { countOf, inTransaction, readState, writeState } from './index-tables.ts';
import { edges, firstPlaces, hopefulEdges, idOrder, sharedBands } from './pairs-sql.ts';

/** Bands of a partition of the hashes: joined and sorted at once. */
const PARTITION_BANDS = 8_000_000;

/** UTF-16 units of the texts of a chunk of pairs to verify: read at once, and one transaction. */
const CHUNK_UNITS = 32_000_000;

export type PairOptions = Pick<IndexOptions, 'commonIn' | 'partitionBands' | 'chunkUnits' | 'onProgress'>;

/** Begins to pair what was added; false when nothing was. */
export async function beginPairing(
  connection: DuckDBConnection,
  { partitionBands = PARTITION_BANDS }: PairOptions,
): Promise<boolean> {
  const fresh = await countOf(connection, 'SELECT count(*) FROM fresh');
  if (fresh === 0) return false;
  const bands = await countOf(connection, 'SELECT count(*) FROM bands');
  const steps = Math.max(1, Math.ceil(bands / partitionBands));
  await writeState(connection, { stage: 'pairing', cursor: 0, steps });
  return true;
}

/**
 * Brings the edges up to date with the bands, one partition of the hashes a transaction: edges of the hashes of new, changed and replaced
 * documents are made anew by the rules of `pairs-sql.ts`, and what differs from the edges that were there is put in or taken out. Which
 * edges a bucket has depends on all documents in it (the first one, how many), so that an added document may also end edges of others.
 *
 * Then `todo` holds the pairs to verify: those whose edges changed, and those of new and changed documents; old pairs otherwise stay as they are.
 */
export async function pairDocuments(connection: DuckDBConnection, options: PairOptions): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ranks AS
    SELECT number, CAST(row_number() OVER (ORDER BY ${idOrder('id')}) AS INTEGER) AS rank FROM documents`);
  const isFirst = (await countOf(connection, 'SELECT count(*) FROM documents WHERE number NOT IN (FROM fresh)')) === 0;
  const { cursor, steps } = await readState(connection);
  for (let step = cursor; step < steps; step += 1) {
    options.onProgress?.('pairing', step, steps);
    await inTransaction(connection, async () => {
      await pairPartition(connection, `hash % ${steps} = ${step}`, isFirst, options.commonIn);
      await writeState(connection, { stage: 'pairing', cursor: step + 1, steps });
    });
  }
  await inTransaction(connection, () => queuePairs(connection, options.chunkUnits ?? CHUNK_UNITS));
  await connection.run('DROP TABLE ranks');
}

async function pairPartition(
  connection: DuckDBConnection,
  isOwn: string,
  isFirst: boolean,
  commonIn: number,
): Promise<void> {
  const make = (name: string, select: string) => connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
  if (!isFirst)
    await make(
      'wanted',
      `SELECT hash FROM bands WHERE ${isOwn} AND document IN (SELECT number FROM fresh)
       UNION SELECT hash FROM touched WHERE ${isOwn}`,
    );
  const isWanted = isFirst ? '' : ' AND hash IN (SELECT hash FROM wanted)';
  const own = `(SELECT hash, document, place, letter FROM bands WHERE ${isOwn}${isWanted})`;
  await make(
    'shared',
    `SELECT band.hash AS hash, ranks.rank AS document, band.place AS place, band.letter AS letter,
       band.nth AS nth, band.documents AS documents
     FROM (${sharedBands(own)}) AS band JOIN ranks ON ranks.number = band.document`,
  );
  await make(
    'made',
    `SELECT edge.hash AS hash, one.number AS a, other.number AS b, edge.place_a AS place_a, edge.place_b AS place_b,
       edge.diagonal AS diagonal
     FROM (${edges('shared', `(${firstPlaces('shared')})`, commonIn)}) AS edge
     JOIN ranks AS one ON one.rank = edge.a JOIN ranks AS other ON other.rank = edge.b`,
  );
  const same = ['hash', 'a', 'b', 'place_a', 'place_b', 'diagonal']
    .map((name) => `x.${name} = y.${name}`)
    .join(' AND ');
  if (isFirst) await make('come', 'SELECT * FROM made');
  else {
    await make('there', `SELECT * FROM edges WHERE ${isOwn}${isWanted}`);
    await make('come', `SELECT * FROM made AS x WHERE NOT EXISTS (SELECT 1 FROM there AS y WHERE ${same})`);
    await make('gone', `SELECT * FROM there AS x WHERE NOT EXISTS (SELECT 1 FROM made AS y WHERE ${same})`);
    await connection.run(`DELETE FROM edges AS x USING gone AS y WHERE ${same}`);
    await connection.run('INSERT INTO pending SELECT DISTINCT a, b FROM gone');
    await connection.run(`INSERT INTO pending SELECT DISTINCT a, b FROM made
      WHERE a IN (SELECT number FROM fresh) OR b IN (SELECT number FROM fresh)`);
  }
  await connection.run('INSERT INTO edges SELECT * FROM come');
  await connection.run('INSERT INTO pending SELECT DISTINCT a, b FROM come');
  for (const name of ['wanted', 'shared', 'made', 'there', 'come', 'gone'])
    await connection.run(`DROP TABLE IF EXISTS ${name}`);
}

/** Takes out the matches of pairs that changed, and queues the pairs that are to be verified, by `a` and `b`. */
async function queuePairs(connection: DuckDBConnection, chunkUnits: number): Promise<void> {
  const make = (name: string, select: string) => connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${select}`);
  await make('changed', 'SELECT DISTINCT a, b FROM pending');
  await connection.run(`INSERT INTO dirty SELECT a FROM matches SEMI JOIN changed USING (a, b)
    UNION SELECT b FROM matches SEMI JOIN changed USING (a, b)`);
  await connection.run('DELETE FROM matches USING changed WHERE matches.a = changed.a AND matches.b = changed.b');
  await make('changed_edges', 'SELECT a, b, place_a, place_b, diagonal FROM edges SEMI JOIN changed USING (a, b)');
  await make('hopeful', hopefulEdges('changed_edges'));
  await connection.run(`INSERT INTO todo
    SELECT seq, CAST(units // ${chunkUnits} AS INTEGER) AS chunk, a, b
    FROM (SELECT CAST(row_number() OVER (ORDER BY pair.a, pair.b) AS INTEGER) AS seq, pair.a AS a, pair.b AS b,
            sum(one.length + other.length) OVER (ORDER BY pair.a, pair.b ROWS UNBOUNDED PRECEDING) AS units
          FROM (SELECT DISTINCT a, b FROM hopeful) AS pair
          JOIN documents AS one ON one.number = pair.a JOIN documents AS other ON other.number = pair.b) AS queued
    ORDER BY seq`);
  await connection.run(`INSERT INTO todo_seeds
    SELECT todo.seq, todo.chunk, hopeful.place_a, hopeful.place_b FROM hopeful JOIN todo USING (a, b)
    ORDER BY seq, place_a, place_b`);
  for (const name of ['changed', 'changed_edges', 'hopeful']) await connection.run(`DROP TABLE ${name}`);
  for (const name of ['pending', 'fresh', 'touched']) await connection.run(`DELETE FROM ${name}`);
  const steps = (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM todo')) + 1;
  await writeState(connection, { stage: 'verifying', cursor: 0, steps });
}
