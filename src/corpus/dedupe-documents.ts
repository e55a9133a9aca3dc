import { createHash } from 'node:crypto';
import type { Bands } from './candidates/bands.ts';
import { pairBands } from './candidates/pair-bands.ts';
import { type Cluster, clusterPassages } from './clusters/cluster-passages.ts';
import type { DedupeDocument, DedupeOptions, PassageRow } from './dedupe-rows.ts';
import { offsetsOf } from './signatures/code-places.ts';
import { type FoldedUnits, foldUnits } from './signatures/fold-units.ts';
import { sampleShingles } from './signatures/sample-shingles.ts';
import { type CodeMatch, defaultBounds, matchPlaces } from './verify/match-places.ts';

export function dedupeDocuments(documents: readonly DedupeDocument[], options: DedupeOptions = {}): readonly PassageRow[] {
  const bounds = { ...defaultBounds, ...options };
  const T=[performance.now()];
  const sorted = [...documents].sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));
  const folded = sorted.map(({ text }) => foldUnits(text));
  T.push(performance.now());
  const samples = folded.map(({ codes }) => sampleShingles(codes));
  const count = samples.reduce((sum, { at }) => sum + at.length, 0);
  const bands: Bands = {
    high: new Uint32Array(count),
    low: new Uint32Array(count),
    document: new Uint32Array(count),
    at: new Uint32Array(count),
  };
  let filled = 0;
  for (const [d, { high, low, at }] of samples.entries()) {
    bands.high.set(high, filled);
    bands.low.set(low, filled);
    bands.at.set(at, filled);
    bands.document.fill(d, filled, filled + at.length);
    filled += at.length;
  }
  T.push(performance.now());
  const matches: CodeMatch[] = [];
  let pt=0, np=0;
  for (const { a, b, atA, atB } of pairBands(bands, sorted.length, bounds.commonIn)) {
    const t0=performance.now();
    for (let k = 0; k < a.length; ) {
      let end = k + 1;
      while (end < a.length && a[end] === a[k] && b[end] === b[k]) end += 1;
      const seeds = { atA: atA.subarray(k, end), atB: atB.subarray(k, end) };
      const [one, other] = [a[k]!, b[k]!];
      np++;
      matches.push(
        ...matchPlaces(
          { a: one, b: other, codesA: folded[one]!.codes, codesB: folded[other]!.codes, seeds },
          bounds,
        ),
      );
      k = end;
    }
    pt+=performance.now()-t0;
  }
  T.push(performance.now());
  const clusters = clusterPassages(matches, (document) => folded[document]!.codes, bounds);
  T.push(performance.now());
  const r= clusters.flatMap((cluster) => rowsOf(cluster, sorted, folded)).sort(compareRows);
  T.push(performance.now());
  console.error('fold',T[1]!-T[0]!,'sample',T[2]!-T[1]!,'pairs',T[3]!-T[2]!-pt,'verify',pt,'np',np,'matches',matches.length,'cluster',T[4]!-T[3]!,'rows',T[5]!-T[4]!);
  return r;
}

function rowsOf(cluster: Cluster, documents: readonly DedupeDocument[], folded: readonly FoldedUnits[]): readonly PassageRow[] {
  const spans = cluster.map(({ passage }) => {
    const [start, last] = offsetsOf(folded[passage.document]!.kept, [passage.start, passage.end - 1]);
    return { document: documents[passage.document]!.id, start: start!, end: last! + 1 };
  });
  const { document, start, end } = spans[0]!;
  const id = createHash('sha256').update(`${document}\0${start}\0${end}`).digest('hex').slice(0, 16);
  return cluster.map(({ similarity, kind }, k) => ({
    cluster: id,
    ...spans[k]!,
    similarity: Math.round(similarity * 10_000) / 10_000,
    kind,
    representative: k === 0,
  }));
}

function compareRows(x: PassageRow, y: PassageRow): number {
  if (x.cluster !== y.cluster) return x.cluster < y.cluster ? -1 : 1;
  if (x.document !== y.document) return x.document < y.document ? -1 : 1;
  return x.start - y.start || x.end - y.end;
}
