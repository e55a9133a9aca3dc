import type { Bands, SharedPlaces } from './bands.ts';
import { type Buckets, fillBuckets } from './fill-buckets.ts';
import { DRIFT, keepsSeed } from './near-seeds.ts';

/**
 * How bands make pairs. An engine that speaks SQL follows the same rules:
 *
 * - a *bucket* is all bands with one hash; of a document that has it more often, the first {@link PLACES} places count
 * - in a bucket of at most {@link ALL_PAIRS} documents all are paired, each place with each
 * - in a larger one the documents, sorted by id, are paired with the first of them and with the one before them, first places only
 * - in a bucket of more than `commonIn` documents (*hot*: mastheads, formulas) with the first of them only
 * - two documents that share two places are candidates; verification leaves out places without another one near their diagonal
 *   (`near-seeds.ts`), so that a pair more does no harm
 */
export const PLACES = 4;
export const ALL_PAIRS = 8;
/** Edges that are sorted at once. */
const ROUND = 2 ** 24;

/** Shared places that are handed on at once: some hundredths of a second of work for those who verify. */
const SHARE = 2 ** 13;

type TakeEdge = (a: number, b: number, atA: number, atB: number) => void;

/**
 * Finds the places that candidates share.
 *
 * Out: shares of the result, each with all places of its documents `a`, so that memory is bounded. Linear in the bands: a bucket gives
 * no more than a fixed number of edges for each of its documents.
 *
 * @param documents how many there are
 * @param commonIn documents beyond which a bucket is hot
 * @param areCodes places are those of codes, so that what verification leaves out can be left out here
 */
export function* pairBands(
  bands: Bands,
  documents: number,
  commonIn: number,
  areCodes = true,
): Generator<SharedPlaces, void, undefined> {
  const buckets = fillBuckets(bands);
  const counts = new Uint32Array(documents);
  walkEdges(buckets, commonIn, (a) => {
    counts[a]! += 1;
  });
  for (let from = 0; from < documents; ) {
    const starts: number[] = [0];
    let to = from;
    while (to < documents && (to === from || starts.at(-1)! + counts[to]! <= ROUND)) {
      starts.push(starts.at(-1)! + counts[to]!);
      to += 1;
    }
    if (starts.at(-1)! > 0)
      yield* candidatesOf(edgesFrom(buckets, commonIn, from, starts), from, starts, documents, areCodes);
    from = to;
  }
}

/** The edges of documents behind `from`, three numbers each (b, atA, atB), those of one document at its start. */
function edgesFrom(buckets: Buckets, commonIn: number, from: number, starts: readonly number[]): Uint32Array {
  const edges = new Uint32Array(3 * starts.at(-1)!);
  const next = Uint32Array.from(starts);
  const documents = starts.length - 1;
  walkEdges(buckets, commonIn, (a, b, atA, atB) => {
    const own = a - from;
    if (own < 0 || own >= documents) return;
    const place = 3 * next[own]!;
    next[own]! += 1;
    edges[place] = b;
    edges[place + 1] = atA;
    edges[place + 2] = atB;
  });
  return edges;
}

/** Two numbers below this are packed into one double. */
const PACK = 2 ** 26;

/** So few numbers are sorted by insertion: to call a sort costs more. */
const FEW = 16;

/**
 * Gathers the edges of every document by `b`, those of every pair by place, and leaves out those without another one near their diagonal.
 * Most pairs have a single edge and cost no more than a look at a table.
 */
function* candidatesOf(
  edges: Uint32Array,
  from: number,
  starts: readonly number[],
  documents: number,
  areCodes: boolean,
): Generator<SharedPlaces> {
  let share = new Share();
  // Of each `b` how many edges there are, and the last one, less `start` and more 1; of each edge the one before it.
  const [counts, last] = [new Uint32Array(documents), new Uint32Array(documents)];
  let [before, others, places] = [new Uint32Array(1024), new Uint32Array(1024), new Float64Array(1024)];
  for (let d = 0; d + 1 < starts.length; d += 1) {
    const [start, count] = [starts[d]!, starts[d + 1]! - starts[d]!];
    if (count < 2) continue;
    if (before.length < count)
      [before, others, places] = [new Uint32Array(2 * count), new Uint32Array(2 * count), new Float64Array(2 * count)];
    let pairs = 0;
    for (let k = 0; k < count; k += 1) {
      const b = edges[3 * (start + k)]!;
      before[k] = last[b]!;
      last[b] = k + 1;
      counts[b]! += 1;
      if (counts[b] !== 2) continue;
      others[pairs] = b;
      pairs += 1;
    }
    sortNumbers(others, pairs);
    for (let p = 0; p < pairs; p += 1) {
      const other = others[p]!;
      let found = 0;
      for (let k = last[other]!; k > 0; k = before[k - 1]!, found += 1) {
        const edge = 3 * (start + k - 1);
        places[found] = edges[edge + 1]! * PACK + edges[edge + 2]!;
      }
      sortNumbers(places, found);
      keepNear(places, found, from + d, other, share, areCodes);
    }
    for (let k = 0; k < count; k += 1) {
      const b = edges[3 * (start + k)]!;
      counts[b] = 0;
      last[b] = 0;
    }
    if (share.length < SHARE) continue;
    yield share.toPlaces();
    share = new Share();
  }
  if (share.length > 0) yield share.toPlaces();
}

