/** What is to be done, with its size in bytes, or the result of what needs no doing. */
export type Step<Job, Result> =
  | { readonly job: Job; readonly bytes: number }
  | { readonly result: Result | Promise<Result> };

/** Who does the jobs of a batch; results come in the order of the jobs. */
export type RunBatch<Job, Result> = (jobs: readonly Job[]) => Promise<readonly Result[]>;

export interface RunOptions<Job, Result> {
  /** Does a job in this process. */
  readonly runHere: (job: Job) => Promise<Result>;
  /** Workers; absent: everything in this process. Asked for when there is more than one batch, or it runs already. */
  readonly pool?: Pool<Job, Result> | undefined;
  /** Bytes and jobs of a batch: enough that handing it over costs little, few enough that the last one is not waited for. */
  readonly batch?: { readonly bytes: number; readonly jobs: number };
  /** What becomes of a job whose batch was lost as a whole. */
  readonly lost: (job: Job, error: unknown) => Result;
}

interface Pool<Job, Result> {
  /** Twice so many batches are held in memory. */
  readonly workers: number;
  readonly isOpen: () => boolean;
  readonly run: RunBatch<Job, Result>;
}

const usualBatch = { bytes: 192 * 1024, jobs: 64 };

/** Results that may wait for one before them that takes long, for each batch that may run. */
const WAITING = 256;

interface Batch<Job, Result> {
  readonly jobs: Job[];
  readonly places: ((result: Result) => void)[];
  bytes: number;
}

/**
 * Works off jobs as they come and gives their results in the same order, whatever runs where: the same output for any number of
 * workers. No more is taken from the jobs than a few batches ahead of what was given, so that memory is bounded however many there are.
 * What fits in one batch is done in this process before a worker has started.
 */
export async function* runInOrder<Job, Result>(
  steps: AsyncIterable<Step<Job, Result>>,
  { runHere, pool, lost, batch: { bytes: mostBytes, jobs: mostJobs } = usualBatch }: RunOptions<Job, Result>,
): AsyncGenerator<Result, void, undefined> {
  const most = Math.max(1, 2 * (pool?.workers ?? 0));
  const mostWaiting = most * WAITING;
  const waiting: Promise<Result>[] = [];
  const running = new Set<Promise<void>>();
  let batch: Batch<Job, Result> = { jobs: [], places: [], bytes: 0 };

  const finish = async ({ jobs, places }: Batch<Job, Result>, isLast: boolean): Promise<void> => {
    if (pool && !(isLast && !pool.isOpen())) {
      const results = await pool.run(jobs);
      for (const [i, place] of places.entries()) place(results[i]!);
      return;
    }
    for (const [i, job] of jobs.entries()) places[i]!(await runHere(job));
  };
  const dispatch = (isLast = false): void => {
    const full = batch;
    batch = { jobs: [], places: [], bytes: 0 };
    if (full.jobs.length === 0) return;
    const run: Promise<void> = finish(full, isLast)
      .catch((error: unknown) => {
        for (const [i, place] of full.places.entries()) place(lost(full.jobs[i]!, error));
      })
      .finally(() => running.delete(run));
    running.add(run);
  };

  for await (const step of steps) {
    if ('result' in step) waiting.push(Promise.resolve(step.result));
    else {
      waiting.push(new Promise((resolve) => batch.places.push(resolve)));
      batch.jobs.push(step.job);
      batch.bytes += step.bytes;
    }
    const isFull = batch.bytes >= mostBytes || batch.jobs.length >= mostJobs || waiting.length >= mostWaiting;
    if (isFull || !pool) dispatch();
    while (waiting.length > 0 && (await isDone(waiting[0]!))) yield await waiting.shift()!;
    while (running.size >= most || waiting.length >= mostWaiting) {
      await Promise.race(running);
      while (waiting.length > 0 && (await isDone(waiting[0]!))) yield await waiting.shift()!;
    }
  }
  dispatch(true);
  while (waiting.length > 0) yield await waiting.shift()!;
  await Promise.all(running);
}

const open = Symbol('open');

/** Whether a promise has its value already. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  return (await Promise.race([promise, Promise.resolve(open)])) !== open;
}
