import type { DedupeDocument, PassageRow } from '../dedupe-rows.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../tables/open-database.ts';
import { type Added, addDocuments } from './add-documents.ts';
import { clusterChanged } from './cluster-changed.ts';
import type { DedupeSteps } from './dedupe-steps.ts';
import { prepareTables, readState, type Stage } from './index-tables.ts';
import { beginPairing, pairDocuments } from './pair-documents.ts';
import { readClusters } from './read-clusters.ts';
import { verifyPairs } from './verify-pairs.ts';

/** Told how many steps of a stage are done; of documents that are added nobody knows how many come. */
type OnProgress = (stage: Stage, done: number, of?: number) => void;

/** Sizes of what is read and committed at once; the result does not depend on them. */
interface IndexSizes {
  /** UTF-16 units of the documents that are added in one transaction, and how many they are at most. */
  readonly batchUnits?: number;
  readonly batchDocuments?: number;
  /** Bands that are joined at once. */
  readonly partitionBands?: number;
  /** UTF-16 units of the texts of the pairs, or components, of one transaction. */
  readonly chunkUnits?: number;
}

export interface IndexOptions extends DatabaseOptions, IndexSizes {
  readonly commonIn: number;
  /** All that the contents of the index depend on, as text: an index that was made otherwise is not touched. */
  readonly madeWith: string;
  readonly steps: DedupeSteps;
  readonly onProgress?: OnProgress;
}

/** An index that is open: a file of DuckDB with documents, bands, matches and clusters. */
export interface DedupeIndex {
  /**
   * Adds documents that are not there, replaces those that are there with another text, compares what is new with everything, and brings
   * the clusters up to date. A run that was killed is first taken to its end.
   */
  readonly add: (documents: AsyncIterable<DedupeDocument> | Iterable<DedupeDocument>) => Promise<Added>;
  /** All clusters, by cluster, document, start and end. */
  readonly passages: () => AsyncIterable<PassageRow>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an index, or makes one. What it gives is what `dedupeDocuments` gives for all of its documents, in whatever parts they were added
 * and however often the process was killed in between.
 *
 * @throws GazetteError `duckdb-missing`, `index-busy`, `index-unreadable`, `index-mismatch`
 */
export async function openIndex(path: string, options: IndexOptions): Promise<DedupeIndex> {
  const database = await openDatabase(path, options);
  try {
    await prepareTables(database.connection, options.madeWith, path);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    add: async (documents) => {
      await finish(database, options);
      const added = await addDocuments(database, documents, options);
      if (await beginPairing(database.connection, options)) await finish(database, options);
      return added;
    },
    passages: () => readClusters(database.connection),
    close: database.close,
  };
}

/** Goes on with the stage that the index is in, to the end of the last one. */
async function finish(database: Database, options: IndexOptions): Promise<void> {
  const { connection } = database;
  const stageOf = async () => (await readState(connection)).stage;
  if ((await stageOf()) === 'pairing') await pairDocuments(connection, options);
  if ((await stageOf()) === 'verifying') await verifyPairs(database, options);
  if ((await stageOf()) === 'clustering') await clusterChanged(database, options);
}
