import { GazetteError } from '../../errors.ts';
import type { CandidatePair, DedupeDocument, DocumentSpan, Match } from '../dedupe-rows.ts';
import { rememberFolds } from '../index/remember-folds.ts';
import { sliceAround } from '../index/slice-around.ts';
import { verifyPair } from '../verify/verify-pair.ts';
import { answerTo, boundsOf, rowOf, type Stage, type StageOptions } from './stage.ts';

/**
 * Verifies pairs of candidates with the texts of both: see `verifyPair`. A record has one pair and its texts, or many pairs and the
 * documents that they name, each once: a text that stands in a hundred pairs need not be sent a hundred times. The spans of matches tell what
 * of their texts clustering will look at: see `sliceAround`.
 *
 * @example
 * await verifyStage({})('{"a":"晚报.txt","b":"晨报.txt","seeds":[[4,3],[19,18]],"textA":"…","textB":"…"}', 'line 1')
 * // '{"a":"晚报.txt","b":"晨报.txt","matches":[{"a":{"document":"晚报.txt","start":2,"end":61,"sliceStart":0,"sliceEnd":74},…}]}'
 * @example
 * await verifyStage({})('{"pairs":[{"a":"晚报.txt","b":"晨报.txt","seeds":[[4,3],[19,18]]}],"documents":[{"id":"晚报.txt","text":"…"},…]}', 'line 1')
 * // '{"matches":[{"a":{"document":"晚报.txt","start":2,"end":61,"sliceStart":0,"sliceEnd":74},…}]}', those of one pair behind those of the one before it
 */
export function verifyStage(options: StageOptions): Stage {
  const bounds = boundsOf(options);
  const fold = rememberFolds();
  const withSlice = ({ document, start, end }: DocumentSpan, text: string) => {
    const { sliceStart, sliceEnd } = sliceAround(text, fold(text), start, end);
    return { document, start, end, sliceStart, sliceEnd };
  };
  const verify = (pair: CandidatePair, textA: string, textB: string): readonly Match[] =>
    verifyPair(pair, textA, textB, bounds, fold).map((match) => ({
      ...match,
      a: withSlice(match.a, textA),
      b: withSlice(match.b, textB),
    }));
  return async (json, name) => {
    const row = rowOf(json, name);
    if ('pairs' in row) {
      const { pairs, documents } = row;
      if (!Array.isArray(pairs) || !Array.isArray(documents)) throw new GazetteError('invalid-row', name);
      const texts = new Map((documents as readonly DedupeDocument[]).map((each) => [each?.id, each?.text]));
      const isWhole = (pair: unknown): pair is CandidatePair =>
        isPair(pair) && typeof texts.get(pair.a) === 'string' && typeof texts.get(pair.b) === 'string';
      if (!pairs.every(isWhole)) throw new GazetteError('invalid-row', name);
      return answerTo(json, {
        matches: pairs.flatMap((pair) => verify(pair, texts.get(pair.a)!, texts.get(pair.b)!)),
      });
    }
    const { textA, textB } = row;
    if (!isPair(row) || typeof textA !== 'string' || typeof textB !== 'string')
      throw new GazetteError('invalid-row', name);
    const { a, b, seeds } = row;
    return answerTo(json, { a, b, matches: verify({ a, b, seeds }, textA, textB) });
  };
}

function isPair(value: unknown): value is CandidatePair {
  const { a, b, seeds } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof a === 'string' && typeof b === 'string' && isSeeds(seeds);
}

function isSeeds(seeds: unknown): boolean {
  const isSeed = (seed: unknown) => Array.isArray(seed) && seed.length === 2 && seed.every(Number.isSafeInteger);
  return Array.isArray(seeds) && seeds.every(isSeed);
}
