/**
 * Disjoint sets of the numbers below `parents.length`, each number its own parent at first: union by the lesser root, with paths halved
 * on the way (Tarjan and van Leeuwen 1984). The root of a set is its least number, whatever the order of joining.
 */
export function joinSets(parents: Int32Array, a: number, b: number): void {
  const [one, other] = [rootOf(parents, a), rootOf(parents, b)];
  if (one < other) parents[other] = one;
  else parents[one] = other;
}

export function rootOf(parents: Int32Array, of: number): number {
  let own = of;
  while (parents[own]! !== own) {
    parents[own] = parents[parents[own]!]!;
    own = parents[own]!;
  }
  return own;
}
