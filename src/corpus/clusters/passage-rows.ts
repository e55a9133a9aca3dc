import { hash } from 'node:crypto';
import type { Corpus } from '../dedupe-corpus.ts';
import type { DocumentSpan, PassageRow } from '../dedupe-rows.ts';
import { offsetsOf } from '../signatures/code-places.ts';
import type { Cluster, Member } from './cluster-passages.ts';
import { columnsOf, orderStretches, type StretchColumns } from './order-stretches.ts';

/** The rows of clusters, sorted, and how many units of the texts stand in one. */
export function passageRows(
  clusters: readonly Cluster[],
  { ids, keptOf }: Pick<Corpus, 'ids' | 'keptOf'>,
): { readonly rows: readonly PassageRow[]; readonly repeated: number } {
  const members: readonly Member[] = clusters.flat();
  const spans = spansOf(columnsOf(members.map(({ passage }) => passage)), keptOf);
  let place = 0;
  const named = clusters.map((cluster) => {
    const first = place;
    place += cluster.length;
    return { id: clusterId(spanAt(spans, first, ids)), first, size: cluster.length };
  });
  named.sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
  const rows: PassageRow[] = [];
  for (const { id, first, size } of named) {
    const own: PassageRow[] = [];
    for (let k = first; k < first + size; k += 1) {
      const { similarity, kind } = members[k]!;
      const { document, start, end } = spanAt(spans, k, ids);
      own.push({ cluster: id, document, start, end, similarity, kind, representative: k === first });
    }
    for (const row of own.sort(compareRows)) rows.push(row);
  }
  return { rows, repeated: unitsCovered(spans) };
}

function spanAt({ document, start, end }: StretchColumns, place: number, ids: readonly string[]): DocumentSpan {
  return { document: ids[document[place]!]!, start: start[place]!, end: end[place]! };
}

/** A cluster is named by the span of its representative, so that the name holds in the next run. */
export function clusterId({ document, start, end }: DocumentSpan): string {
  return hash('sha256', `${document}\0${start}\0${end}`).slice(0, 16);
}

/** By cluster, document, start and end. */
export function compareRows(x: PassageRow, y: PassageRow): number {
  if (x.cluster !== y.cluster) return x.cluster < y.cluster ? -1 : 1;
  if (x.document !== y.document) return x.document < y.document ? -1 : 1;
  return x.start - y.start || x.end - y.end;
}

/** Stretches of codes as stretches of units. */
function spansOf(codes: StretchColumns, keptOf: (document: number) => Uint32Array): StretchColumns {
  const count = codes.document.length;
  const spans = { document: codes.document, start: new Uint32Array(count), end: new Uint32Array(count) };
  const order = orderStretches(codes);
  for (let from = 0; from < count; ) {
    const document = codes.document[order[from]!]!;
    let to = from + 1;
    while (to < count && codes.document[order[to]!] === document) to += 1;
    const kept = keptOf(document);
    const own = order.subarray(from, to);
    const starts = offsetsOf(
      kept,
      Array.from(own, (k) => codes.start[k]!),
    );
    const byEnd = Uint32Array.from(own).sort((x, y) => codes.end[x]! - codes.end[y]!);
    const lasts = offsetsOf(
      kept,
      Array.from(byEnd, (k) => codes.end[k]! - 1),
    );
    for (let k = 0; k < own.length; k += 1) {
      spans.start[own[k]!] = starts[k]!;
      spans.end[byEnd[k]!] = lasts[k]! + 1;
    }
    from = to;
  }
  return spans;
}

/** Units that stand in a span, each once. */
function unitsCovered(spans: StretchColumns): number {
  let [document, reached, units] = [-1, 0, 0];
  for (const k of orderStretches(spans)) {
    if (spans.document[k] !== document) [document, reached] = [spans.document[k]!, 0];
    const [from, to] = [Math.max(reached, spans.start[k]!), spans.end[k]!];
    if (to <= from) continue;
    units += to - from;
    reached = to;
  }
  return units;
}
