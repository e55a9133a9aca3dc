import type { CandidatePair } from '../dedupe-rows.ts';
import { verifyPair } from '../verify/verify-pair.ts';
import { rowRecord } from './row-record.ts';
import type { Stage, StageOptions } from './stage.ts';

/** A candidate with both texts. */
interface PairRecord extends CandidatePair {
  readonly textA: string;
  readonly textB: string;
}

/**
 * Verifies a pair of candidates: see `verifyPair`.
 *
 * @example
 * await verifyStage({})('{"a":"晚报.txt","b":"晨报.txt","seeds":[[4,3],[19,18]],"textA":"…","textB":"…"}', 'line 1')
 * // '{"a":"晚报.txt","b":"晨报.txt","matches":[{"a":{"document":"晚报.txt","start":2,"end":61},…}]}'
 */
export function verifyStage(options: StageOptions): Stage {
  return async (json, name) => {
    const { textA, textB, ...pair } = rowRecord<PairRecord>(json, name, {
      a: 'string',
      b: 'string',
      seeds: 'array',
      textA: 'string',
      textB: 'string',
    });
    const { a, b } = pair;
    return JSON.stringify({ a, b, matches: verifyPair(pair, textA, textB, options) });
  };
}
