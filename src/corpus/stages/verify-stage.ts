import type { Match } from '../dedupe-rows.ts';
import type { DedupeSteps } from '../index/dedupe-steps.ts';
import { countOf } from '../index/index-tables.ts';
import { idOrder, inShard } from '../index/pairs-sql.ts';
import { readPairs } from '../index/read-pairs.ts';
import type { Shard } from '../shard.ts';
import { type DatabaseOptions, openTables } from '../tables/open-database.ts';
import { rowSource } from '../tables/row-source.ts';

/** UTF-16 units of the texts that are joined to their pairs at once. */
const CHUNK_UNITS = 32_000_000;

interface VerifyOptions extends DatabaseOptions, Pick<DedupeSteps, 'verify' | 'parallel'> {
  readonly shard: Shard;
}

/**
 * The matches of a shard: those of the candidates whose `a` belongs to it, in the order of `a` and `b`.
 *
 * @param documents files of the texts, `candidates` of the candidates
 */
export async function* verifyShard(
  documents: readonly string[],
  candidates: readonly string[],
  { shard, verify, parallel, ...options }: VerifyOptions,
): AsyncGenerator<Match> {
  const database = await openTables(options);
  const { connection } = database;
  const make = (name: string, select: string) => connection.run(`CREATE TEMP TABLE ${name} AS ${select}`);
  try {
    await make(
      'documents',
      `SELECT CAST(row_number() OVER (ORDER BY ${idOrder('id')}) AS INTEGER) AS number, id, text, length(text) AS length
       FROM ${await rowSource('documents', documents)} AS given`,
    );
    await make(
      'own',
      `SELECT one.number AS a, other.number AS b, one.length + other.length AS units, pair.seeds AS seeds
       FROM ${await rowSource('candidates', candidates)} AS pair
       JOIN documents AS one ON one.id = pair.a JOIN documents AS other ON other.id = pair.b
       WHERE ${inShard('pair.a', shard)}`,
    );
    await make(
      'todo',
      `SELECT CAST(row_number() OVER (ORDER BY a, b) AS INTEGER) AS seq,
         CAST(sum(units) OVER (ORDER BY a, b ROWS UNBOUNDED PRECEDING) // ${CHUNK_UNITS} AS INTEGER) AS chunk, a, b
       FROM own`,
    );
    await make(
      'todo_seeds',
      `SELECT seq, chunk, seed[1] AS place_a, seed[2] AS place_b
       FROM (SELECT todo.seq, todo.chunk, unnest(own.seeds) AS seed FROM own JOIN todo USING (a, b)) AS each_seed`,
    );
    const chunks = (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM todo')) + 1;
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const running: ReturnType<DedupeSteps['verify']>[] = [];
      for await (const batch of readPairs(database, chunk)) {
        running.push(verify(batch));
        if (running.length >= parallel) yield* (await running.shift()!).flat();
      }
      while (running.length > 0) yield* (await running.shift()!).flat();
    }
  } finally {
    await database.close();
  }
}
