import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { countOf } from './index-tables.ts';
import { joinSets, rootOf } from './join-sets.ts';
import { cutRegion } from './region-text.ts';

/**
 * The stretches of documents that spans of matches cover: spans that overlap are in one region. A passage lies within a region, so that
 * regions that matches tie together are clustered by themselves, however much else stands in their documents. Numbered by document and
 * place, from 0. Each span is taken once, for of equal ones a window would not know which is the first.
 */
const spans = `
  WITH sides AS (
    SELECT a AS document, start_a AS start_at, end_a AS end_at FROM matches
    UNION SELECT b, start_b, end_b FROM matches),
  reached AS (
    SELECT document, start_at, end_at,
      max(end_at) OVER (PARTITION BY document ORDER BY start_at, end_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        AS before
    FROM sides)
  SELECT document, start_at, end_at,
    CAST(sum(CASE WHEN before > start_at THEN 0 ELSE 1 END)
      OVER (ORDER BY document, start_at, end_at ROWS UNBOUNDED PRECEDING) - 1 AS INTEGER) AS region
  FROM reached`;

const regions = `
  SELECT region, document, min(start_at) AS start_at, max(end_at) AS end_at FROM spans GROUP BY region, document`;

const ties = `
  SELECT DISTINCT one.region, other.region
  FROM matches
  JOIN spans AS one ON one.document = matches.a AND one.start_at = matches.start_a AND one.end_at = matches.end_a
  JOIN spans AS other ON other.document = matches.b AND other.start_at = matches.start_b AND other.end_at = matches.end_b`;

/** Every region with its document and the least region that is tied to it. */
export interface Regions {
  readonly documents: Int32Array;
  readonly rootOf: (region: number) => number;
}

/** UTF-16 units of the documents whose regions are cut out at once. */
const CUT_UNITS = 16_000_000;

/**
 * Finds the components of regions and puts those that are wanted into `members (component, chunk, document, start_at, end_at, slice_from,
 * slice)`, where slice is the text of the region with its margins.
 *
 * Reads `documents (number, id, text, length, …)` and `matches`. Memory: eight bytes a region, and the texts of some documents.
 *
 * @param isWanted whether the component with this root is
 * @returns how many chunks there are
 */
export async function queueComponents(
  database: Database,
  chunkUnits: number,
  isWanted: (regions: Regions) => (root: number) => boolean,
): Promise<number> {
  const { connection } = database;
  await connection.run(`CREATE OR REPLACE TEMP TABLE spans AS ${spans}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE regions AS ${regions}`);
  const found = await readRegions(database);
  const wanted = isWanted(found);
  const own: number[] = [];
  for (let region = 0; region < found.documents.length; region += 1) if (wanted(found.rootOf(region))) own.push(region);
  await connection.run('CREATE OR REPLACE TEMP TABLE found (component INTEGER, region INTEGER)');
  await appendColumns(database, 'found', [own.map(found.rootOf), own]);
  await connection.run(`CREATE OR REPLACE TEMP TABLE queued AS
    SELECT found.component AS component, CAST(sized.units // ${chunkUnits} AS INTEGER) AS chunk, regions.document AS document,
      regions.start_at AS start_at, regions.end_at AS end_at
    FROM found JOIN regions USING (region)
    JOIN (SELECT component, sum(units) OVER (ORDER BY component ROWS UNBOUNDED PRECEDING) AS units
          FROM (SELECT component, sum(end_at - start_at) AS units FROM found JOIN regions USING (region) GROUP BY component)
            AS each_one) AS sized
      ON sized.component = found.component`);
  await cutRegions(database);
  for (const name of ['spans', 'regions', 'found', 'queued']) await connection.run(`DROP TABLE ${name}`);
  return (await countOf(connection, 'SELECT coalesce(max(chunk), -1) FROM members')) + 1;
}

async function readRegions({ connection }: Database): Promise<Regions> {
  const count = await countOf(connection, 'SELECT count(*) FROM regions');
  const documents = new Int32Array(count);
  const parents = documents.map((_, region) => region);
  const rows = streamRows<[number, number]>(connection, 'SELECT region, document FROM regions');
  for await (const [region, document] of rows) documents[region] = document;
  for await (const [one, other] of streamRows<[number, number]>(connection, ties)) joinSets(parents, one, other);
  return { documents, rootOf: (region) => rootOf(parents, region) };
}

/** Reads each document that has queued regions once, and puts its regions into `members`. */
async function cutRegions(database: Database): Promise<void> {
  const { connection } = database;
  await connection.run(`CREATE OR REPLACE TEMP TABLE to_cut AS
    SELECT number, CAST(sum(length) OVER (ORDER BY number ROWS UNBOUNDED PRECEDING) // ${CUT_UNITS} AS INTEGER) AS part
    FROM documents SEMI JOIN queued ON queued.document = documents.number`);
  const parts = (await countOf(connection, 'SELECT coalesce(max(part), -1) FROM to_cut')) + 1;
  for (let part = 0; part < parts; part += 1) {
    const texts = new Map<number, string>();
    const documents = `SELECT number, text FROM documents JOIN to_cut USING (number) WHERE part = ${part}`;
    for await (const [number, text] of streamRows<[number, string]>(connection, documents)) texts.set(number, text);
    const columns: [number[], number[], number[], number[], number[], number[], string[]] = [
      [],
      [],
      [],
      [],
      [],
      [],
      [],
    ];
    const rows = streamRows<[number, number, number, number, number]>(
      connection,
      `SELECT component, chunk, document, start_at, end_at FROM queued JOIN to_cut ON number = document WHERE part = ${part}
       ORDER BY chunk, component, document, start_at`,
    );
    for await (const [component, chunk, document, start, end] of rows) {
      const { from, slice } = cutRegion(texts.get(document)!, start, end);
      for (const [k, cell] of [component, chunk, document, start, end, from, slice].entries())
        (columns[k] as (number | string)[]).push(cell);
    }
    await appendColumns(database, 'members', columns);
  }
  await connection.run('DROP TABLE to_cut');
}
