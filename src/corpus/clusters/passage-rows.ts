import { createHash } from 'node:crypto';
import type { Corpus } from '../dedupe-corpus.ts';
import type { DocumentSpan, PassageRow } from '../dedupe-rows.ts';
import { offsetsOf } from '../signatures/code-places.ts';
import type { Cluster } from './cluster-passages.ts';
import type { Passage } from './gather-passages.ts';

/** The rows of clusters, sorted, and how many units of the texts stand in one. */
export function passageRows(
  clusters: readonly Cluster[],
  { ids, keptOf }: Pick<Corpus, 'ids' | 'keptOf'>,
): { readonly rows: readonly PassageRow[]; readonly repeated: number } {
  const spans = spansOf(
    clusters.flatMap((cluster) => cluster.map(({ passage }) => passage)),
    ids,
    keptOf,
  );
  const rows = clusters.flatMap((cluster) => {
    const id = clusterId(spans.get(cluster[0].passage)!);
    return cluster.map(
      ({ passage, similarity, kind }, k): PassageRow => ({
        cluster: id,
        ...spans.get(passage)!,
        similarity,
        kind,
        representative: k === 0,
      }),
    );
  });
  return { rows: rows.sort(compareRows), repeated: unitsCovered([...spans.values()]) };
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

function spansOf(
  passages: readonly Passage[],
  ids: readonly string[],
  keptOf: (document: number) => Uint32Array,
): ReadonlyMap<Passage, DocumentSpan> {
  const byDocument = new Map<number, Passage[]>();
  for (const passage of passages) {
    const known = byDocument.get(passage.document);
    if (known) known.push(passage);
    else byDocument.set(passage.document, [passage]);
  }
  const spans = new Map<Passage, DocumentSpan>();
  for (const [document, own] of byDocument) {
    const places = Uint32Array.from(own.flatMap(({ start, end }) => [start, end - 1])).sort();
    const offsets = new Map<number, number>();
    for (const [k, offset] of offsetsOf(keptOf(document), places).entries()) offsets.set(places[k]!, offset);
    for (const passage of own) {
      const [start, end] = [offsets.get(passage.start)!, offsets.get(passage.end - 1)! + 1];
      spans.set(passage, { document: ids[document]!, start, end });
    }
  }
  return spans;
}

/** Units that stand in a span, each once. */
function unitsCovered(spans: readonly DocumentSpan[]): number {
  const reached = new Map<string, number>();
  let units = 0;
  for (const { document, start, end } of [...spans].sort((x, y) => x.start - y.start)) {
    const from = Math.max(start, reached.get(document) ?? 0);
    if (end <= from) continue;
    units += end - from;
    reached.set(document, end);
  }
  return units;
}
