import { clusterId, compareRows } from '../clusters/passage-rows.ts';
import type { DedupeDocument, Match, PassageRow } from '../dedupe-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { type ReducedText, type RegionText, reduceText } from './region-text.ts';

/** Texts that matches tie together, with all of those matches. */
export interface Component {
  readonly documents: readonly DedupeDocument[];
  readonly matches: readonly Match[];
}

/** A component of reduced texts: see `region-text.ts`. */
export interface ReducedComponent extends Component {
  /** Numbers of the documents by id, and the way back to their texts. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly reduced: ReadonlyMap<number, ReducedText>;
}

/** The components of one chunk of `members`. */
export async function readComponents({ connection }: Database, chunk: number): Promise<readonly ReducedComponent[]> {
  const cut = new Map<number, Map<number, RegionText[]>>();
  const ids = new Map<number, string>();
  const rows = streamRows<[number, number, string, number, string]>(
    connection,
    `SELECT component, document, id, slice_from, slice FROM members JOIN documents ON number = document
     WHERE chunk = ${chunk} ORDER BY component, document, start_at`,
  );
  for await (const [component, document, id, from, slice] of rows) {
    const own = cut.get(component) ?? new Map<number, RegionText[]>();
    cut.set(component, own);
    own.set(document, [...(own.get(document) ?? []), { from, slice }]);
    ids.set(document, id);
  }
  const matches = await readMatches(connection, chunk);
  return Array.from(cut, ([component, regions]) => {
    const reduced = new Map(Array.from(regions, ([document, own]) => [document, reduceText(own)]));
    const spanOf = (document: number, start: number, end: number) => {
      const { toReduced } = reduced.get(document)!;
      return { document: ids.get(document)!, start: toReduced(start), end: toReduced(end) };
    };
    return {
      documents: Array.from(reduced, ([document, { text }]) => ({ id: ids.get(document)!, text })),
      matches: (matches.get(component) ?? []).map(
        ([, a, b, startA, endA, startB, endB, similarity, containmentA, containmentB, kind]) => ({
          a: spanOf(a, startA, endA),
          b: spanOf(b, startB, endB),
          similarity,
          containmentA,
          containmentB,
          kind,
        }),
      ),
      numbers: new Map(Array.from(reduced.keys(), (document) => [ids.get(document)!, document])),
      reduced,
    };
  });
}

type MatchCells = [number, number, number, number, number, number, number, number, number, number, Match['kind']];

async function readMatches(
  connection: Database['connection'],
  chunk: number,
): Promise<ReadonlyMap<number, readonly MatchCells[]>> {
  const found = new Map<number, MatchCells[]>();
  const rows = streamRows<MatchCells>(
    connection,
    `SELECT own.component, a, b, start_a, end_a, start_b, end_b, similarity, containment_a, containment_b, kind
     FROM matches ASOF JOIN (SELECT component, document, start_at, end_at FROM members WHERE chunk = ${chunk}) AS own
       ON own.document = matches.a AND matches.start_a >= own.start_at
     WHERE matches.end_a <= own.end_at
     ORDER BY component, a, b, start_a, end_a, start_b, end_b`,
  );
  for await (const row of rows) {
    const own = found.get(row[0]);
    if (own) own.push(row);
    else found.set(row[0], [row]);
  }
  return found;
}

/** Rows of reduced texts as rows of the documents; a cluster is named by the span of its representative there. */
export function rowsOfDocuments(
  { numbers, reduced }: ReducedComponent,
  rows: readonly PassageRow[],
): readonly PassageRow[] {
  const moved = rows.map((row) => {
    const { toDocument } = reduced.get(numbers.get(row.document)!)!;
    return { ...row, start: toDocument(row.start), end: toDocument(row.end) };
  });
  const names = new Map<string, string>();
  for (const [k, row] of moved.entries()) if (row.representative) names.set(rows[k]!.cluster, clusterId(row));
  return moved.map((row) => ({ ...row, cluster: names.get(row.cluster)! })).sort(compareRows);
}
