import type { DedupeDocument, Match, PassageRow } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import type { IndexOptions } from './dedupe-with-index.ts';
import { countOf, inTransaction, readState, writeState } from './index-tables.ts';
import { joinSets, rootOf } from './join-sets.ts';

/** Documents that matches tie together, with all of those matches. */
export interface Component {
  readonly documents: readonly DedupeDocument[];
  readonly matches: readonly Match[];
}

export type ClusterComponents = (components: readonly Component[]) => Promise<readonly (readonly PassageRow[])[]>;

/** UTF-16 units of the texts of the components that are clustered in one transaction; a larger component has one of its own. */
const CHUNK_UNITS = 32_000_000;

/**
 * Brings the clusters up to date with the matches: those of documents that are tied, however far, to one whose matches changed are made
 * anew; all others stay. A component is clustered by itself, so that this is what clustering everything would give.
 */
export async function clusterMatches(
  database: Database,
  {
    steps: { cluster },
    chunkUnits = CHUNK_UNITS,
    onProgress,
  }: Pick<IndexOptions, 'steps' | 'chunkUnits' | 'onProgress'>,
): Promise<void> {
  const { connection } = database;
  if ((await readState(connection)).steps === 0) await inTransaction(connection, () => queue(database, chunkUnits));
  const { cursor, steps } = await readState(connection);
  for (let chunk = cursor; chunk < steps; chunk += 1) {
    onProgress?.('clustering', chunk, steps);
    const components = await readComponents(database, chunk);
    const rows = await cluster(components.map(({ component }) => component));
    await inTransaction(connection, async () => {
      await store(database, components, rows);
      await writeState(connection, { stage: 'clustering', cursor: chunk + 1, steps });
    });
  }
  await inTransaction(connection, async () => {
    await connection.run('DELETE FROM members');
    await writeState(connection, { stage: 'adding', cursor: 0, steps: 0 });
  });
}

/** Finds the components to be clustered anew, puts them into chunks, and takes out the clusters of their documents. */
async function queue(database: Database, chunkUnits: number): Promise<void> {
  const { connection } = database;
  const parents = new Int32Array(await countOf(connection, 'SELECT count(*) FROM documents')).map((_, k) => k);
  for await (const [a, b] of streamRows<[number, number]>(connection, 'SELECT DISTINCT a, b FROM matches'))
    joinSets(parents, a, b);
  const dirty: number[] = [];
  for await (const [number] of streamRows<[number]>(connection, 'SELECT DISTINCT number FROM dirty'))
    dirty.push(number);
  const roots = new Set(dirty.map((number) => rootOf(parents, number)));
  const members = Array.from(parents.keys()).filter((number) => roots.has(rootOf(parents, number)));
  await connection.run('CREATE OR REPLACE TEMP TABLE found (component INTEGER, number INTEGER)');
  await appendColumns(database, 'found', [members.map((number) => rootOf(parents, number)), members]);
  await connection.run('DELETE FROM clusters WHERE document IN (SELECT number FROM found)');
  await connection.run(`INSERT INTO members
    SELECT found.component, CAST(sized.units // ${chunkUnits} AS INTEGER) AS chunk, found.number
    FROM found JOIN (SELECT component, sum(units) OVER (ORDER BY component ROWS UNBOUNDED PRECEDING) AS units
        FROM (SELECT component, sum(length) AS units FROM found JOIN documents USING (number) GROUP BY component)) AS sized
      ON sized.component = found.component
    ORDER BY chunk, found.component, found.number`);
  await connection.run('DROP TABLE found');
  await connection.run('DELETE FROM dirty');
  const steps = (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM members')) + 1;
  await writeState(connection, { stage: 'clustering', cursor: 0, steps });
}

interface NumberedComponent {
  readonly component: Component;
  readonly numbers: ReadonlyMap<string, number>;
}

async function readComponents({ connection }: Database, chunk: number): Promise<readonly NumberedComponent[]> {
  const found = new Map<number, { documents: DedupeDocument[]; matches: Match[]; numbers: Map<string, number> }>();
  const ids = new Map<number, string>();
  const documents = streamRows<[number, number, string, string]>(
    connection,
    `SELECT component, number, id, text FROM members JOIN documents USING (number)
     WHERE chunk = ${chunk} ORDER BY component, number`,
  );
  for await (const [component, number, id, text] of documents) {
    let own = found.get(component);
    if (!own) {
      own = { documents: [], matches: [], numbers: new Map() };
      found.set(component, own);
    }
    own.documents.push({ id, text });
    own.numbers.set(id, number);
    ids.set(number, id);
  }
  const matches = streamRows<
    [number, number, number, number, number, number, number, number, number, number, Match['kind']]
  >(
    connection,
    `SELECT component, a, b, start_a, end_a, start_b, end_b, similarity, containment_a, containment_b, kind
     FROM matches JOIN members ON members.number = matches.a WHERE chunk = ${chunk}
     ORDER BY component, a, b, start_a, end_a, start_b, end_b`,
  );
  for await (const [
    component,
    a,
    b,
    startA,
    endA,
    startB,
    endB,
    similarity,
    containmentA,
    containmentB,
    kind,
  ] of matches)
    found.get(component)!.matches.push({
      a: { document: ids.get(a)!, start: startA, end: endA },
      b: { document: ids.get(b)!, start: startB, end: endB },
      similarity,
      containmentA,
      containmentB,
      kind,
    });
  return [...found.values()].map(({ documents, matches, numbers }) => ({ component: { documents, matches }, numbers }));
}

async function store(
  database: Database,
  components: readonly NumberedComponent[],
  clustered: readonly (readonly PassageRow[])[],
): Promise<void> {
  const numbers = clustered.flatMap((rows, k) => rows.map(({ document }) => components[k]!.numbers.get(document)!));
  const rows = clustered.flat();
  await appendColumns(database, 'clusters', [
    rows.map(({ cluster }) => cluster),
    numbers,
    rows.map(({ start }) => start),
    rows.map(({ end }) => end),
    rows.map(({ similarity }) => similarity),
    rows.map(({ kind }) => kind),
    rows.map(({ representative }) => representative),
  ]);
}
