import type { CandidatePair, Match } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import type { IndexOptions } from './dedupe-with-index.ts';
import { inTransaction, readState, writeState } from './index-tables.ts';

/** A candidate pair with both texts. */
export interface PairJob {
  readonly pair: CandidatePair;
  readonly textA: string;
  readonly textB: string;
}

/** Verifies pairs; one list of matches for each, in their order. */
export type VerifyBatch = (jobs: readonly PairJob[]) => Promise<readonly (readonly Match[])[]>;

/** UTF-16 units of the texts that are handed over at once. */
const BATCH_UNITS = 500_000;

interface NumberedJob extends PairJob {
  readonly a: number;
  readonly b: number;
}

/** Verifies the queued pairs chunk by chunk, one transaction each. */
export async function verifyPairs(
  database: Database,
  { steps: { verify, parallel }, onProgress }: Pick<IndexOptions, 'steps' | 'onProgress'>,
): Promise<void> {
  const { connection } = database;
  const { cursor, steps } = await readState(connection);
  for (let chunk = cursor; chunk < steps; chunk += 1) {
    onProgress?.('verifying', chunk, steps);
    const found: (readonly [a: number, b: number, match: Match])[] = [];
    const running = new Set<Promise<void>>();
    for await (const batch of readBatches(database, chunk)) {
      const run: Promise<void> = verify(batch)
        .then((matches) => {
          for (const [k, each] of matches.entries())
            for (const match of each) found.push([batch[k]!.a, batch[k]!.b, match]);
        })
        .finally(() => running.delete(run));
      running.add(run);
      if (running.size >= parallel) await Promise.race(running);
    }
    await Promise.all(running);
    await inTransaction(connection, async () => {
      await store(database, found);
      await writeState(connection, { stage: 'verifying', cursor: chunk + 1, steps });
    });
  }
  await inTransaction(connection, async () => {
    await connection.run('DELETE FROM todo');
    await connection.run('DELETE FROM todo_seeds');
    await writeState(connection, { stage: 'clustering', cursor: 0, steps: 0 });
  });
}

async function* readBatches({ connection }: Database, chunk: number): AsyncGenerator<readonly NumberedJob[]> {
  const seeds = await readSeeds(connection, chunk);
  const rows = await connection.stream(
    `SELECT todo.seq, todo.a, todo.b, one.id, other.id, one.text, other.text
     FROM todo JOIN documents AS one ON one.number = todo.a JOIN documents AS other ON other.number = todo.b
     WHERE todo.chunk = ${chunk} ORDER BY todo.seq`,
  );
  let batch: NumberedJob[] = [];
  let units = 0;
  for await (const part of rows.yieldRowsJs()) {
    for (const row of part) {
      const [seq, a, b, idA, idB, textA, textB] = row as [number, number, number, string, string, string, string];
      batch.push({ a, b, textA, textB, pair: { a: idA, b: idB, seeds: seeds.get(seq) ?? [] } });
      units += textA.length + textB.length;
      if (units < BATCH_UNITS) continue;
      yield batch;
      batch = [];
      units = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

async function readSeeds(
  connection: Database['connection'],
  chunk: number,
): Promise<ReadonlyMap<number, readonly (readonly [number, number])[]>> {
  const seeds = new Map<number, [number, number][]>();
  const rows = await connection.stream(
    `SELECT seq, place_a, place_b FROM todo_seeds WHERE chunk = ${chunk} ORDER BY seq, place_a, place_b`,
  );
  for await (const part of rows.yieldRowsJs()) {
    for (const [seq, placeA, placeB] of part as [number, number, number][]) {
      const own = seeds.get(seq);
      if (own) own.push([placeA, placeB]);
      else seeds.set(seq, [[placeA, placeB]]);
    }
  }
  return seeds;
}

async function store(database: Database, found: readonly (readonly [number, number, Match])[]): Promise<void> {
  await appendColumns(database, 'matches', [
    found.map(([a]) => a),
    found.map(([, b]) => b),
    found.map(([, , { a }]) => a.start),
    found.map(([, , { a }]) => a.end),
    found.map(([, , { b }]) => b.start),
    found.map(([, , { b }]) => b.end),
    found.map(([, , { similarity }]) => similarity),
    found.map(([, , { containmentA }]) => containmentA),
    found.map(([, , { containmentB }]) => containmentB),
    found.map(([, , { kind }]) => kind),
  ]);
  await appendColumns(database, 'dirty', [found.flatMap(([a, b]) => [a, b])]);
}
