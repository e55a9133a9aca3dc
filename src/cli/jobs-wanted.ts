import { availableParallelism, totalmem } from 'node:os';

/** Megabytes that a worker may come to hold. */
const MEGABYTES = 512;

/**
 * How many documents are worked at side by side: as many as are wanted, else one a processor, as long as their workers take no more
 * than half of the memory. 1 and 0: this process alone. The sources themselves cannot be run by a worker.
 */
export function jobsWanted(wanted: number | undefined): number {
  if (import.meta.url.endsWith('.ts')) return 1;
  if (wanted !== undefined) return wanted;
  // In a container the machine has more than it may take.
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  const memory = Math.min(totalmem(), limit);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(memory / 2 / 1024 ** 2 / MEGABYTES)));
}
