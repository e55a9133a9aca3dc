import { GazetteError } from '../../errors.ts';

/** The library as a module: named so that only types of it are imported eagerly. */
export type DuckDB = typeof import('@duckdb/node-api');

/**
 * Loads DuckDB, which is an optional peer of this package: 68 MB that only an index, a Parquet file or a shard needs.
 *
 * @param load stands in for the import in tests
 * @throws GazetteError `duckdb-missing`, its hint says how to install it
 */
export async function loadDuckDB(load: () => Promise<DuckDB> = () => import('@duckdb/node-api')): Promise<DuckDB> {
  try {
    return await load();
  } catch (cause) {
    throw new GazetteError('duckdb-missing', '', { cause });
  }
}
