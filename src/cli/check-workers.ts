import { availableParallelism } from 'node:os';
import type { CheckOptions } from '../corpus/check-documents.ts';

/** Threads that are started unasked: each takes a few hundred megabytes. */
const MOST = 4;

/** How many threads check: as many as are wanted, else one a processor. The sources themselves cannot be run by a worker. */
export function openWorkers(wanted = Math.min(availableParallelism(), MOST)): CheckOptions {
  if (wanted === 0 || import.meta.url.endsWith('.ts')) return {};
  const openPool = async () => (await import('../corpus/check-pool.ts')).openPool({ workers: wanted });
  return { workers: wanted, openPool };
}
