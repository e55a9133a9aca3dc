import type { FinishedDocuments } from '../corpus/finished-documents.ts';
import type { CleanTask } from './clean-job.ts';
import type { CleanProcesses } from './clean-processes.ts';
import type { Destination, Inputs, OverwriteGuard } from './destinations.ts';
import type { Progress } from './progress.ts';

/** What the cleaning of many files goes by. */
export interface CleanRun {
  readonly task: CleanTask;
  readonly output: Destination;
  readonly ledger: Destination;
  readonly inputs: Inputs;
  readonly guard: OverwriteGuard;
  readonly progress: Progress;
  readonly processes?: CleanProcesses | undefined;
  /** What runs before have finished, and where this one says what it has. */
  readonly finished?: FinishedDocuments | undefined;
}
