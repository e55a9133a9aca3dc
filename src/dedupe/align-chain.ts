import { alignCharacters, type Difference } from './align-characters.ts';
import { extendAlignment } from './extend-alignment.ts';
import { SEED, type Seed } from './rare-seeds.ts';

/** Two stretches of codes that say the same, and where they differ; all places are code indices, ends excluded. */
export interface AlignedStretch extends Difference {
  readonly differences: readonly Difference[];
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
  const differences: Difference[] = [];
  const [a, b] = runs[0]!.start;
  const before = extendAlignment(codes, [a, b], [limits.first[0], limits.second[0]], -1);
  differences.push(...before.differences);
  for (const [k, { end }] of runs.entries()) {
    const next = runs[k + 1];
    if (!next) continue;
    const between = alignCharacters(codes.subarray(end[0], next.start[0]), codes.subarray(end[1], next.start[1]));
    for (const each of between!.differences) differences.push(shift(each, end));
  }
  const { end } = runs.at(-1)!;
  const behind = extendAlignment(codes, end, [limits.first[1], limits.second[1]], 1);
  differences.push(...behind.differences);
  const stretch = {
    firstStart: before.end[0],
    firstEnd: behind.end[0],
    secondStart: before.end[1],
    secondEnd: behind.end[1],
  };
  return { ...stretch, differences, agree: agreeing(stretch, differences) };
}

interface Run {
  readonly start: Seed;
  readonly end: Seed;
}

/** Seeds on one diagonal that overlap or touch are one run; one that does not rise behind the run before it goes. */
function runsOf(chain: readonly Seed[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [a, b] of chain) {
    const last = runs.at(-1);
    const end: Seed = [a + SEED, b + SEED];
    if (!last) runs.push({ start: [a, b], end });
    else if (a - last.end[0] === b - last.end[1] && a <= last.end[0]) runs[runs.length - 1] = { ...last, end };
    else if (a >= last.end[0] && b >= last.end[1]) runs.push({ start: [a, b], end });
  }
  return runs;
}

function shift(each: Difference, [a, b]: Seed): Difference {
  return {
    firstStart: each.firstStart + a,
    firstEnd: each.firstEnd + a,
    secondStart: each.secondStart + b,
    secondEnd: each.secondEnd + b,
  };
}

function agreeing(stretch: Difference, differences: readonly Difference[]): number {
  return differences.reduce(
    (sum, { firstStart, firstEnd }) => sum - (firstEnd - firstStart),
    stretch.firstEnd - stretch.firstStart,
  );
}
