import { availableParallelism } from 'node:os';
import { type DedupeSteps, stepsHere } from '../corpus/index/dedupe-steps.ts';
import type { ThreadedSteps } from '../corpus/index/steps-in-threads.ts';
import { keepHeapSmall } from '../corpus/tables/small-heap.ts';
import type { Bounds } from '../corpus/verify/match-places.ts';

/** Threads that are started unasked. */
const MOST = 4;

/** Steps, and how many threads DuckDB may take beside them. */
export type OpenedSteps = DedupeSteps & Pick<ThreadedSteps, 'close'> & { readonly threads: number };

/**
 * Opens the steps of dedupe over tables, in as many threads as are wanted, else one a processor. The sources themselves cannot be run by a
 * thread.
 */
export async function openDedupeSteps(
  bounds: Bounds,
  wanted = Math.min(availableParallelism(), MOST),
): Promise<OpenedSteps> {
  keepHeapSmall();
  if (wanted === 1 || import.meta.url.endsWith('.ts'))
    return { ...stepsHere(bounds), threads: wanted, close: async () => {} };
  const { stepsInThreads } = await import('../corpus/index/steps-in-threads.ts');
  return { ...(await stepsInThreads(wanted, bounds)), threads: wanted };
}
