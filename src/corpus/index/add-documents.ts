import { createHash } from 'node:crypto';
import type { DedupeDocument, SignedDocument } from '../dedupe-rows.ts';
import { appendColumns } from '../tables/append-rows.ts';
import type { Database } from '../tables/open-database.ts';
import type { IndexOptions } from './dedupe-with-index.ts';
import { inTransaction } from './index-tables.ts';

/** What became of the documents of a run. */
export interface Added {
  readonly added: number;
  /** Ids of documents that the index had with another text. */
  readonly changed: readonly string[];
  readonly unchanged: number;
}

type AddOptions = Pick<IndexOptions, 'steps' | 'batchUnits' | 'batchDocuments' | 'onProgress'>;

const BATCH_UNITS = 4_000_000;
const BATCH_DOCUMENTS = 10_000;

/** A document that the index does not have, or has with another text. */
interface Fresh extends DedupeDocument {
  readonly number: number;
  readonly isChanged: boolean;
}

/**
 * Adds documents that the index does not have and replaces those that it has with another text, in batches of one transaction each: when
 * the process is killed, all batches but the last one are there. Of documents with one id in one run the first is taken.
 */
export async function addDocuments(
  database: Database,
  documents: AsyncIterable<DedupeDocument> | Iterable<DedupeDocument>,
  { steps: { sign }, onProgress, batchUnits = BATCH_UNITS, batchDocuments = BATCH_DOCUMENTS }: AddOptions,
): Promise<Added> {
  const known = await readKnown(database);
  const seen = new Set<number>();
  const changed: string[] = [];
  let [added, unchanged] = [0, 0];
  let batch: Fresh[] = [];
  let units = 0;
  const flush = async () => {
    if (batch.length > 0) await store(database, batch, await sign(batch));
    batch = [];
    units = 0;
    onProgress?.('adding', seen.size);
  };
  for await (const { id, text } of documents) {
    const number = known.numbers.get(id);
    if (number !== undefined && seen.has(number)) continue;
    const isSame = number !== undefined && known.hashes[number] === hashOf(text);
    if (isSame) unchanged += 1;
    else if (number !== undefined) changed.push(id);
    else added += 1;
    const own = number ?? known.numbers.size;
    known.numbers.set(id, own);
    seen.add(own);
    if (isSame) continue;
    batch.push({ id, text, number: own, isChanged: number !== undefined });
    units += text.length;
    if (units >= batchUnits || batch.length >= batchDocuments) await flush();
  }
  await flush();
  return { added, changed, unchanged };
}

/** The first 60 bits of the SHA-256 of a text. */
function hashOf(text: string): bigint {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 15)}`);
}

interface Known {
  readonly numbers: Map<string, number>;
  /** The first 60 bits of sha256, by number. */
  readonly hashes: BigInt64Array;
}

/** Ids and hashes of all documents that are there: 60-100 bytes each. */
async function readKnown({ connection }: Database): Promise<Known> {
  const numbers = new Map<string, number>();
  const [[count] = [0]] = (await connection.runAndReadAll('SELECT count(*) FROM documents')).getRows();
  const hashes = new BigInt64Array(Number(count));
  const rows = await connection.stream("SELECT number, id, ('0x' || sha256[:15])::BIGINT FROM documents");
  for await (const chunk of rows.yieldRowsJs()) {
    for (const [number, id, hash] of chunk) {
      numbers.set(id as string, number as number);
      hashes[number as number] = hash as bigint;
    }
  }
  return { numbers, hashes };
}

async function store(database: Database, batch: readonly Fresh[], signed: readonly SignedDocument[]): Promise<void> {
  const { connection } = database;
  await inTransaction(connection, async () => {
    const changed = batch.filter(({ isChanged }) => isChanged);
    if (changed.length > 0) {
      await connection.run('CREATE OR REPLACE TEMP TABLE replaced (number INTEGER)');
      await appendColumns(database, 'replaced', [changed.map(({ number }) => number)]);
      const those = 'document IN (SELECT number FROM replaced)';
      await connection.run(`INSERT INTO touched SELECT DISTINCT hash FROM bands WHERE ${those}`);
      await connection.run(`DELETE FROM bands WHERE ${those}`);
      await connection.run('DELETE FROM documents WHERE number IN (SELECT number FROM replaced)');
    }
    const numbers = batch.map(({ number }) => number);
    await appendColumns(database, 'documents', [
      numbers,
      batch.map(({ id }) => id),
      signed.map(({ sha256 }) => sha256),
      signed.map(({ length }) => length),
      batch.map(({ text }) => text),
    ]);
    await appendColumns(database, 'bands', [
      signed.flatMap(({ hashes }) => hashes.map(BigInt)),
      signed.flatMap(({ hashes }, k) => hashes.map(() => numbers[k]!)),
      signed.flatMap(({ at }) => at),
      signed.flatMap(({ letters }) => letters),
    ]);
    await appendColumns(database, 'fresh', [numbers]);
  });
}
