import type { Bands } from './bands.ts';

/** Bands gathered by hash: a bucket is all bands with one hash that at least two documents have. */
export interface Buckets {
  /** Where each bucket begins; one more at the end. */
  readonly starts: Uint32Array;
  /** Of each band the document and its place, rising within a bucket. */
  readonly document: Uint32Array;
  readonly at: Uint32Array;
}

/** Bands that are gathered at once: few enough to stay in the cache of a core. */
const PART = 4096;

/**
 * Gathers bands by hash: first into parts of a few thousand, then each part by a small table. Linear; hashes of a single document cost
 * no more than a look.
 */
export function fillBuckets(bands: Bands): Buckets {
  const { parts, bounds } = partBands(bands);
  const [document, at] = [new Uint32Array(bands.at.length), new Uint32Array(bands.at.length)];
  let starts = new Uint32Array(1024);
  let buckets = 0;
  let filled = 0;
  let table = new Int32Array(PART);
  for (let p = 0; p + 1 < bounds.length; p += 1) {
    const [from, to] = [bounds[p]!, bounds[p + 1]!];
    if (table.length < 2 * (to - from)) table = new Int32Array(2 ** (33 - Math.clz32(to - from)));
    const chains = chainPart(parts, from, to, table.fill(-1));
    for (const first of chains.firsts) {
      const opened = filled;
      let isShared = false;
      for (let k = first; k >= 0; k = chains.next[k]!) {
        document[filled] = parts.document[from + k]!;
        at[filled] = parts.at[from + k]!;
        isShared ||= document[filled] !== document[opened];
        filled += 1;
      }
      if (!isShared) {
        filled = opened;
        continue;
      }
      if (buckets + 1 >= starts.length) starts = doubled(starts);
      starts[buckets] = opened;
      buckets += 1;
      starts[buckets] = filled;
    }
  }
  return {
    starts: starts.subarray(0, buckets + 1),
    document: document.slice(0, filled),
    at: at.slice(0, filled),
  };
}

/** Parts bands by some bits of their hash, keeping their order within a part. */
function partBands({ high, low, document, at }: Bands): { readonly parts: Bands; readonly bounds: Uint32Array } {
  const count = at.length;
  const bits = Math.max(0, 32 - Math.clz32(Math.floor(count / (PART / 2))));
  const partOf = (hash: number) => (bits === 0 ? 0 : Math.imul(hash, 0x9e3779b1) >>> (32 - bits));
  const bounds = new Uint32Array(2 ** bits + 1);
  for (let k = 0; k < count; k += 1) bounds[partOf(high[k]!) + 1]! += 1;
  for (let p = 1; p < bounds.length; p += 1) bounds[p]! += bounds[p - 1]!;
  const next = bounds.slice();
  const parts = {
    high: new Uint32Array(count),
    low: new Uint32Array(count),
    document: new Uint32Array(count),
    at: new Uint32Array(count),
  };
  for (let k = 0; k < count; k += 1) {
    const part = partOf(high[k]!);
    const to = next[part]!;
    next[part] = to + 1;
    parts.high[to] = high[k]!;
    parts.low[to] = low[k]!;
    parts.document[to] = document[k]!;
    parts.at[to] = at[k]!;
  }
  return { parts, bounds };
}

/** Bands of one part with the same hash, chained in their order; `firsts` has the chains of two and more. */
function chainPart(
  { high, low }: Bands,
  from: number,
  to: number,
  table: Int32Array,
): { readonly firsts: readonly number[]; readonly next: Int32Array } {
  const count = to - from;
  const mask = table.length - 1;
  const next = new Int32Array(count).fill(-1);
  // Of the first band of a chain, its last; -1 for all others.
  const last = new Int32Array(count).fill(-1);
  const firsts: number[] = [];
  for (let k = 0; k < count; k += 1) {
    const hash = high[from + k]!;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const first = table[slot]!;
      if (first < 0) {
        table[slot] = k;
        last[k] = k;
        break;
      }
      if (high[from + first] === hash && low[from + first] === low[from + k]) {
        if (last[first] === first) firsts.push(first);
        next[last[first]!] = k;
        last[first] = k;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { firsts, next };
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(2 * list.length);
  longer.set(list);
  return longer;
}
