import type { CharacterStream } from './character-stream.ts';

/** A place in one input and a place in another, as code indices of one stream, that begin with the same characters. */
export type Seed = readonly [first: number, second: number];

/** Characters that must agree (DESIGN section 6, duplicates). */
export const SEED = 4;

/** What stands in more places than this is a phrase of the trade and tells nothing (DESIGN section 6: 8). */
const COMMON = 8;

/** Characters between two seeds of a chain: a noisy print has an error in every thirty, and common phrases in between. */
const GAP = 60;

/** Characters by which a chain may leave its diagonal at once: more is an insertion, and not the same print. */
const DRIFT = 12;

/** Chains of fewer seeds are chance. */
const FEWEST_SEEDS = 4;

interface OpenChain {
  readonly seeds: Seed[];
  readonly inputs: number;
}

/**
 * Finds runs of rare character 4-grams that two inputs share, in the same order and a like distance apart.
 *
 * In: a stream, and for every code which input it stands in, rising. Out: chains of seeds, both places rising; every chain is of
 * two inputs. Linear in the codes: every gram counts in at most {@link COMMON} places.
 */
export function findSeedChains({ codes }: CharacterStream, inputOf: Uint32Array): readonly (readonly Seed[])[] {
  const places = gramPlaces(codes, inputOf);
  const inputs = (inputOf[inputOf.length - 1] ?? 0) + 1;
  const closed: OpenChain[] = [];
  let open: OpenChain[] = [];
  for (let second = 0; second + SEED <= codes.length; second += 1) {
    if (inputOf[second] !== inputOf[second + SEED - 1]) continue;
    const list = places.get(gramAt(codes, second)) ?? [];
    if (list.length < 2 || list.length > COMMON) continue;
    open = open.filter((chain) => {
      const isOpen = second - chain.seeds.at(-1)![1] <= GAP;
      if (!isOpen) closed.push(chain);
      return isOpen;
    });
    for (const first of list) {
      if (first >= second) break;
      if (inputOf[first] === inputOf[second] || !isSame(codes, first, second)) continue;
      const pair = inputOf[first]! * inputs + inputOf[second]!;
      const chain = bestChain(open, pair, first, second);
      if (chain) chain.seeds.push([first, second]);
      else open.push({ seeds: [[first, second]], inputs: pair });
    }
  }
  return [...closed, ...open].map(({ seeds }) => seeds).filter(({ length }) => length >= FEWEST_SEEDS);
}

function bestChain(open: readonly OpenChain[], pair: number, first: number, second: number): OpenChain | null {
  let best: OpenChain | null = null;
  let bestDrift = DRIFT + 1;
  for (const chain of open) {
    if (chain.inputs !== pair) continue;
    const [a, b] = chain.seeds.at(-1)!;
    const drift = Math.abs(first - a - (second - b));
    if (first <= a || second <= b || first - a > GAP || drift >= bestDrift) continue;
    [best, bestDrift] = [chain, drift];
  }
  return best;
}

function gramPlaces(codes: Uint32Array, inputOf: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  for (let i = 0; i + SEED <= codes.length; i += 1) {
    if (inputOf[i] !== inputOf[i + SEED - 1]) continue;
    const gram = gramAt(codes, i);
    const list = places.get(gram);
    if (!list) places.set(gram, [i]);
    else if (list.length <= COMMON) list.push(i);
  }
  return places;
}

function gramAt(codes: Uint32Array, at: number): number {
  let gram = 0;
  for (let k = 0; k < SEED; k += 1) gram = Math.imul(gram ^ codes[at + k]!, 0x9e3779b1) ^ (gram >>> 15);
  return gram;
}

function isSame(codes: Uint32Array, a: number, b: number): boolean {
  for (let k = 0; k < SEED; k += 1) if (codes[a + k] !== codes[b + k]) return false;
  return true;
}
