import type { Match } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import type { IndexOptions } from './dedupe-with-index.ts';
import { inTransaction, readState, writeState } from './index-tables.ts';
import { readPairs } from './read-pairs.ts';

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
    for await (const batch of readPairs(database, chunk)) {
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
  await appendColumns(database, 'dirty', [[...found.map(([a]) => a), ...found.map(([, b]) => b)]]);
}
