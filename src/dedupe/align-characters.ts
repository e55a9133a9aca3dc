/** A stretch in which two aligned texts differ: codes [firstStart, firstEnd) of one against [secondStart, secondEnd) of the other. */
export interface Difference {
  readonly firstStart: number;
  readonly firstEnd: number;
  readonly secondStart: number;
  readonly secondEnd: number;
}

export interface CharacterAlignment {
  /** Characters put in, left out or exchanged between the two texts. */
  readonly distance: number;
  /** Where the texts differ, rising in both; between two differences both go on with the same codes. */
  readonly differences: readonly Difference[];
}

/** Diagonals on either side of the straight one that are tried first; doubled until the distance fits in. */
const FIRST_BAND = 8;

/** How the best way reached a cell: both texts go on, the first alone, or the second alone. */
const ACROSS = 0;
const SKIP = 1;
const INSERT = 2;

/**
 * Aligns two texts from end to end with the fewest characters put in, left out or exchanged (Ukkonen 1985: a band of diagonals
 * that grows until the distance fits in it, so that like texts cost their length times their distance).
 *
 * In: code points as they are to be compared. `most` is the largest distance of interest. Out: distance and differences, or null
 * where the texts are further apart.
 *
 * @example
 * alignCharacters(codes('肉牛饲养量'), codes('肉午饲养里'))   // distance 2, differences 1-2 against 1-2 and 4-5 against 4-5
 */
export function alignCharacters(
  first: Uint32Array,
  second: Uint32Array,
  most: number = first.length + second.length,
): CharacterAlignment | null {
  // What both end with goes on across, as the trace would have it.
  let [rows, columns] = [first.length, second.length];
  while (rows > 0 && columns > 0 && first[rows - 1] === second[columns - 1]) {
    rows -= 1;
    columns -= 1;
  }
  const apart = Math.abs(rows - columns);
  if (apart > most) return null;
  if (rows === 0 && columns === 0) return { distance: 0, differences: [] };
  const same = rows === columns ? commonHead(first, second, rows) : 0;
  if (rows === 0 || columns === 0 || (rows === columns && same === rows - 1)) {
    const whole = { firstStart: same, firstEnd: rows, secondStart: same, secondEnd: columns };
    const distance = Math.max(rows, columns) - same;
    return distance <= most ? { distance, differences: [whole] } : null;
  }
  const [left, right] = [first.subarray(0, rows), second.subarray(0, columns)];
  const widest = Math.max(rows, columns);
  for (let band = Math.min(widest, Math.max(FIRST_BAND, 2 * apart)); ; band = Math.min(widest, 2 * band)) {
    const found = alignInBand(left, right, band);
    const fits = found.distance <= band || band === widest;
    if (fits) return found.distance <= most ? found : null;
    if (band > most) return null;
  }
}

function commonHead(first: Uint32Array, second: Uint32Array, length: number): number {
  let same = 0;
  while (same < length && first[same] === second[same]) same += 1;
  return same;
}

function alignInBand(first: Uint32Array, second: Uint32Array, band: number): CharacterAlignment {
  const width = 2 * band + 1;
  const moves = new Uint8Array((first.length + 1) * width);
  const far = first.length + second.length + 1;
  let above = new Int32Array(width + 1).fill(far);
  let row = new Int32Array(width + 1).fill(far);
  for (let j = 0; j <= Math.min(band, second.length); j += 1) {
    above[band + j] = j;
    moves[band + j] = INSERT;
  }
  for (let i = 1; i <= first.length; i += 1) {
    row.fill(far);
    const own = first[i - 1];
    const from = Math.max(0, band - i);
    const to = Math.min(width, second.length - i + band + 1);
    let left = far;
    for (let d = from; d < to; d += 1) {
      const j = i + d - band;
      const across = j > 0 ? above[d]! + (own === second[j - 1] ? 0 : 1) : far;
      const skip = above[d + 1]! + 1;
      const insert = left + 1;
      let best = across < skip ? across : skip;
      if (insert < best) best = insert;
      row[d] = best;
      left = best;
      moves[i * width + d] = best === across ? ACROSS : best === skip ? SKIP : INSERT;
    }
    [above, row] = [row, above];
  }
  const distance = above[second.length - first.length + band]!;
  return { distance, differences: distance >= far ? [] : trace(first, second, moves, band) };
}

function trace(first: Uint32Array, second: Uint32Array, moves: Uint8Array, band: number): readonly Difference[] {
  const differences: Difference[] = [];
  let [i, j] = [first.length, second.length];
  while (i > 0 || j > 0) {
    const move = moves[i * (2 * band + 1) + j - i + band];
    const [beforeI, beforeJ] = [move === INSERT ? i : i - 1, move === SKIP ? j : j - 1];
    const agree = move === ACROSS && first[beforeI] === second[beforeJ];
    if (!agree) {
      const next = differences.at(-1);
      if (next?.firstStart === i && next.secondStart === j)
        differences[differences.length - 1] = { ...next, firstStart: beforeI, secondStart: beforeJ };
      else differences.push({ firstStart: beforeI, firstEnd: i, secondStart: beforeJ, secondEnd: j });
    }
    [i, j] = [beforeI, beforeJ];
  }
  return differences.reverse();
}
