import { clusterMatches } from '../clusters/cluster-matches.ts';
import type { DedupeDocument, DedupeOptions, Match, PassageRow, SignedDocument } from '../dedupe-rows.ts';
import { signDocument } from '../signatures/sign-document.ts';
import { verifyPair } from '../verify/verify-pair.ts';
import type { Component } from './read-components.ts';
import type { PairJob } from './read-pairs.ts';
import { rememberFolds } from './remember-folds.ts';

/** What the stages do with one batch of rows, in this process or in threads: pure functions of the rows. */
export interface DedupeSteps {
  readonly sign: (documents: readonly DedupeDocument[]) => Promise<readonly SignedDocument[]>;
  /** One list of matches for each pair, in their order. */
  readonly verify: (jobs: readonly PairJob[]) => Promise<readonly (readonly Match[])[]>;
  /** The rows of each component, in their order. */
  readonly cluster: (components: readonly Component[]) => Promise<readonly (readonly PassageRow[])[]>;
  /** Batches that may be under way at a time. */
  readonly parallel: number;
}

/** The steps, done in this process. */
export function stepsHere(options: DedupeOptions): DedupeSteps {
  const fold = rememberFolds();
  return {
    parallel: 1,
    sign: async (documents) => documents.map(signDocument),
    verify: async (jobs) => jobs.map(({ pair, textA, textB }) => verifyPair(pair, textA, textB, options, fold)),
    cluster: async (components) => components.map((component) => clusterComponent(component, options)),
  };
}

function clusterComponent({ documents, matches }: Component, options: DedupeOptions): readonly PassageRow[] {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return clusterMatches(matches, (id) => texts.get(id)!, options);
}
