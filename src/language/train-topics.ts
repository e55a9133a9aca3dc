import { pairAt, type TopicVectors } from './topic-vectors.ts';

/** Passages of 240 characters, a new one every 160. Top-1 of joints 73.5%; passages of 120 72.8%; of 60 lower. */
const PASSAGE = 240;
const STEP = 160;
/** Most frequent pairs: 8,000 and 20,000 differ by .1 point. */
const MOST_WORDS = 12_000;
/** Directions kept, passages of 120, no decay: of 8,000 pairs 32 68.7%, 64 69.6%, 128 69.9%; of 12,000 96 70.0%, 160 69.5%. */
const DIMENSIONS = 96;
/** A pair must occur in five passages, and not in more than this share of them. */
const LEAST_PASSAGES = 5;
const MOST_PASSAGES = 0.3;
/** Rounds of subspace iteration: 3 and 6 gave the same, 2 lost 2 to 4 points. */
const ROUNDS = 3;

/** One entry a pair of a passage: its row and its weight, passages one after the other. */
interface Passages {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Latent semantic analysis (Deerwester and others 1990): the main directions of the pairs in the passages of the
 * texts, found by subspace iteration from a fixed start. Arithmetic in one fixed order: same texts, same bytes.
 */
export function trainTopics(texts: readonly Uint32Array[]): TopicVectors {
  const passages = texts.flatMap(cutPassages);
  const frequency = new Map<number, number>();
  for (const passage of passages)
    for (const pair of passage.keys()) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  const known = [...frequency]
    .filter(([, count]) => count >= LEAST_PASSAGES && count < MOST_PASSAGES * passages.length)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_WORDS)
    .sort((a, b) => a[0] - b[0]);
  const words = Uint32Array.from(known, ([pair]) => pair);
  const rarity = Float64Array.from(known, ([, count]) => Math.log(passages.length / count));
  const dimensions = Math.min(DIMENSIONS, words.length);
  const basis = findDirections(weigh(passages, words, rarity), words.length, dimensions);
  return quantise(words, rarity, basis, dimensions);
}

function cutPassages(text: Uint32Array): Map<number, number>[] {
  return Array.from({ length: Math.ceil(text.length / STEP) }, (_, i) => {
    const pairs = new Map<number, number>();
    const passage = text.subarray(i * STEP, i * STEP + PASSAGE);
    for (let at = 0; at + 1 < passage.length; at++) {
      const pair = pairAt(passage, at);
      if (pair !== 0) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    return pairs;
  });
}

/** tf-idf, each passage of length 1. */
function weigh(passages: readonly Map<number, number>[], words: Uint32Array, rarity: Float64Array): Passages {
  const rowOf = new Map(Array.from(words, (word, row) => [word, row]));
  const starts = [0];
  const rows: number[] = [];
  const weights: number[] = [];
  for (const passage of passages) {
    const start = rows.length;
    let length = 0;
    for (const [pair, count] of passage) {
      const row = rowOf.get(pair);
      if (row === undefined) continue;
      const weight = (1 + Math.log(count)) * rarity[row]!;
      rows.push(row);
      weights.push(weight);
      length += weight * weight;
    }
    for (let i = start; i < weights.length; i++) weights[i]! /= Math.sqrt(length);
    starts.push(rows.length);
  }
  return { starts: Uint32Array.from(starts), rows: Uint32Array.from(rows), weights: Float64Array.from(weights) };
}

/** Columns of the result: the leading directions of the words, each as long as the fourth root of its variance. */
function findDirections(passages: Passages, words: number, dimensions: number): Float64Array[] {
  let seed = 1;
  let columns: Float64Array[] = Array.from({ length: dimensions }, () =>
    Float64Array.from({ length: words }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32 - 0.5;
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    makeOrthogonal(columns);
    columns = columns.map((column) => project(passages, column));
  }
  return columns.map((column) => {
    const variance = Math.sqrt(dot(column, column));
    return column.map((value) => (value / variance) * Math.sqrt(Math.sqrt(variance)));
  });
}

/** Gram-Schmidt: every column at right angles to those before it, and of length 1. */
function makeOrthogonal(columns: readonly Float64Array[]): void {
  columns.forEach((column, a) => {
    for (const earlier of columns.slice(0, a)) {
      const share = dot(column, earlier);
      for (let i = 0; i < column.length; i++) column[i]! -= share * earlier[i]!;
    }
    const length = Math.sqrt(dot(column, column)) || 1;
    for (let i = 0; i < column.length; i++) column[i]! /= length;
  });
}

/** Words to passages and back. */
function project({ starts, rows, weights }: Passages, column: Float64Array): Float64Array {
  const result = new Float64Array(column.length);
  for (let passage = 0; passage + 1 < starts.length; passage++) {
    let sum = 0;
    for (let i = starts[passage]!; i < starts[passage + 1]!; i++) sum += weights[i]! * column[rows[i]!]!;
    for (let i = starts[passage]!; i < starts[passage + 1]!; i++) result[rows[i]!]! += weights[i]! * sum;
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** A byte a number, 127 the largest of its row; 4 bits lost nothing either. Rare words weigh more. */
function quantise(
  words: Uint32Array,
  rarity: Float64Array,
  columns: readonly Float64Array[],
  dimensions: number,
): TopicVectors {
  const scales = new Float32Array(words.length);
  const vectors = new Int8Array(words.length * dimensions);
  for (let row = 0; row < words.length; row++) {
    const values = columns.map((column) => column[row]! * rarity[row]!);
    const scale = Math.fround(Math.max(...values.map(Math.abs)) / 127) || 1;
    scales[row] = scale;
    values.forEach((value, d) => {
      vectors[row * dimensions + d] = Math.round(value / scale);
    });
  }
  return { words, scales, dimensions, vectors };
}
