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
  const apart = Math.abs(first.length - second.length);
  const widest = Math.max(first.length, second.length);
  if (apart > most) return null;
  for (let band = Math.min(widest, Math.max(FIRST_BAND, 2 * apart)); ; band = Math.min(widest, 2 * band)) {
    const found = alignInBand(first, second, band);
    const fits = found.distance <= band || band === widest;
    if (fits) return found.distance <= most ? found : null;
    if (band > most) return null;
  }
}

function alignInBand(first: Uint32Array, second: Uint32Array, band: number): CharacterAlignment {
  const width = 2 * band + 1;
  const moves = new Uint8Array((first.length + 1) * width);
  const far = first.length + second.length + 1;
  let above = new Int32Array(width + 1).fill(far);
  let row = new Int32Array(width + 1).fill(far);
  for (let i = 0; i <= first.length; i += 1) {
    row.fill(far);
    const from = Math.max(0, band - i);
    const to = Math.min(width, second.length - i + band + 1);
    for (let d = from; d < to; d += 1) {
      const j = i + d - band;
      if (i === 0 && j === 0) {
        row[d] = 0;
        continue;
      }
      const across = i > 0 && j > 0 ? above[d]! + (first[i - 1] === second[j - 1] ? 0 : 1) : far;
      const skip = i > 0 ? above[d + 1]! + 1 : far;
      const insert = j > 0 && d > 0 ? row[d - 1]! + 1 : far;
      const best = Math.min(across, skip, insert);
      row[d] = best;
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
