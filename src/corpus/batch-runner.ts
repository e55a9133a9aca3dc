/** What a worker is sent. Its module has a default export that takes this and gives a result for each job. */
export interface Batch<Job, Shared> {
  readonly jobs: readonly Job[];
  readonly shared: Shared;
}

/** Workers of one kind, threads or processes, that run batches. */
export interface BatchRunner {
  /** What the module gives for the batch. Rejects where its worker dies, or has been ended. */
  readonly run: (batch: Batch<unknown, unknown>) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

export interface BatchRunnerOptions {
  /** The module that a worker runs, built: `.js`. */
  readonly filename: URL;
  readonly workers: number;
  /** Megabytes of heap that a worker may have. */
  readonly megabytes: number;
}
