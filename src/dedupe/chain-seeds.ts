import type { Seed, Seeds } from './rare-seeds.ts';

/** Codes between two seeds of a chain: a noisy print has an error in every ten, and common phrases in between. */
const GAP = 60;

/** Codes by which a chain may leave its diagonal at once: more is an insertion, and not the same print. */
const DRIFT = 12;

/** Diagonals are looked up by the dozen; the next chain is on the same one or beside it. */
const BUCKET = 16;

/**
 * Chains seeds that follow one another in both places a like distance apart. Every seed goes on with the chain that it strays from
 * least.
 *
 * In: seeds by second place, and for every code its text; a chain stays within two texts. Out: chains of `fewest` seeds and more.
 * Linear in the seeds.
 */
export function chainSeeds(
  { first, second }: Seeds,
  textOf: Uint32Array,
  fewest: number,
): readonly (readonly Seed[])[] {
  const chains: Seed[][] = [];
  const latest = new Map<number, Seed[]>();
  for (let s = 0; s < first.length; s += 1) {
    const seed: Seed = [first[s]!, second[s]!];
    const diagonal = seed[1] - seed[0];
    const bucket = Math.floor(diagonal / BUCKET);
    let best: Seed[] | undefined;
    let least = DRIFT + 1;
    for (let near = bucket - 1; near <= bucket + 1; near += 1) {
      const chain = latest.get(near);
      if (!chain) continue;
      const [a, b] = chain[chain.length - 1]!;
      const drift = Math.abs(diagonal - (b - a));
      const isNext = seed[0] > a && seed[1] > b && seed[1] - b <= GAP && seed[0] - a <= GAP;
      if (!isNext || drift >= least || textOf[a] !== textOf[seed[0]] || textOf[b] !== textOf[seed[1]]) continue;
      [best, least] = [chain, drift];
    }
    if (best) best.push(seed);
    else {
      best = [seed];
      chains.push(best);
    }
    latest.set(bucket, best);
  }
  return chains.filter(({ length }) => length >= fewest);
}
