import type { SharedPlaces } from './candidates/bands.ts';
import type { FoldedCorpus } from './dedupe-corpus.ts';
import type { DedupeTask } from './dedupe-worker.ts';
import type { SignedBatch } from './signatures/sign-batch.ts';
import type { Bounds } from './verify/match-places.ts';
import type { PackedMatches } from './verify/match-seeds.ts';

/** Worker threads that sign and verify. */
export interface DedupePool {
  readonly sign: (texts: readonly string[]) => Promise<SignedBatch>;
  readonly verify: (corpus: FoldedCorpus, places: SharedPlaces, bounds: Bounds) => Promise<PackedMatches>;
  readonly close: () => Promise<void>;
}

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
  const run = (task: DedupeTask) => pool.run(task);
  return {
    sign: (texts) => run({ stage: 'sign', texts }) as Promise<SignedBatch>,
    verify: (corpus, places, bounds) => run({ stage: 'verify', corpus, places, bounds }) as Promise<PackedMatches>,
    close: () => pool.destroy(),
  };
}
