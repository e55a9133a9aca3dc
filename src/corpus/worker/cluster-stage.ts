import { GazetteError } from '../../errors.ts';
import { clusterMatches } from '../clusters/cluster-matches.ts';
import type { DedupeDocument, DocumentSpan, Match } from '../dedupe-rows.ts';
import { answerTo, boundsOf, rowOf, type Stage, type StageOptions } from './stage.ts';

/**
 * Clusters the matches of documents that hang together, with the texts of these documents: see `clusterMatches`.
 *
 * @example
 * await clusterStage({})('{"matches":[…],"documents":[{"id":"晚报.txt","text":"…"},{"id":"晨报.txt","text":"…"}]}', 'line 1')
 * // '{"rows":[{"cluster":"8f0c…","document":"晚报.txt","start":2,…},…]}'
 */
export function clusterStage(options: StageOptions): Stage {
  const bounds = boundsOf(options);
  return async (json, name) => {
    const { matches, documents } = rowOf(json, name);
    if (!Array.isArray(matches) || !Array.isArray(documents)) throw new GazetteError('invalid-row', name);
    const texts = new Map((documents as readonly DedupeDocument[]).map(({ id, text }) => [id, text]));
    const isThere = (span: DocumentSpan | undefined) => typeof texts.get(span?.document ?? '') === 'string';
    const given = matches as readonly Match[];
    if (!given.every(({ a, b }) => isThere(a) && isThere(b))) throw new GazetteError('invalid-row', name);
    return answerTo(json, { rows: clusterMatches(given, (document) => texts.get(document)!, bounds) });
  };
}
