import { alignCharacters, type Difference } from './align-characters.ts';
import { extendAlignment } from './extend-alignment.ts';
import { SEED, type Seed } from './rare-seeds.ts';

/** Two stretches of codes that say the same; all places are code indices, ends excluded. */
export interface AlignedStretch extends Difference {
  /** Codes that agree. */
  readonly agree: number;
}

/** How far a stretch may reach: codes [start, end) on either side. */
export interface Limits {
  readonly first: readonly [start: number, end: number];
  readonly second: readonly [start: number, end: number];
}

/**
 * Aligns two stretches along a chain of seeds: what stands between two seeds from end to end, and on either side of the chain as far
 * as more agrees than differs.
 */
export function alignChain(codes: Uint32Array, chain: readonly Seed[], limits: Limits): AlignedStretch {
  const runs = runsOf(chain);
  const [a, b] = runs[0]!.start;
  const before = extendAlignment(codes, [a, b], [limits.first[0], limits.second[0]], -1);
  const { end } = runs.at(-1)!;
  const behind = extendAlignment(codes, end, [limits.first[1], limits.second[1]], 1);
  let apart = before.apart + behind.apart;
  for (let k = 1; k < runs.length; k += 1) {
    const [from, to] = [runs[k - 1]!.end, runs[k]!.start];
    const between = alignCharacters(codes.subarray(from[0], to[0]), codes.subarray(from[1], to[1]))!;
    for (const { firstStart, firstEnd } of between.differences) apart += firstEnd - firstStart;
  }
  return {
    firstStart: before.end[0],
    firstEnd: behind.end[0],
    secondStart: before.end[1],
    secondEnd: behind.end[1],
    agree: behind.end[0] - before.end[0] - apart,
  };
}

interface Run {
  readonly start: Seed;
  readonly end: Seed;
}

/** Seeds on one diagonal that overlap or touch are one run; one that does not rise behind the run before it goes. */
function runsOf(chain: readonly Seed[]): readonly Run[] {
  const runs: { start: Seed; end: Seed }[] = [];
  let last: { start: Seed; end: Seed } | undefined;
  for (const seed of chain) {
    const [a, b] = seed;
    if (last && a - last.end[0] === b - last.end[1] && a <= last.end[0]) last.end = [a + SEED, b + SEED];
    else if (!last || (a >= last.end[0] && b >= last.end[1])) {
      last = { start: seed, end: [a + SEED, b + SEED] };
      runs.push(last);
    }
  }
  return runs;
}
