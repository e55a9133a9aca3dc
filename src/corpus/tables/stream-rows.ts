import type { DuckDBConnection } from '@duckdb/node-api';

/** The rows of a query as they come, so that no more than a chunk of them is held; whole numbers of BIGINT columns are bigint. */
export async function* streamRows<Row extends readonly unknown[]>(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<Row> {
  const result = await connection.stream(sql);
  for await (const chunk of result.yieldRowsJs()) for (const row of chunk) yield row as unknown as Row;
}
