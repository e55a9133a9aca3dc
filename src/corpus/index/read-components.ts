import type { DedupeDocument, Match } from '../dedupe-rows.ts';
import type { Database } from '../tables/open-database.ts';
import { streamRows } from '../tables/stream-rows.ts';
import { lastNotAbove, type ReducedText, type RegionText, reduceText } from './region-text.ts';

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
  const places = new Map<number, Place[]>();
  const rows = streamRows<[number, number, string, number, number, number, string]>(
    connection,
    `SELECT component, document, id, start_at, end_at, slice_from, slice FROM members JOIN documents ON number = document
     WHERE chunk = ${chunk} ORDER BY component, document, start_at`,
  );
  for await (const [component, document, id, start, end, from, slice] of rows) {
    const there = places.get(document) ?? [];
    places.set(document, there);
    there.push({ start, end, component });
    const own = cut.get(component) ?? new Map<number, RegionText[]>();
    cut.set(component, own);
    const regions = own.get(document) ?? [];
    own.set(document, regions);
    regions.push({ from, slice });
    ids.set(document, id);
  }
  const matches = await readMatches(connection, chunk, places);
  return Array.from(cut, ([component, regions]) => {
    const reduced = new Map(Array.from(regions, ([document, own]) => [document, reduceText(own)]));
    const spanOf = (document: number, start: number, end: number) => {
      const { toReduced } = reduced.get(document)!;
      return { document: ids.get(document)!, start: toReduced(start), end: toReduced(end) };
    };
    return {
      documents: Array.from(reduced, ([document, { text }]) => ({ id: ids.get(document)!, text })),
      matches: (matches.get(component) ?? []).map(
        ([a, b, startA, endA, startB, endB, similarity, containmentA, containmentB, kind]) => ({
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

/** A region of a document and the component that it belongs to. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly component: number;
}

type MatchCells = [number, number, number, number, number, number, number, number, number, Match['kind']];

/** The matches of the chunk by component. A document may have regions in other chunks too, with matches of their own. */
async function readMatches(
  connection: Database['connection'],
  chunk: number,
  places: ReadonlyMap<number, Place[]>,
): Promise<ReadonlyMap<number, readonly MatchCells[]>> {
  for (const own of places.values()) own.sort((x, y) => x.start - y.start);
  const found = new Map<number, MatchCells[]>();
  const rows = streamRows<MatchCells>(
    connection,
    `SELECT a, b, start_a, end_a, start_b, end_b, similarity, containment_a, containment_b, kind
     FROM matches WHERE a IN (SELECT document FROM members WHERE chunk = ${chunk})
     ORDER BY a, b, start_a, end_a, start_b, end_b`,
  );
  for await (const row of rows) {
    const [a, , start, end] = row;
    const regions = places.get(a)!;
    const region = regions[lastNotAbove(start, regions.length, (k) => regions[k]!.start)]!;
    if (region.start > start || region.end < end) continue;
    const own = found.get(region.component);
    if (own) own.push(row);
    else found.set(region.component, [row]);
  }
  return found;
}
