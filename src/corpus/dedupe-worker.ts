import type { SharedPlaces } from './candidates/bands.ts';
import type { FoldedCorpus } from './dedupe-corpus.ts';
import { type SignedBatch, signBatch } from './signatures/sign-batch.ts';
import type { Bounds } from './verify/match-places.ts';
import { matchSeeds, type PackedMatches } from './verify/match-seeds.ts';

/** What a thread is asked to do. */
export type DedupeTask =
  | { readonly stage: 'sign'; readonly texts: readonly string[] }
  | { readonly stage: 'verify'; readonly corpus: FoldedCorpus; readonly places: SharedPlaces; readonly bounds: Bounds };

/** What a worker thread runs: one batch of documents, or of candidates. */
export default function work(task: DedupeTask): SignedBatch | PackedMatches {
  return task.stage === 'sign' ? signBatch(task.texts) : matchSeeds(task.corpus, task.places, task.bounds);
}
