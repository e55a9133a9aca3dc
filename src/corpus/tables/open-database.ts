import { randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { GazetteError } from '../../errors.ts';
import { type DuckDB, loadDuckDB } from './load-duckdb.ts';

export interface DatabaseOptions {
  /** Bytes that DuckDB may hold; what does not fit is written to `temporary`. Node itself comes on top. Default 1 GB. */
  readonly memoryLimit?: number;
  /** Default 2. */
  readonly threads?: number;
  /** A folder for what does not fit in memory; made when needed. Default: beside the file; for tables in memory one must be named. */
  readonly temporary?: string;
  /** Whether rows leave a file or table in the order in which they came in; costs memory. Default: no, ORDER BY alone orders. */
  readonly isOrdered?: boolean;
}

/** One open DuckDB file, or tables in memory that spill to disk. */
export interface Database {
  readonly duckdb: DuckDB;
  readonly connection: DuckDBConnection;
  readonly close: () => Promise<void>;
}

/**
 * Opens a DuckDB file, or tables in memory. Nothing is fetched from the network.
 *
 * @param path a file, made when it is not there; `:memory:` for tables in memory
 * @throws GazetteError `duckdb-missing`, `index-busy` (another process writes to the file), `index-unreadable`
 */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  const duckdb = await loadDuckDB();
  if (path !== ':memory:') await prepareFile(path);
  const temporary = options.temporary ?? `${path}.tmp`;
  const instance = await openInstance(duckdb, path, {
    memory_limit: `${Math.floor((options.memoryLimit ?? 1e9) / 1000)}KB`,
    threads: String(options.threads ?? 2),
    temp_directory: temporary,
    preserve_insertion_order: String(options.isOrdered ?? false),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    duckdb,
    connection,
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Where a DuckDB file has its magic bytes; of other files DuckDB would take some for tables to look at, and keep nothing. */
const MAGIC_AT = 8;
const MAGIC = 'DUCK';

/** @throws GazetteError `index-unreadable` when something else stands there */
async function prepareFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'r').catch(() => undefined);
    if (!handle) return;
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(16) }).finally(() => handle.close());
    if (bytesRead > 0 && buffer.toString('latin1', MAGIC_AT, MAGIC_AT + MAGIC.length) !== MAGIC)
      throw new Error('it is no DuckDB file');
  } catch (cause) {
    throw new GazetteError('index-unreadable', path, { cause });
  }
}

async function openInstance(duckdb: DuckDB, path: string, settings: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await duckdb.DuckDBInstance.create(path, settings);
  } catch (cause) {
    const isBusy = cause instanceof Error && /lock/i.test(cause.message);
    throw new GazetteError(isBusy ? 'index-busy' : 'index-unreadable', path, { cause });
  }
}

/** Opens tables in memory that spill to a folder of their own, which goes when they are closed. */
export function openTables(options: DatabaseOptions = {}): Promise<Database> {
  const temporary = join(options.temporary ?? tmpdir(), `gazette-tables-${randomBytes(6).toString('hex')}`);
  return openDatabase(':memory:', { ...options, temporary });
}
