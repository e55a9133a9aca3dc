import { edges, firstPlaces, hopefulEdges, sharedBands } from '../index/pairs-sql.ts';
import { defaultBounds } from '../verify/match-places.ts';
import { rowRecord } from './row-record.ts';
import type { Stage, StageOptions } from './stage.ts';

/** The names of the tables that the SQL reads. */
interface TableNames {
  readonly bands: string;
  readonly shared: string;
  readonly firsts: string;
  readonly edges: string;
}

/**
 * Tells an engine the SQL of the pairs stage, so that it has none of its own: see `pairs-sql.ts`.
 *
 * @example
 * await pairsStage({})('{"bands":"bands","shared":"shared","firsts":"firsts","edges":"edges"}', 'line 1')
 * // '{"shared":"SELECT band.hash …","firsts":"SELECT …","edges":"SELECT …","candidates":"SELECT …"}'
 */
export function pairsStage({ commonIn = defaultBounds.commonIn }: StageOptions): Stage {
  return async (json, name) => {
    const tables = rowRecord<TableNames>(json, name, {
      bands: 'string',
      shared: 'string',
      firsts: 'string',
      edges: 'string',
    });
    return JSON.stringify({
      shared: sharedBands(tables.bands),
      firsts: firstPlaces(tables.shared),
      edges: edges(tables.shared, tables.firsts, commonIn),
      candidates: hopefulEdges(tables.edges),
    });
  };
}
