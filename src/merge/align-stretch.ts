import { SEED, type Seed } from '../dedupe/rare-seeds.ts';

/** The characters of two inputs that agree along a chain of seeds: pairs of code indices, both rising. */
export type Alignment = readonly Seed[];

/** Characters looked at together when an alignment is carried on over its last seed. */
const WINDOW = 24;

/** What an agreeing character is worth, and what one costs that does not agree, when an end is sought. */
const AGREE = 1;
const DIFFER = -1.5;

/** An end is carried on as long as a window gains so much. */
const LEAST_GAIN = 3;

/**
 * Aligns two inputs along a chain of seeds, fills the gaps between them and carries both ends on as far as the text agrees.
 *
 * In: codes of the stream, the chain, and how far its two inputs reach: codes [start, end) of each. Out: the pairs that agree.
 */
export function alignStretch(
  codes: Uint32Array,
  seeds: readonly Seed[],
  first: readonly [start: number, end: number],
  second: readonly [start: number, end: number],
): Alignment {
  const pairs: Seed[] = [];
  let [a, b] = seeds[0]!;
  for (const [i, j] of seeds) {
    if (i < a || j < b) {
      // A seed that overlaps the one before it on another diagonal goes; on the same one its new characters count.
      if (i - a !== j - b || i + SEED <= a) continue;
    } else if (i > a || j > b) pairs.push(...alignGap(codes, [a, i], [b, j]));
    for (let k = Math.max(0, a - i); k < SEED; k += 1) pairs.push([i + k, j + k]);
    [a, b] = [i + SEED, j + SEED];
  }
  return [
    ...carryOn(codes, seeds[0]!, [first[0], second[0]], -1).reverse(),
    ...pairs,
    ...carryOn(codes, [a - 1, b - 1], [first[1] - 1, second[1] - 1], 1),
  ];
}

/** The longest common subsequence of two short stretches. */
function alignGap(
  codes: Uint32Array,
  [a, aEnd]: readonly [number, number],
  [b, bEnd]: readonly [number, number],
): readonly Seed[] {
  const [rows, width] = [aEnd - a, bEnd - b + 1];
  if (rows === 0 || width === 1) return [];
  const best = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = width - 2; j >= 0; j -= 1) {
      best[i * width + j] =
        codes[a + i] === codes[b + j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pairs: Seed[] = [];
  for (let i = 0, j = 0; i < rows && j < width - 1; ) {
    if (codes[a + i] === codes[b + j]) pairs.push([a + i++, b + j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Pairs behind (`step` 1) or before (-1) a pair that agrees, window by window, nearest first. */
function carryOn(codes: Uint32Array, from: Seed, limit: Seed, step: 1 | -1): Seed[] {
  const pairs: Seed[] = [];
  for (let [a, b] = from; ; ) {
    const rows = Math.min(WINDOW, (limit[0] - a) * step);
    const columns = Math.min(WINDOW, (limit[1] - b) * step);
    const found = alignOnward(codes, a, b, rows, columns, step);
    pairs.push(...found.pairs);
    const last = found.pairs.at(-1);
    const isAtEnd = rows < WINDOW || columns < WINDOW;
    if (!last || isAtEnd || found.gain < LEAST_GAIN) return pairs;
    [a, b] = last;
  }
}

function alignOnward(codes: Uint32Array, a: number, b: number, rows: number, columns: number, step: 1 | -1) {
  const width = columns + 1;
  const score = new Float64Array((Math.max(0, rows) + 1) * width);
  const came = new Uint8Array(score.length);
  let [gain, end] = [0, 0];
  for (let i = 0; i <= rows; i += 1) {
    for (let j = 0; j <= columns; j += 1) {
      if (i === 0 && j === 0) continue;
      const at = i * width + j;
      const up = i > 0 ? score[at - width]! + DIFFER : Number.NEGATIVE_INFINITY;
      const left = j > 0 ? score[at - 1]! + DIFFER : Number.NEGATIVE_INFINITY;
      const agree = i > 0 && j > 0 && codes[a + i * step] === codes[b + j * step];
      const across = i > 0 && j > 0 ? score[at - width - 1]! + (agree ? AGREE : DIFFER) : Number.NEGATIVE_INFINITY;
      score[at] = Math.max(up, left, across);
      came[at] = score[at] === across ? (agree ? 3 : 4) : score[at] === up ? 1 : 2;
      if (agree && score[at]! > gain) [gain, end] = [score[at]!, at];
    }
  }
  const pairs: Seed[] = [];
  for (let at = end; at > 0; ) {
    const [i, j] = [Math.floor(at / width), at % width];
    if (came[at] === 3) pairs.push([a + i * step, b + j * step]);
    at -= came[at] === 1 ? width : came[at] === 2 ? 1 : width + 1;
  }
  return { gain, pairs: pairs.reverse() };
}
