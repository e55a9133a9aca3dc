import { diffArrays } from 'diff';

/** Bounds the work of a whole comparison, so that its result does not depend on the clock. */
export interface Effort {
  /** Steps of Myers' algorithm that are left; a comparison without any is coarser. */
  steps: number;
  /** Milliseconds of `performance.now` after which no step is made: a net for machines that are far slower than any that was tried. */
  readonly deadline: number;
}

/** Some 0.1 µs each: a second at most. Ten thousand lines with 40% of them touched take a twentieth of them. */
const allSteps = 10_000_000;

export function effortFor(timeout: number): Effort {
  return { steps: allSteps, deadline: performance.now() + timeout };
}

/** Characters of both sides together from which a gap is cut at passages of its own before its characters are compared. */
const large = 400;
/** Edits after which two stretches have nothing to do with each other; and where little effort is left. */
const [maxEdits, fewEdits] = [300, 24];

/**
 * Pairs equal characters of two stretches in rising order: what both begin and end with, then what stands between passages of `gram`
 * characters that each has once, at last by Myers' algorithm within bounds. Where these are exceeded, characters stay unpaired.
 *
 * @param pair is told the indices of each pair
 * @param gram length of the passages; 1 where the numbers stand for whole lines
 */
export function pairCharacters(
  raw: Int32Array,
  clean: Int32Array,
  effort: Effort,
  pair: (raw: number, clean: number) => void,
  gram = 4,
): void {
  const [rawEnd, cleanEnd] = [raw.length, clean.length];
  let head = 0;
  while (head < rawEnd && head < cleanEnd && raw[head] === clean[head]) {
    pair(head, head);
    head += 1;
  }
  let tail = 0;
  while (tail < rawEnd - head && tail < cleanEnd - head && raw[rawEnd - tail - 1] === clean[cleanEnd - tail - 1]) {
    tail += 1;
    pair(rawEnd - tail, cleanEnd - tail);
  }
  const [inRaw, inClean] = [raw.subarray(head, rawEnd - tail), clean.subarray(head, cleanEnd - tail)];
  if (inRaw.length === 0 || inClean.length === 0 || inRaw.length + inClean.length === 2) return;
  const shifted = (a: number, b: number) => pair(a + head, b + head);
  if (inRaw.length + inClean.length <= large) pairByEdits(inRaw, inClean, effort, shifted);
  else pairBetweenAnchors(inRaw, inClean, effort, shifted, gram);
}

function pairBetweenAnchors(
  raw: Int32Array,
  clean: Int32Array,
  effort: Effort,
  pair: (raw: number, clean: number) => void,
  gram: number,
): void {
  const anchors = risingAnchors(raw, clean, gram);
  if (anchors.length === 0) {
    pairByEdits(raw, clean, effort, pair);
    return;
  }
  let [fromRaw, fromClean] = [0, 0];
  for (const [a, b] of [...anchors, [raw.length, clean.length] as const]) {
    if (a < fromRaw || b < fromClean) continue;
    const [atRaw, atClean] = [fromRaw, fromClean];
    const shifted = (i: number, j: number) => pair(atRaw + i, atClean + j);
    pairCharacters(raw.subarray(fromRaw, a), clean.subarray(fromClean, b), effort, shifted, gram);
    [fromRaw, fromClean] = [a, b];
    while (fromRaw < raw.length && fromClean < clean.length && raw[fromRaw] === clean[fromClean]) {
      pair(fromRaw, fromClean);
      fromRaw += 1;
      fromClean += 1;
    }
  }
}

/** Places of passages that each side has once, the longest rising row of them (patience sorting). */
function risingAnchors(
  raw: Int32Array,
  clean: Int32Array,
  gram: number,
): readonly (readonly [raw: number, clean: number])[] {
  const [inRaw, inClean] = [singleGrams(raw, gram), singleGrams(clean, gram)];
  const found: [number, number][] = [];
  for (const [key, at] of inRaw) {
    const other = inClean.get(key);
    if (at >= 0 && other !== undefined && other >= 0) found.push([at, other]);
  }
  const tops: number[] = [];
  const before = new Int32Array(found.length).fill(-1);
  for (const [index, [, clean]] of found.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (found[tops[middle]!]![1] < clean) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tops[low - 1]! : -1;
    tops[low] = index;
  }
  const row: (readonly [number, number])[] = [];
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index]!) row.push(found[index]!);
  return row.reverse();
}

/** Each passage of `gram` characters with its place, in rising order; −1 where it stands more than once. */
function singleGrams(codes: Int32Array, gram: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + gram <= codes.length; at += 1) {
    const key = String.fromCodePoint(...codes.subarray(at, at + gram));
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

function pairByEdits(
  raw: Int32Array,
  clean: Int32Array,
  effort: Effort,
  pair: (raw: number, clean: number) => void,
): void {
  const edits = Math.min(raw.length + clean.length, effort.steps > 0 ? maxEdits : fewEdits);
  const timeout = effort.deadline - performance.now();
  if (timeout <= 0) return;
  const parts = diffArrays([...raw], [...clean], { maxEditLength: edits, timeout });
  if (!parts) {
    effort.steps -= edits * edits;
    return;
  }
  let [a, b, changed] = [0, 0, 0];
  for (const { added, removed, value } of parts) {
    if (added || removed) changed += value.length;
    for (let i = 0; i < value.length; i += 1) {
      if (!added && !removed) pair(a + i, b + i);
    }
    if (!added) a += value.length;
    if (!removed) b += value.length;
  }
  effort.steps -= changed * changed;
}
