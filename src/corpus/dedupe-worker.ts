import type { LineBatch } from '../records/line-batches.ts';
import type { ReadRecordsOptions } from '../records/read-records.ts';
import type { SharedPlaces } from './candidates/bands.ts';
import type { FoldedCorpus } from './dedupe-corpus.ts';
import { type SignedBatch, signBatch } from './signatures/sign-batch.ts';
import { type SignedLines, signLines } from './signatures/sign-lines.ts';
import type { Bounds } from './verify/match-places.ts';
import { matchSeeds, type PackedMatches } from './verify/match-seeds.ts';

/** What a thread is asked to do. */
export type DedupeTask =
  | { readonly stage: 'sign'; readonly texts: readonly string[] }
  | { readonly stage: 'sign-lines'; readonly batch: LineBatch; readonly options: ReadRecordsOptions }
  | { readonly stage: 'verify'; readonly corpus: FoldedCorpus; readonly places: SharedPlaces; readonly bounds: Bounds };

/** What a worker thread runs: one batch of documents, or of candidates. */
export default function work(task: DedupeTask): SignedBatch | SignedLines | PackedMatches {
  switch (task.stage) {
    case 'sign':
      return signBatch(task.texts);
    case 'sign-lines':
      return signLines(task.batch, task.options);
    case 'verify':
      return matchSeeds(task.corpus, task.places, task.bounds);
  }
}