/** Sorts the first numbers of a list. */
function sortNumbers(list: Uint32Array | Float64Array, count: number): void {
  if (count > FEW) {
    list.subarray(0, count).sort();
    return;
  }
  for (let k = 1; k < count; k += 1) {
    const own = list[k]!;
    let place = k;
    for (; place > 0 && list[place - 1]! > own; place -= 1) list[place] = list[place - 1]!;
    list[place] = own;
  }
}

/** Keeps places of one pair that have another one near their diagonal. */
function keepNear(places: Float64Array, count: number, a: number, b: number, share: Share, areCodes: boolean): void {
  if (count === 2 && areCodes) {
    const [first, second] = [places[0]!, places[1]!];
    if (Math.abs(diagonalOf(first) - diagonalOf(second)) > DRIFT) return;
    pushPlace(share, a, b, first);
    pushPlace(share, a, b, second);
    return;
  }
  if (!areCodes) {
    for (let k = 0; k < count; k += 1) pushPlace(share, a, b, places[k]!);
    return;
  }
  const diagonals = new Int32Array(count);
  for (let k = 0; k < count; k += 1) diagonals[k] = diagonalOf(places[k]!);
  const isKept = keepsSeed(diagonals);
  for (let k = 0; k < count; k += 1) if (isKept(k)) pushPlace(share, a, b, places[k]!);
}

// The remainder of a double costs more than all else here.
function pushPlace(share: Share, a: number, b: number, place: number): void {
  const atA = Math.floor(place / PACK);
  share.push(a, b, atA, place - atA * PACK);
}

function diagonalOf(place: number): number {
  const atA = Math.floor(place / PACK);
  return atA - (place - atA * PACK);
}

/** Shared places as they are found. */
class Share {
  #numbers = new Uint32Array(5 * SHARE);
  length = 0;

  push(a: number, b: number, atA: number, atB: number): void {
    const place = 4 * this.length;
    if (place + 4 > this.#numbers.length) {
      const more = new Uint32Array(2 * this.#numbers.length);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[place] = a;
    this.#numbers[place + 1] = b;
    this.#numbers[place + 2] = atA;
    this.#numbers[place + 3] = atB;
    this.length += 1;
  }

  toPlaces(): SharedPlaces {
    const places = {
      a: new Uint32Array(this.length),
      b: new Uint32Array(this.length),
      atA: new Uint32Array(this.length),
      atB: new Uint32Array(this.length),
    };
    for (let k = 0, n = 0; k < this.length; k += 1, n += 4) {
      places.a[k] = this.#numbers[n]!;
      places.b[k] = this.#numbers[n + 1]!;
      places.atA[k] = this.#numbers[n + 2]!;
      places.atB[k] = this.#numbers[n + 3]!;
    }
    return places;
  }
}

function walkEdges({ starts, document, at }: Buckets, commonIn: number, take: TakeEdge): void {
  // Of each document of a bucket, its first band there.
  let firsts = new Uint32Array(64);
  for (let bucket = 0; bucket + 1 < starts.length; bucket += 1) {
    const [start, end] = [starts[bucket]!, starts[bucket + 1]!];
    if (firsts.length <= end - start) firsts = new Uint32Array(2 * (end - start));
    let documents = 0;
    for (let k = start; k < end; k += 1) {
      if (k > start && document[k] === document[k - 1]) continue;
      firsts[documents] = k;
      documents += 1;
    }
    firsts[documents] = end;
    if (documents <= ALL_PAIRS) {
      for (let x = 0; x < documents; x += 1)
        for (let y = x + 1; y < documents; y += 1) pairPlaces(firsts, x, y, document, at, take);
      continue;
    }
    for (let d = 1; d < documents; d += 1) {
      const [other, before] = [firsts[d]!, firsts[d - 1]!];
      take(document[start]!, document[other]!, at[start]!, at[other]!);
      if (d > 1 && documents <= commonIn) take(document[before]!, document[other]!, at[before]!, at[other]!);
    }
  }
}

function pairPlaces(
  firsts: Uint32Array,
  x: number,
  y: number,
  document: Uint32Array,
  at: Uint32Array,
  take: TakeEdge,
): void {
  const behindX = Math.min(firsts[x + 1]!, firsts[x]! + PLACES);
  const behindY = Math.min(firsts[y + 1]!, firsts[y]! + PLACES);
  for (let i = firsts[x]!; i < behindX; i += 1)
    for (let j = firsts[y]!; j < behindY; j += 1) take(document[i]!, document[j]!, at[i]!, at[j]!);
}
