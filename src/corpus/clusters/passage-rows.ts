import { createHash } from 'node:crypto';
import type { Corpus } from '../dedupe-corpus.ts';
import type { DocumentSpan, PassageRow } from '../dedupe-rows.ts';
import { offsetsOf } from '../signatures/code-places.ts';
import type { Cluster, Member } from './cluster-passages.ts';

/** The rows of clusters, sorted, and how many units of the texts stand in one. */
export function passageRows(
  clusters: readonly Cluster[],
  { ids, keptOf }: Pick<Corpus, 'ids' | 'keptOf'>,
): { readonly rows: readonly PassageRow[]; readonly repeated: number } {
  const members: readonly Member[] = clusters.flat();
  const spans = spansOf(members, keptOf);
  const spanOf = (place: number): DocumentSpan => ({
    document: ids[members[place]!.passage.document]!,
    start: spans[2 * place]!,
    end: spans[2 * place + 1]!,
  });
  let place = 0;
  const named = clusters.map((cluster) => {
    const first = place;
    place += cluster.length;
    return { id: clusterId(spanOf(first)), first, cluster };
  });
  named.sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
  const rows: PassageRow[] = [];
  for (const { id, first, cluster } of named) {
    const own = cluster.map(
      ({ similarity, kind }, k): PassageRow => ({
        cluster: id,
        ...spanOf(first + k),
        similarity,
        kind,
        representative: k === 0,
      }),
    );
    for (const row of own.sort(compareRows)) rows.push(row);
  }
  return { rows, repeated: unitsCovered(members, spans) };
}

/** A cluster is named by the span of its representative, so that the name holds in the next run. */
export function clusterId({ document, start, end }: DocumentSpan): string {
  return createHash('sha256').update(`${document}\0${start}\0${end}`).digest('hex').slice(0, 16);
}

/** By cluster, document, start and end. */
export function compareRows(x: PassageRow, y: PassageRow): number {
  if (x.cluster !== y.cluster) return x.cluster < y.cluster ? -1 : 1;
  if (x.document !== y.document) return x.document < y.document ? -1 : 1;
  return x.start - y.start || x.end - y.end;
}

/** Start and end of each member in units, two numbers each. */
function spansOf(members: readonly Member[], keptOf: (document: number) => Uint32Array): Float64Array {
  const order = byDocument(members);
  const spans = new Float64Array(2 * members.length);
  for (let from = 0; from < order.length; ) {
    const { document } = members[order[from]!]!.passage;
    let to = from;
    while (to < order.length && members[order[to]!]!.passage.document === document) to += 1;
    const own = order.subarray(from, to);
    const places = new Float64Array(2 * own.length);
    for (const [k, member] of own.entries()) {
      // The place, and behind it what it is of.
      places[2 * k] = members[member]!.passage.start * PACK + 2 * k;
      places[2 * k + 1] = (members[member]!.passage.end - 1) * PACK + 2 * k + 1;
    }
    places.sort();
    const offsets = offsetsOf(
      keptOf(document),
      places.map((place) => Math.floor(place / PACK)),
    );
    for (const [k, offset] of offsets.entries()) {
      const of = places[k]! % PACK;
      spans[2 * own[of >> 1]! + (of & 1)] = offset + (of & 1);
    }
    from = to;
  }
  return spans;
}

const PACK = 2 ** 26;

/** Indices of members, those of one document behind one another. */
function byDocument(members: readonly Member[]): Uint32Array {
  const keys = Float64Array.from(members, ({ passage }, k) => passage.document * PACK + k).sort();
  return Uint32Array.from(keys, (key) => key % PACK);
}

/** Units that stand in a span, each once. */
function unitsCovered(members: readonly Member[], spans: Float64Array): number {
  const order = Array.from(members.keys());
  order.sort((x, y) => members[x]!.passage.document - members[y]!.passage.document || spans[2 * x]! - spans[2 * y]!);
  let [document, reached, units] = [-1, 0, 0];
  for (const member of order) {
    const own = members[member]!.passage.document;
    if (own !== document) [document, reached] = [own, 0];
    const [from, to] = [Math.max(reached, spans[2 * member]!), spans[2 * member + 1]!];
    if (to <= from) continue;
    units += to - from;
    reached = to;
  }
  return units;
}
