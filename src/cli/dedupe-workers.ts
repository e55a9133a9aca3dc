import { availableParallelism } from 'node:os';
import type { DedupeRun } from '../corpus/dedupe-documents.ts';

/** Threads that are started unasked. */
const MOST = 4;

/** How many threads sign and verify: as many as are wanted, else one a processor. The sources themselves cannot be run by a worker. */
export function openDedupeWorkers(
  wanted = Math.min(availableParallelism(), MOST),
): Pick<DedupeRun, 'openPool' | 'workers'> {
  if (wanted === 1 || import.meta.url.endsWith('.ts')) return {};
  return { workers: wanted, openPool: async () => (await import('../corpus/dedupe-pool.ts')).openPool(wanted) };
}
