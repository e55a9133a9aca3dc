import type { PassageRow } from '../dedupe-rows.ts';
import { idOrder } from '../index/pairs-sql.ts';
import { type DatabaseOptions, openTables } from '../tables/open-database.ts';
import { rowSource } from '../tables/row-source.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { findInputs } from './run-stage.ts';
import { findStage } from './stage-folder.ts';

/**
 * The result of all shards: what `gazette dedupe` gives in one run, row by row.
 *
 * @param folder of all stages
 * @throws GazetteError `stage-incomplete`
 */
export async function* collectPassages(folder: string, options: DatabaseOptions = {}): AsyncGenerator<PassageRow> {
  const { inputs } = await findInputs(folder, 'cluster');
  const files = await findStage(folder, 'cluster', { inputs });
  const database = await openTables({ ...options, temporary: folder });
  try {
    const rows = streamRows<[string, string, number, number, number, PassageRow['kind'], boolean]>(
      database.connection,
      `SELECT cluster, document, "start", "end", similarity, kind, representative
       FROM ${await rowSource('passages', files.paths('passages'))} AS found
       ORDER BY cluster, ${idOrder('document')}, "start", "end"`,
    );
    for await (const [cluster, document, start, end, similarity, kind, representative] of rows)
      yield { cluster, document, start, end, similarity, kind, representative };
  } finally {
    await database.close();
  }
}
