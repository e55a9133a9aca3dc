import type { CandidatePair } from '../dedupe-rows.ts';
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
 * The queued pairs of one chunk in batches, by `seq`, each with its seeds and texts.
 *
 * Reads `todo (seq, chunk, a, b)`, `todo_seeds (seq, chunk, place_a, place_b)` and `documents (number, id, text, …)`. Seeds are read first,
 * since a connection gives one result at a time.
 */
export async function* readPairs({ connection }: Database, chunk: number): AsyncGenerator<readonly NumberedPair[]> {
  const seeds = await readSeeds(connection, chunk);
  const rows = streamRows<[number, number, number, string, string, string, string]>(
    connection,
    `SELECT todo.seq, todo.a, todo.b, one.id, other.id, one.text, other.text
     FROM todo JOIN documents AS one ON one.number = todo.a JOIN documents AS other ON other.number = todo.b
     WHERE todo.chunk = ${chunk} ORDER BY todo.seq`,
  );
  let batch: NumberedPair[] = [];
  let units = 0;
  for await (const [seq, a, b, idA, idB, textA, textB] of rows) {
    batch.push({ a, b, textA, textB, pair: { a: idA, b: idB, seeds: seeds.get(seq)! } });
    units += textA.length + textB.length;
    if (units < BATCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
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
