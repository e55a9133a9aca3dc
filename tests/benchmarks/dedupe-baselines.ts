import minhash from 'minhash';
import simhash from 'simhash';
import similarity from 'string-similarity';
import type { ScoredPair } from './pair-truth.ts';

/** A way of finding like texts by a library. */
export interface Baseline {
  readonly name: string;
  /** Every pair that could count, with its score; without a `threshold` the best one is chosen on the same data. */
  readonly find: (texts: readonly string[]) => readonly ScoredPair[];
  readonly threshold?: number;
  /** It compares every text with every other and is given every so many-th document only. */
  readonly step?: number;
}

/** Characters of a shingle: of Chinese, 3 are about a word and a half. */
const SHINGLE = 3;
/** The library's defaults: 128 permutations, bands of 4 (of J = .42 half of the pairs are found). */
const PERMUTATIONS = 128;
const BAND = 4;
/** A usual bound for near duplicates. */
const USUAL_JACCARD = 0.5;
/** Estimates and distances beyond these are never a best threshold; they only fill memory. */
const LEAST_JACCARD = 0.08;
const MOST_BITS = 56;
const LEAST_DICE = 0.2;

/** All pairs of all reports take string-similarity longer than everything else together. */
const QUADRATIC_STEP = 3;

/** MinHash with LSH at a usual setting and at its best one, SimHash and string-similarity at their best thresholds. */
export function makeBaselines(): readonly Baseline[] {
  const signatures = remember(signatureOf);
  const bits = remember(simhashOf);
  const byBand = (bandSize: number) => (texts: readonly string[]) => minhashPairs(texts.map(signatures), bandSize);
  return [
    { name: 'MinHash, usual (J >= .5)', find: byBand(BAND), threshold: USUAL_JACCARD },
    { name: 'MinHash, bands of 4, best', find: byBand(BAND) },
    { name: 'MinHash, bands of 1, best', find: byBand(1) },
    { name: 'SimHash, best', find: (texts) => simhashPairs(texts.map(bits)) },
    { name: 'string-similarity, best', find: dicePairs, step: QUADRATIC_STEP },
  ];
}

function shinglesOf(text: string): readonly string[] {
  const last = Math.max(1, text.length - SHINGLE + 1);
  return [...new Set(Array.from({ length: last }, (_, i) => text.slice(i, i + SHINGLE)))];
}

function signatureOf(text: string): readonly number[] {
  const signature = new minhash.Minhash({ numPerm: PERMUTATIONS, seed: 1 });
  for (const shingle of shinglesOf(text)) signature.update(shingle);
  return signature.hashvalues;
}

function minhashPairs(signatures: readonly (readonly number[])[], bandSize: number): readonly ScoredPair[] {
  const index = new minhash.LshIndex({ bandSize });
  const found: ScoredPair[] = [];
  for (const [second, hashvalues] of signatures.entries()) {
    index.insert(String(second), { hashvalues });
    for (const first of index.query({ hashvalues }).map(Number)) {
      const score = agreeing(signatures[first]!, hashvalues) / PERMUTATIONS;
      if (first !== second && score >= LEAST_JACCARD) found.push({ first, second, score });
    }
  }
  return found;
}

function simhashOf(text: string): readonly number[] {
  return simhash('md5')(shinglesOf(text).map((shingle) => Buffer.from(shingle)));
}

/** The library has no index; of so few texts a document all pairs are compared. */
function simhashPairs(bits: readonly (readonly number[])[]): readonly ScoredPair[] {
  return allPairs(bits, (first, second) => agreeing(first, second) - first.length).filter(
    ({ score }) => score >= -MOST_BITS,
  );
}

function dicePairs(texts: readonly string[]): readonly ScoredPair[] {
  return allPairs(texts, (first, second) => similarity.compareTwoStrings(first, second)).filter(
    ({ score }) => score >= LEAST_DICE,
  );
}

function allPairs<Value>(
  values: readonly Value[],
  compare: (first: Value, second: Value) => number,
): readonly ScoredPair[] {
  return values.flatMap((value, second) =>
    values.slice(0, second).map((other, first) => ({ first, second, score: compare(other, value) })),
  );
}

function agreeing(first: readonly number[], second: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < first.length; i += 1) if (first[i] === second[i]) count += 1;
  return count;
}

/** The undamaged texts come again with every error rate. */
function remember<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text) ?? make(text);
    made.set(text, known);
    return known;
  };
}
