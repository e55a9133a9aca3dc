import type { PassageRow } from '../dedupe-rows.ts';
import { CLUSTER_UNITS, clusterReduced, storeClusters } from '../index/cluster-changed.ts';
import type { DedupeSteps } from '../index/dedupe-steps.ts';
import { idOrder, inShard } from '../index/pairs-sql.ts';
import { queueComponents } from '../index/queue-components.ts';
import { readClusters } from '../index/read-clusters.ts';
import { readComponents } from '../index/read-components.ts';
import type { Shard } from '../shard.ts';
import { type DatabaseOptions, openTables } from '../tables/open-database.ts';
import { rowSource } from '../tables/row-source.ts';
import { streamRows } from '../tables/stream-rows.ts';

interface ClusterOptions extends DatabaseOptions, Pick<DedupeSteps, 'cluster'> {
  readonly shard: Shard;
}

/**
 * The clusters of a shard: those of the components whose first document belongs to it, by cluster, document, start and end. All matches
 * are read, since a component may hang together through any of them.
 *
 * @param documents files of the texts, `matches` of the matches
 */
export async function* clusterShard(
  documents: readonly string[],
  matches: readonly string[],
  { shard, cluster, ...options }: ClusterOptions,
): AsyncGenerator<PassageRow> {
  const database = await openTables(options);
  const { connection } = database;
  const make = (name: string, select: string) => connection.run(`CREATE TEMP TABLE ${name} AS ${select}`);
  try {
    // Numbers in the order of ids: the least of a component is its first document.
    await make(
      'documents',
      `SELECT CAST(row_number() OVER (ORDER BY ${idOrder('id')}) - 1 AS INTEGER) AS number, id, text, length(text) AS length
       FROM ${await rowSource('documents', documents)} AS given`,
    );
    await make(
      'matches',
      `SELECT one.number AS a, other.number AS b, found.a."start" AS start_a, found.a."end" AS end_a,
         found.b."start" AS start_b, found.b."end" AS end_b, found.similarity AS similarity,
         found.containmentA AS containment_a, found.containmentB AS containment_b, found.kind AS kind
       FROM ${await rowSource('matches', matches)} AS found
       JOIN documents AS one ON one.id = found.a.document JOIN documents AS other ON other.id = found.b.document`,
    );
    await connection.run(`CREATE TEMP TABLE members (component INTEGER, chunk INTEGER, document INTEGER, start_at INTEGER,
      end_at INTEGER, slice_from INTEGER, slice VARCHAR)`);
    await connection.run(`CREATE TEMP TABLE clusters (cluster VARCHAR, document INTEGER, start_at INTEGER, end_at INTEGER,
      similarity DOUBLE, kind VARCHAR, representative BOOLEAN)`);
    const own = new Set<number>();
    const inOwn = `SELECT number FROM documents WHERE ${inShard('id', shard)} AND number IN (SELECT a FROM matches)`;
    for await (const [number] of streamRows<[number]>(connection, inOwn)) own.add(number);
    const chunks = await queueComponents(
      database,
      CLUSTER_UNITS,
      ({ documents }) =>
        (root) =>
          own.has(documents[root]!),
    );
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const components = await readComponents(database, chunk);
      await storeClusters(database, components, await clusterReduced(components, cluster));
    }
    yield* readClusters(connection);
  } finally {
    await database.close();
  }
}
