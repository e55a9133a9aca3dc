/** Two places of a pair are kept where their diagonals lie within so many letters of each other. */
export const DRIFT = 16;

/** Pairs with so many shared places are looked through one by one, others by sorting. */
const FEW = 8;

/**
 * Tells which seeds of a pair have another one near their diagonal: one by itself is chance.
 *
 * In: of each seed its diagonal, the place in `a` less the place in `b`, in codes. Out: whether it is kept.
 */
export function keepsSeed(diagonals: Int32Array): (seed: number) => boolean {
  const sorted = diagonals.length > FEW ? diagonals.slice().sort() : undefined;
  return (seed) => (sorted ? hasNeighbour(sorted, diagonals[seed]!) : hasOther(diagonals, seed));
}

function hasOther(diagonals: Int32Array, own: number): boolean {
  for (let k = 0; k < diagonals.length; k += 1)
    if (k !== own && Math.abs(diagonals[k]! - diagonals[own]!) <= DRIFT) return true;
  return false;
}

function hasNeighbour(sorted: Int32Array, diagonal: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < diagonal) low = middle + 1;
    else high = middle;
  }
  const [before, behind] = [sorted[low - 1], sorted[low + 1]];
  return (before !== undefined && diagonal - before <= DRIFT) || (behind !== undefined && behind - diagonal <= DRIFT);
}
