import type { CandidatePair, DedupeDocument } from '../dedupe-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';

/** A candidate pair with both texts. */
export interface PairJob {
  readonly pair: CandidatePair;
  readonly textA: string;
  readonly textB: string;
}

/** A pair and the numbers of its documents. */
export interface NumberedPair extends PairJob {
  readonly a: number;
  readonly b: number;
}

/** UTF-16 units of the texts that are handed over at once. */
const BATCH_UNITS = 500_000;

/**
 * The queued pairs of one chunk in batches, by `seq`, each with its seeds and texts. A text is read once for all pairs of the chunk, whose
 * size bounds what is held.
 *
 * Reads `todo (seq, chunk, a, b)`, `todo_seeds (seq, chunk, place_a, place_b)` and `documents (number, id, text, …)`.
 */
export async function* readPairs({ connection }: Database, chunk: number): AsyncGenerator<readonly NumberedPair[]> {
  const seeds = await readSeeds(connection, chunk);
  const documents = await readDocuments(connection, chunk);
  const rows = streamRows<[number, number, number]>(
    connection,
    `SELECT seq, a, b FROM todo WHERE chunk = ${chunk} ORDER BY seq`,
  );
  let batch: NumberedPair[] = [];
  let units = 0;
  for await (const [seq, a, b] of rows) {
    const [one, other] = [documents.get(a)!, documents.get(b)!];
    const pair = { a: one.id, b: other.id, seeds: seeds.get(seq)! };
    batch.push({ a, b, textA: one.text, textB: other.text, pair });
    units += one.text.length + other.text.length;
    if (units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}

async function readDocuments(
  connection: Database['connection'],
  chunk: number,
): Promise<ReadonlyMap<number, DedupeDocument>> {
  const documents = new Map<number, DedupeDocument>();
  const wanted = `SELECT a FROM todo WHERE chunk = ${chunk} UNION SELECT b FROM todo WHERE chunk = ${chunk}`;
  const rows = streamRows<[number, string, string]>(
    connection,
    `SELECT number, id, text FROM documents WHERE number IN (${wanted})`,
  );
  for await (const [number, id, text] of rows) documents.set(number, { id, text });
  return documents;
}

type Seeds = CandidatePair['seeds'];

async function readSeeds(connection: Database['connection'], chunk: number): Promise<ReadonlyMap<number, Seeds>> {
  const seeds = new Map<number, [number, number][]>();
  const rows = streamRows<[number, number, number]>(
    connection,
    `SELECT seq, place_a, place_b FROM todo_seeds WHERE chunk = ${chunk} ORDER BY seq, place_a, place_b`,
  );
  for await (const [seq, placeA, placeB] of rows) {
    const own = seeds.get(seq);
    if (own) own.push([placeA, placeB]);
    else seeds.set(seq, [[placeA, placeB]]);
  }
  return seeds;
}
