import { availableParallelism } from 'node:os';
import type { DedupeRun } from '../corpus/dedupe-documents.ts';

/** Threads that are started unasked. */
const MOST = 4;

/**
 * Threads that sign and verify beside this one: with it as many as are wanted, else one a processor. The sources themselves cannot be
 * run by a worker.
 */
export function openDedupeWorkers(
  wanted = Math.min(availableParallelism(), MOST),
): Pick<DedupeRun, 'openPool' | 'workers'> {
  if (wanted === 1 || import.meta.url.endsWith('.ts')) return {};
  const workers = wanted - 1;
  return { workers, openPool: async () => (await import('../corpus/dedupe-pool.ts')).openPool(workers) };
}
