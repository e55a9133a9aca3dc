/**
 * What pairs of ideographs are about: one vector a pair, so that pairs which stand in the same passages of the corpus
 * point the same way (粮食, 小麦 and 灌溉; 粮食 and 外交 do not). A row is `scale` times its bytes.
 */
export interface TopicVectors {
  /** The pairs, first character in the upper 16 bits, rising. */
  readonly words: Uint32Array;
  readonly scales: Float32Array;
  readonly dimensions: number;
  readonly vectors: Int8Array;
}

/**
 * Pairs of the lines next to a joint weigh exp(-distance / DECAY): top-1 of joints, with PMI, is 71.2% by 60 characters
 * of equal weight, 72.9% by 80 with a decay of 60, 73.5% by 120 with 40, 73.8% by 200 with 80: chosen on the gold texts
 * that the figures are of.
 */
const DECAY = 40;
/** Characters that are read on each side; what is farther away weighs less than a twentieth. */
export const TOPIC_SPAN = 120;

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

const weights = Float64Array.from({ length: TOPIC_SPAN }, (_, distance) => Math.exp(-distance / DECAY));

/** A word of two characters, or 0 where one of them is no ideograph. */
export function pairAt(codes: Uint32Array, index: number): number {
  const [first, second] = [codes[index] ?? 0, codes[index + 1] ?? 0];
  const isHan = first >= FIRST_HAN && first <= LAST_HAN && second >= FIRST_HAN && second <= LAST_HAN;
  return isHan ? ((first << 16) | second) >>> 0 : 0;
}

/**
 * What one side of a joint is about: the sum of the vectors of its pairs, each pair once, the nearer to the joint the
 * heavier. `side` says on which side of the joint the characters stand: those before it end there.
 */
export function topicOf(vectors: TopicVectors, codes: Uint32Array, side: 'before' | 'after'): Float64Array {
  const sum = new Float64Array(vectors.dimensions);
  const met = new Set<number>();
  const reach = Math.min(TOPIC_SPAN, codes.length) - 1;
  for (let distance = 0; distance < reach; distance++) {
    const pair = pairAt(codes, side === 'before' ? codes.length - 2 - distance : distance);
    if (pair === 0 || met.has(pair)) continue;
    met.add(pair);
    const row = rowOf(vectors.words, pair);
    if (row < 0) continue;
    const weight = (weights[distance] as number) * (vectors.scales[row] as number);
    const at = row * vectors.dimensions;
    for (let d = 0; d < sum.length; d++) sum[d]! += weight * (vectors.vectors[at + d] as number);
  }
  return sum;
}

function rowOf(words: Uint32Array, pair: number): number {
  let [from, to] = [0, words.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((words[middle] as number) < pair) from = middle + 1;
    else to = middle;
  }
  return words[from] === pair ? from : -1;
}
