import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairBands } from '../../../src/corpus/candidates/pair-bands.ts';
import { pairDocuments } from '../../../src/corpus/candidates/pair-documents.ts';
import type { SignedDocument } from '../../../src/corpus/dedupe-rows.ts';
import { runs } from '../../properties/gazette-text.ts';

/** A document whose samples are given: hash and place of each. */
const document = (id: string, samples: readonly (readonly [hash: number, at: number])[]): SignedDocument => ({
  document: id,
  sha256: '',
  length: 1000,
  hashes: samples.map(([hash]) => hash),
  at: samples.map(([, at]) => at),
  letters: samples.map(([, at]) => at),
});

const signed = fc
  .array(fc.array(fc.nat({ max: 25 }), { maxLength: 20 }), { minLength: 2, maxLength: 14 })
  .map((documents) =>
    documents.map((hashes, n) =>
      document(
        `d${String(n).padStart(2, '0')}`,
        hashes.map((hash, k) => [hash * 2 ** 30 + 5, 3 * k]),
      ),
    ),
  );

/** The rules of `pair-bands.ts` as SQL would follow them. */
function pairSlowly(documents: readonly SignedDocument[], commonIn: number) {
  const edges = new Map<string, [number, number][]>();
  const sorted = [...documents].sort((x, y) => (x.document < y.document ? -1 : 1));
  for (const hash of new Set(sorted.flatMap(({ hashes }) => hashes))) {
    const holders = sorted
      .map(({ document: id, hashes, at }) => ({ id, places: at.filter((_, k) => hashes[k] === hash).slice(0, 4) }))
      .filter(({ places }) => places.length > 0);
    for (const [x, one] of holders.entries()) {
      for (const [y, other] of holders.entries()) {
        if (y <= x) continue;
        const isSmall = holders.length <= 8;
        if (!isSmall && x > 0 && (y !== x + 1 || holders.length > commonIn)) continue;
        const [inA, inB] = isSmall ? [one.places, other.places] : [[one.places[0]!], [other.places[0]!]];
        const key = `${one.id} ${other.id}`;
        const known = edges.get(key) ?? [];
        edges.set(key, known);
        for (const a of inA) for (const b of inB) known.push([a, b]);
      }
    }
  }
  return [...edges]
    .filter(([, seeds]) => seeds.length > 1)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([key, seeds]) => {
      const [a, b] = key.split(' ');
      return { a, b, seeds: seeds.sort(([x, u], [y, v]) => x - y || u - v) };
    });
}

describe('pairDocuments', () => {
  it('pairs as its rules say, in any order of documents', () => {
    fc.assert(
      fc.property(signed, fc.integer({ min: 8, max: 12 }), (documents, commonIn) => {
        const slow = pairSlowly(documents, commonIn);
        expect(pairDocuments(documents, { commonIn })).toEqual(slow);
        expect(pairDocuments([...documents].reverse(), { commonIn })).toEqual(slow);
      }),
      runs,
    );
  });

  it('pairs a formula that all documents have with the first of them only', () => {
    const formula = Array.from({ length: 500 }, (_, n) =>
      document(String(n).padStart(4, '0'), [
        [7, 10],
        [9, 14],
      ]),
    );
    const pairs = pairDocuments(formula);
    expect(pairs).toHaveLength(499);
    expect(new Set(pairs.map(({ a }) => a))).toEqual(new Set(['0000']));
  });

  it('never gives more than two edges a band, and some more in small buckets', () => {
    const count = 3000;
    const bands = {
      high: Uint32Array.from({ length: count }, (_, k) => k % 50),
      low: new Uint32Array(count),
      document: Uint32Array.from({ length: count }, (_, k) => Math.floor(k / 50)),
      at: Uint32Array.from({ length: count }, (_, k) => k % 50),
    };
    const places = [...pairBands(bands, count / 50, 1000)].reduce((sum, { a }) => sum + a.length, 0);
    expect(places).toBeLessThanOrEqual(2 * count);
    expect(places).toBeGreaterThan(count);
  });
});
