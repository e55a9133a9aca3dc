import { type PathProblem, worthOf } from '../../src/order/find-path.ts';

/** The best order there is, by dynamic programming over subsets; for problems without a penalty, of up to a dozen fragments. */
export function findExactPath({ count, weights }: PathProblem): readonly number[] {
  const sets = 2 ** count;
  const best = new Float64Array(sets * count).fill(Number.NEGATIVE_INFINITY);
  const from = new Int8Array(sets * count).fill(-1);
  for (let f = 0; f < count; f += 1) best[(1 << f) * count + f] = 0;
  for (let set = 1; set < sets; set += 1) {
    for (let last = 0; last < count; last += 1) {
      const worth = best[set * count + last]!;
      if (worth === Number.NEGATIVE_INFINITY) continue;
      for (let next = 0; next < count; next += 1) {
        if (set & (1 << next)) continue;
        const at = (set | (1 << next)) * count + next;
        const longer = worth + weights[last * count + next]!;
        if (longer > best[at]!) [best[at], from[at]] = [longer, last];
      }
    }
  }
  let last = 0;
  for (let f = 1; f < count; f += 1) {
    if (best[(sets - 1) * count + f]! > best[(sets - 1) * count + last]!) last = f;
  }
  const order: number[] = [];
  for (let set = sets - 1; set > 0 && last >= 0; ) {
    order.unshift(last);
    [set, last] = [set & ~(1 << last), from[set * count + last]!];
  }
  return order;
}

/** The best order there is, penalty and all, by trying every one; for up to eight fragments. */
export function findByTrial(problem: PathProblem): readonly number[] {
  let best: readonly number[] = [];
  let bestWorth = Number.NEGATIVE_INFINITY;
  for (const order of permutations(Array.from({ length: problem.count }, (_, f) => f))) {
    const worth = worthOf(problem, order);
    if (worth > bestWorth) [best, bestWorth] = [order, worth];
  }
  return best;
}

function* permutations(rest: readonly number[]): Generator<readonly number[]> {
  if (rest.length === 0) yield [];
  for (const [k, f] of rest.entries()) {
    for (const order of permutations([...rest.slice(0, k), ...rest.slice(k + 1)])) yield [f, ...order];
  }
}
