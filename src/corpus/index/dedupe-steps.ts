import { createHash } from 'node:crypto';
import { DRIFT } from '../candidates/pair-bands.ts';
import { clusterPassages } from '../clusters/cluster-passages.ts';
import type { Match, PassageRow } from '../dedupe-rows.ts';
import { offsetsOf, placesOf } from '../signatures/code-places.ts';
import { foldUnits } from '../signatures/fold-units.ts';
import { signDocument } from '../signatures/sign-document.ts';
import { defaultBounds, matchPlaces } from '../verify/match-places.ts';
import type { DedupeSteps } from './dedupe-with-index.ts';
import type { Component } from './read-components.ts';
import type { PairJob } from './read-pairs.ts';

export const steps: DedupeSteps = {
  parallel: 1,
  sign: async (documents) => documents.map(signDocument),
  verify: async (jobs) => jobs.map(verify),
  cluster: async (components) => components.map(cluster),
};

const round = (n: number) => Math.round(n * 1e4) / 1e4;

function verify({ pair, textA, textB }: PairJob): readonly Match[] {
  const [one, other] = [foldUnits(textA), foldUnits(textB)];
  const map = (kept: Uint32Array, offsets: number[]) => {
    const order = [...offsets.keys()].sort((x, y) => offsets[x]! - offsets[y]!);
    const places = placesOf(
      kept,
      order.map((k) => offsets[k]!),
    );
    const result: number[] = [];
    for (const [k, index] of order.entries()) result[index] = places[k]!;
    return result;
  };
  const atA = map(
    one.kept,
    pair.seeds.map(([a]) => a),
  );
  const atB = map(
    other.kept,
    pair.seeds.map(([, b]) => b),
  );
  const near = atA.map((a, k) => atA.some((x, j) => j !== k && Math.abs(x - atB[j]! - (a - atB[k]!)) <= DRIFT));
  const seeds = { atA: atA.filter((_, k) => near[k]), atB: atB.filter((_, k) => near[k]) };
  return matchPlaces({ a: 0, b: 1, codesA: one.codes, codesB: other.codes, seeds }, defaultBounds).map((m) => {
    const span = (kept: Uint32Array, document: string, s: number, e: number) => {
      const [start, last] = offsetsOf(kept, [s, e - 1]);
      return { document, start: start!, end: last! + 1 };
    };
    return {
      a: span(one.kept, pair.a, m.startA, m.endA),
      b: span(other.kept, pair.b, m.startB, m.endB),
      similarity: round(m.similarity),
      containmentA: round((m.endA - m.startA) / one.codes.length),
      containmentB: round((m.endB - m.startB) / other.codes.length),
      kind: m.kind,
    };
  });
}

function cluster({ documents, matches }: Component): readonly PassageRow[] {
  if (matches.length === 0) return [];
  const sorted = [...documents].sort((x, y) => (x.id < y.id ? -1 : 1));
  const index = new Map(sorted.map(({ id }, k) => [id, k]));
  const folded = sorted.map(({ text }) => foldUnits(text));
  const coded = matches.map(({ a, b, similarity, kind }) => {
    const [x, y] = [index.get(a.document)!, index.get(b.document)!];
    const [startA, endA] = placesOf(folded[x]!.kept, [a.start, a.end]);
    const [startB, endB] = placesOf(folded[y]!.kept, [b.start, b.end]);
    return { a: x, b: y, startA: startA!, endA: endA!, startB: startB!, endB: endB!, similarity, kind };
  });
  coded.sort((x, y) => x.a - y.a || x.b - y.b || x.startA - y.startA || x.startB - y.startB);
  return clusterPassages(coded, (d) => folded[d]!.codes, defaultBounds).flatMap((members) => {
    const spans = members.map(({ passage }) => {
      const [start, last] = offsetsOf(folded[passage.document]!.kept, [passage.start, passage.end - 1]);
      return { document: sorted[passage.document]!.id, start: start!, end: last! + 1 };
    });
    const { document, start, end } = spans[0]!;
    const id = createHash('sha256').update(`${document}\0${start}\0${end}`).digest('hex').slice(0, 16);
    return members.map(({ similarity, kind }, k) => ({
      cluster: id,
      ...spans[k]!,
      similarity: round(similarity),
      kind,
      representative: k === 0,
    }));
  });
}
