import { GazetteError } from '../../errors.ts';
import { clusterMatches } from '../clusters/cluster-matches.ts';
import type { DedupeDocument, Match } from '../dedupe-rows.ts';
import { rowRecord } from './row-record.ts';
import type { Stage, StageOptions } from './stage.ts';

/** Documents that matches tie together, with all of those matches. */
interface ComponentRecord {
  readonly documents: readonly DedupeDocument[];
  readonly matches: readonly Match[];
}

/**
 * Clusters one component: see `clusterMatches`. The rows of all components together, sorted, are the result of `gazette dedupe`.
 *
 * @example
 * await clusterStage({})('{"documents":[{"id":"晚报.txt","text":"…"},…],"matches":[{"a":{…},"b":{…},…}]}', 'line 1')
 * // '{"passages":[{"cluster":"8f0c…","document":"晚报.txt","start":2,"end":61,…},…]}'
 */
export function clusterStage(options: StageOptions): Stage {
  return async (json, name) => {
    const { documents, matches } = rowRecord<ComponentRecord>(json, name, { documents: 'array', matches: 'array' });
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    const textOf = (id: string): string => {
      const text = texts.get(id);
      if (text === undefined)
        throw new GazetteError('invalid-row', `${name}, which has a match in ${id} but not its text,`);
      return text;
    };
    return JSON.stringify({ passages: clusterMatches(matches, textOf, options) });
  };
}
