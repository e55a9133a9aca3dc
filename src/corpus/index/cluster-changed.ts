import type { PassageRow } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import type { DedupeSteps } from './dedupe-steps.ts';
import type { IndexOptions } from './dedupe-with-index.ts';
import { inTransaction, readState, writeState } from './index-tables.ts';
import { queueComponents } from './queue-components.ts';
import { type ReducedComponent, readComponents } from './read-components.ts';
import { rowsOfDocuments } from './reduced-rows.ts';

/** UTF-16 units of the texts of the components that are clustered at once; a larger component is taken alone. */
export const CLUSTER_UNITS = 12_000_000;

/**
 * Brings the clusters up to date with the matches: those of documents that are tied, however far, to one whose matches changed are made
 * anew; all others stay. A component is clustered by itself, so that this is what clustering everything would give.
 */
export async function clusterChanged(
  database: Database,
  {
    steps: { cluster },
    chunkUnits = CLUSTER_UNITS,
    onProgress,
  }: Pick<IndexOptions, 'steps' | 'chunkUnits' | 'onProgress'>,
): Promise<void> {
  const { connection } = database;
  if ((await readState(connection)).steps === 0)
    await inTransaction(connection, () => queueDirty(database, chunkUnits));
  const { cursor, steps } = await readState(connection);
  for (let chunk = cursor; chunk < steps; chunk += 1) {
    onProgress?.('clustering', chunk, steps);
    const components = await readComponents(database, chunk);
    const rows = await clusterReduced(components, cluster);
    await inTransaction(connection, async () => {
      await storeClusters(database, components, rows);
      await writeState(connection, { stage: 'clustering', cursor: chunk + 1, steps });
    });
  }
  await inTransaction(connection, async () => {
    await connection.run('DELETE FROM members');
    await writeState(connection, { stage: 'adding', cursor: 0, steps: 0 });
  });
}

/** Queues the components to be clustered anew, and takes out the clusters of their documents. */
async function queueDirty(database: Database, chunkUnits: number): Promise<void> {
  const { connection } = database;
  const dirty: number[] = [];
  for await (const [number] of streamRows<[number]>(connection, 'SELECT DISTINCT number FROM dirty'))
    dirty.push(number);
  const isDirty = new Set(dirty);
  const steps = await queueComponents(database, chunkUnits, ({ documents, rootOf }) => {
    const roots = new Set<number>();
    for (const [region, document] of documents.entries()) if (isDirty.has(document)) roots.add(rootOf(region));
    return (root) => roots.has(root);
  });
  // A passage lies in the region that holds its middle.
  await connection.run(`DELETE FROM clusters USING members
    WHERE members.document = clusters.document AND (clusters.start_at + clusters.end_at) // 2 >= members.start_at
      AND (clusters.start_at + clusters.end_at) // 2 < members.end_at`);
  await connection.run('DELETE FROM clusters WHERE document IN (SELECT number FROM dirty)');
  await connection.run('DELETE FROM dirty');
  await writeState(connection, { stage: 'clustering', cursor: 0, steps });
}

/** The rows of components, in the offsets of their documents. */
export async function clusterReduced(
  components: readonly ReducedComponent[],
  cluster: DedupeSteps['cluster'],
): Promise<readonly (readonly PassageRow[])[]> {
  const rows = await cluster(components.map(({ documents, matches }) => ({ documents, matches })));
  return rows.map((own, k) => {
    const { numbers, reduced } = components[k]!;
    return rowsOfDocuments(own, (document) => reduced.get(numbers.get(document)!)!);
  });
}

/** Appends rows of components to `clusters`. */
export async function storeClusters(
  database: Database,
  components: readonly ReducedComponent[],
  clustered: readonly (readonly PassageRow[])[],
): Promise<void> {
  const rows = clustered.flat();
  await appendColumns(database, 'clusters', [
    rows.map(({ cluster }) => cluster),
    clustered.flatMap((own, k) => own.map(({ document }) => components[k]!.numbers.get(document)!)),
    rows.map(({ start }) => start),
    rows.map(({ end }) => end),
    rows.map(({ similarity }) => similarity),
    rows.map(({ kind }) => kind),
    rows.map(({ representative }) => representative),
  ]);
}
