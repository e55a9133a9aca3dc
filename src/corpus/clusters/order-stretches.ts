/** Stretches by columns: the n-th one is that of `document[n]` from `start[n]` to `end[n]`. */
export interface StretchColumns {
  readonly document: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** So few are sorted by insertion. */
const FEW = 24;

/** Two numbers below this are packed into one double. */
const PACK = 2 ** 26;

export function emptyColumns(count: number): StretchColumns {
  return { document: new Uint32Array(count), start: new Uint32Array(count), end: new Uint32Array(count) };
}

/** The stretches of lists of objects, as columns. */
export function columnsOf(
  stretches: readonly { readonly document: number; readonly start: number; readonly end: number }[],
): StretchColumns {
  const columns = emptyColumns(stretches.length);
  for (let k = 0; k < stretches.length; k += 1) {
    const { document, start, end } = stretches[k]!;
    columns.document[k] = document;
    columns.start[k] = start;
    columns.end[k] = end;
  }
  return columns;
}

/**
 * The order of stretches by document, start and end; those that are the same stay in their order. Counted out by document, so that
 * only the stretches of one document are compared.
 */
export function orderStretches({ document, start, end }: StretchColumns): Uint32Array {
  const count = document.length;
  let documents = 0;
  for (let k = 0; k < count; k += 1) if (document[k]! >= documents) documents = document[k]! + 1;
  const bounds = new Uint32Array(documents + 1);
  for (let k = 0; k < count; k += 1) bounds[document[k]! + 1]! += 1;
  for (let d = 1; d <= documents; d += 1) bounds[d]! += bounds[d - 1]!;
  const next = bounds.slice();
  const order = new Uint32Array(count);
  for (let k = 0; k < count; k += 1) {
    order[next[document[k]!]!] = k;
    next[document[k]!]! += 1;
  }
  for (let d = 0; d < documents; d += 1) {
    const [from, to] = [bounds[d]!, bounds[d + 1]!];
    if (to - from <= FEW) {
      insertInOrder(order, from, to, start, end);
      continue;
    }
    const own = order.subarray(from, to);
    sortStably(own, end);
    sortStably(own, start);
  }
  return order;
}

/** By one place, what has the same in its order. */
function sortStably(order: Uint32Array, places: Uint32Array): void {
  const keys = new Float64Array(order.length);
  for (let k = 0; k < keys.length; k += 1) keys[k] = places[order[k]!]! * PACK + k;
  keys.sort();
  const before = order.slice();
  for (let k = 0; k < keys.length; k += 1) order[k] = before[keys[k]! - Math.floor(keys[k]! / PACK) * PACK]!;
}

function insertInOrder(order: Uint32Array, from: number, to: number, start: Uint32Array, end: Uint32Array): void {
  for (let k = from + 1; k < to; k += 1) {
    const own = order[k]!;
    let place = k;
    for (; place > from; place -= 1) {
      const before = order[place - 1]!;
      if (start[before]! < start[own]! || (start[before] === start[own] && end[before]! <= end[own]!)) break;
      order[place] = before;
    }
    order[place] = own;
  }
}
