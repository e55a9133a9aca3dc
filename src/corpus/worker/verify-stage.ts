import { GazetteError } from '../../errors.ts';
import type { CandidatePair } from '../dedupe-rows.ts';
import { rememberFolds } from '../index/remember-folds.ts';
import { verifyPair } from '../verify/verify-pair.ts';
import { answerTo, boundsOf, rowOf, type Stage, type StageOptions } from './stage.ts';

/**
 * Verifies a pair of candidates with the texts of both: see `verifyPair`.
 *
 * @example
 * await verifyStage({})('{"a":"晚报.txt","b":"晨报.txt","seeds":[[4,3],[19,18]],"textA":"…","textB":"…"}', 'line 1')
 * // '{"a":"晚报.txt","b":"晨报.txt","matches":[{"a":{"document":"晚报.txt","start":2,"end":61},…}]}'
 */
export function verifyStage(options: StageOptions): Stage {
  const bounds = boundsOf(options);
  const fold = rememberFolds();
  return async (json, name) => {
    const { a, b, seeds, textA, textB } = rowOf(json, name);
    const isPair = [a, b, textA, textB].every((each) => typeof each === 'string') && isSeeds(seeds);
    if (!isPair) throw new GazetteError('invalid-row', name);
    const pair = { a, b, seeds } as CandidatePair;
    return answerTo(json, { a, b, matches: verifyPair(pair, textA as string, textB as string, bounds, fold) });
  };
}

function isSeeds(seeds: unknown): boolean {
  const isSeed = (seed: unknown) => Array.isArray(seed) && seed.length === 2 && seed.every(Number.isSafeInteger);
  return Array.isArray(seeds) && seeds.every(isSeed);
}
