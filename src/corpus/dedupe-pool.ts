import type { LineBatch } from '../records/line-batches.ts';
import type { ReadRecordsOptions } from '../records/read-records.ts';
import type { SharedPlaces } from './candidates/bands.ts';
import type { FoldedCorpus } from './dedupe-corpus.ts';
import type { DedupeTask } from './dedupe-worker.ts';
import type { SignedBatch } from './signatures/sign-batch.ts';
import type { SignedLines } from './signatures/sign-lines.ts';
import type { Bounds } from './verify/match-places.ts';
import type { PackedMatches } from './verify/match-seeds.ts';

/** Worker threads that sign and verify beside the thread that asks them. */
export interface DedupePool {
  /** Whether a worker would soon come to another task: else whoever asks does it itself. */
  readonly hasRoom: () => boolean;
  readonly sign: (texts: readonly string[]) => Promise<SignedBatch>;
  /** The bytes of the batch are handed over. */
  readonly signLines: (batch: LineBatch, options: ReadRecordsOptions) => Promise<SignedLines>;
  /** The places are handed over. */
  readonly verify: (corpus: FoldedCorpus, places: SharedPlaces, bounds: Bounds) => Promise<PackedMatches>;
  readonly close: () => Promise<void>;
}

/** Tasks that wait for each worker at most, the one that it works at included. */
const WAITING = 4;

/** Opens a pool. A worker holds one batch and no more; folded texts are in memory that all threads share. */
export async function openPool(workers: number): Promise<DedupePool> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('./dedupe-worker.js', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  });
  // The task of a worker that dies is rejected by itself.
  pool.on('error', () => {});
  let open = 0;
  const run = async (task: DedupeTask, transferList: ArrayBuffer[] = []) => {
    open += 1;
    try {
      return await pool.run(task, { transferList });
    } finally {
      open -= 1;
    }
  };
  return {
    hasRoom: () => open < WAITING * workers,
    sign: (texts) => run({ stage: 'sign', texts }) as Promise<SignedBatch>,
    signLines: (batch, options) =>
      run({ stage: 'sign-lines', batch, options }, [batch.lines.buffer]) as Promise<SignedLines>,
    verify: (corpus, places, bounds) => {
      const buffers = [places.a, places.b, places.atA, places.atB].map(({ buffer }) => buffer as ArrayBuffer);
      return run({ stage: 'verify', corpus, places, bounds }, buffers) as Promise<PackedMatches>;
    },
    close: () => pool.destroy(),
  };
}
