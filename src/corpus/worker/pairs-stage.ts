import { GazetteError } from '../../errors.ts';
import { edges, firstPlaces, hopefulEdges, sharedBands } from '../index/pairs-sql.ts';
import { defaultBounds } from '../verify/match-places.ts';
import { answerTo, rowOf, type Stage, type StageOptions } from './stage.ts';

/**
 * Tells an engine the SQL of the pairs stage over the tables that it names, so that it has none of its own: see `pairs-sql.ts`.
 *
 * @example
 * await pairsStage({})('{"bands":"bands","shared":"shared","firsts":"firsts","edges":"edges"}', 'line 1')
 * // '{"shared":"SELECT band.hash …","firsts":"SELECT …","edges":"SELECT …","candidates":"SELECT …"}'
 */
export function pairsStage({ commonIn = defaultBounds.commonIn }: StageOptions): Stage {
  return async (json, name) => {
    const tables = rowOf(json, name);
    const nameOf = (table: string): string => {
      const given = tables[table];
      if (typeof given !== 'string') throw new GazetteError('invalid-row', name);
      return given;
    };
    const [bands, shared, firsts, all] = [nameOf('bands'), nameOf('shared'), nameOf('firsts'), nameOf('edges')];
    return answerTo(json, {
      shared: sharedBands(bands),
      firsts: firstPlaces(shared),
      edges: edges(shared, firsts, commonIn),
      candidates: hopefulEdges(all),
    });
  };
}
