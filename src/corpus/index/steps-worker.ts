import type { Batch } from '../batch-runner.ts';
import type { DedupeDocument, DedupeOptions, Match, PassageRow, SignedDocument } from '../dedupe-rows.ts';
import { stepsHere } from './dedupe-steps.ts';
import type { Component } from './read-components.ts';
import type { PairJob } from './read-pairs.ts';

/** One batch of rows of one stage. */
export type StepJob =
  | { readonly stage: 'sign'; readonly rows: readonly DedupeDocument[] }
  | { readonly stage: 'verify'; readonly rows: readonly PairJob[] }
  | { readonly stage: 'cluster'; readonly rows: readonly Component[] };

export type StepResult = readonly SignedDocument[] | readonly (readonly Match[])[] | readonly (readonly PassageRow[])[];

/** What a thread runs: batches of rows, one after the other. */
export default function runSteps({ jobs, shared }: Batch<StepJob, DedupeOptions>): Promise<readonly StepResult[]> {
  const steps = stepsHere(shared);
  return Promise.all(
    jobs.map((job): Promise<StepResult> => {
      if (job.stage === 'sign') return steps.sign(job.rows);
      return job.stage === 'verify' ? steps.verify(job.rows) : steps.cluster(job.rows);
    }),
  );
}
