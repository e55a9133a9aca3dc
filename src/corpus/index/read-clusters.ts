import type { DuckDBConnection } from '@duckdb/node-api';
import type { PassageRow } from '../dedupe-rows.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { idOrder } from './pairs-sql.ts';

/** The rows of the table `clusters`, sorted as they are given to the user. */
export async function* readClusters(connection: DuckDBConnection): AsyncGenerator<PassageRow> {
  const rows = streamRows<[string, string, number, number, number, PassageRow['kind'], boolean]>(
    connection,
    `SELECT cluster, id, start_at, end_at, similarity, kind, representative
     FROM clusters JOIN documents ON documents.number = clusters.document
     ORDER BY cluster, ${idOrder('id')}, start_at, end_at`,
  );
  for await (const [cluster, document, start, end, similarity, kind, representative] of rows)
    yield { cluster, document, start, end, similarity, kind, representative };
}
