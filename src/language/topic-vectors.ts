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
  const { dimensions, scales, vectors: bytes } = vectors;
  const sum = new Float64Array(dimensions);
  const rows = indexRows(vectors);
  rows.asked += 1;
  const reach = Math.min(TOPIC_SPAN, codes.length) - 1;
  for (let distance = 0; distance < reach; distance++) {
    const pair = pairAt(codes, side === 'before' ? codes.length - 2 - distance : distance);
    const row = pair === 0 ? -1 : rowOf(rows, pair);
    if (row < 0 || rows.met[row] === rows.asked) continue;
    rows.met[row] = rows.asked;
    const weight = (weights[distance] as number) * (scales[row] as number);
    const at = row * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) + weight * (bytes[at + d] as number);
  }
  return sum;
}

/** Where the row of a pair stands, and in which asking it was met last. */
interface Rows {
  readonly pairs: Uint32Array;
  readonly rowAt: Int32Array;
  readonly bits: number;
  readonly met: Float64Array;
  asked: number;
}

const indexed = new WeakMap<TopicVectors, Rows>();

/** A table of the pairs, made once: a topic asks for a hundred of them, and a long text for thirty thousand topics. */
function indexRows(vectors: TopicVectors): Rows {
  const known = indexed.get(vectors);
  if (known) return known;
  const { words } = vectors;
  const bits = Math.max(4, 33 - Math.clz32(words.length));
  const pairs = new Uint32Array(2 ** bits);
  const rowAt = new Int32Array(pairs.length).fill(-1);
  for (let row = 0; row < words.length; row++) {
    let slot = slotOf(words[row]!, bits);
    while (rowAt[slot] !== -1) slot = (slot + 1) & (pairs.length - 1);
    pairs[slot] = words[row]!;
    rowAt[slot] = row;
  }
  const rows = { pairs, rowAt, bits, met: new Float64Array(words.length), asked: 0 };
  indexed.set(vectors, rows);
  return rows;
}

function rowOf({ pairs, rowAt, bits }: Rows, pair: number): number {
  let slot = slotOf(pair, bits);
  while (rowAt[slot] !== -1 && pairs[slot] !== pair) slot = (slot + 1) & (pairs.length - 1);
  return rowAt[slot] as number;
}

function slotOf(pair: number, bits: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
}
