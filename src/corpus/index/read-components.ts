import type { DedupeDocument, Match } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { countOf } from './index-tables.ts';
import { joinSets, rootOf } from './join-sets.ts';

/** Documents that matches tie together, with all of those matches. */
export interface Component {
  readonly documents: readonly DedupeDocument[];
  readonly matches: readonly Match[];
}

/** A component, and the numbers of its documents by id. */
export interface NumberedComponent extends Component {
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Finds the components of documents and puts those that are wanted into `members (component, chunk, number)`.
 *
 * Reads `documents (number, length, …)`, numbers from 0 without gaps, and `matches (a, b, …)`. A component has the least number of its
 * documents. Memory: four bytes a document, and the members that are wanted.
 *
 * @param isWanted told the root of a document: see `join-sets.ts`
 * @returns how many chunks there are
 */
export async function queueComponents(
  database: Database,
  chunkUnits: number,
  isWanted: (rootOf: (document: number) => number) => (root: number) => boolean,
): Promise<number> {
  const { connection } = database;
  const parents = new Int32Array(await countOf(connection, 'SELECT count(*) FROM documents')).map((_, k) => k);
  for await (const [a, b] of streamRows<[number, number]>(connection, 'SELECT DISTINCT a, b FROM matches'))
    joinSets(parents, a, b);
  const rootIn = (document: number) => rootOf(parents, document);
  const wanted = isWanted(rootIn);
  const members: number[] = [];
  for (let number = 0; number < parents.length; number += 1) if (wanted(rootIn(number))) members.push(number);
  await connection.run('CREATE OR REPLACE TEMP TABLE found (component INTEGER, number INTEGER)');
  await appendColumns(database, 'found', [members.map(rootIn), members]);
  await connection.run(`INSERT INTO members
    SELECT found.component, CAST(sized.units // ${chunkUnits} AS INTEGER) AS chunk, found.number
    FROM found
    JOIN (SELECT component, sum(units) OVER (ORDER BY component ROWS UNBOUNDED PRECEDING) AS units
          FROM (SELECT component, sum(length) AS units FROM found JOIN documents USING (number) GROUP BY component)
            AS each_one) AS sized
      ON sized.component = found.component
    ORDER BY chunk, found.component, found.number`);
  await connection.run('DROP TABLE found');
  return (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM members')) + 1;
}

/** The components of one chunk of `members`, by component; those without a match are left out. */
export async function readComponents({ connection }: Database, chunk: number): Promise<readonly NumberedComponent[]> {
  const found = new Map<number, { documents: DedupeDocument[]; matches: Match[]; numbers: Map<string, number> }>();
  const ids = new Map<number, string>();
  const documents = streamRows<[number, number, string, string]>(
    connection,
    `SELECT component, number, id, text FROM members JOIN documents USING (number)
     WHERE chunk = ${chunk} ORDER BY component, number`,
  );
  for await (const [component, number, id, text] of documents) {
    const own = found.get(component) ?? { documents: [], matches: [], numbers: new Map<string, number>() };
    found.set(component, own);
    own.documents.push({ id, text });
    own.numbers.set(id, number);
    ids.set(number, id);
  }
  for await (const [component, match] of readMatches(connection, ids, chunk)) found.get(component)!.matches.push(match);
  return [...found.values()].filter(({ matches }) => matches.length > 0);
}

type MatchCells = [number, number, number, number, number, number, number, number, number, number, Match['kind']];

async function* readMatches(
  connection: Database['connection'],
  ids: ReadonlyMap<number, string>,
  chunk: number,
): AsyncGenerator<readonly [component: number, match: Match]> {
  const rows = streamRows<MatchCells>(
    connection,
    `SELECT component, a, b, start_a, end_a, start_b, end_b, similarity, containment_a, containment_b, kind
     FROM matches JOIN members ON members.number = matches.a WHERE chunk = ${chunk}
     ORDER BY component, a, b, start_a, end_a, start_b, end_b`,
  );
  for await (const row of rows) {
    const [component, a, b, startA, endA, startB, endB, similarity, containmentA, containmentB, kind] = row;
    const spanA = { document: ids.get(a)!, start: startA, end: endA };
    const spanB = { document: ids.get(b)!, start: startB, end: endB };
    yield [component, { a: spanA, b: spanB, similarity, containmentA, containmentB, kind }];
  }
}
