import { agreesAround } from './agrees-around.ts';
import { alignWhole, errorsIn, extendGreedily, type Hunks, type Rectangle } from './furthest-reach.ts';

/** A stretch of each of two texts that say the same, and where they differ. */
export interface Stretch extends Rectangle {
  readonly hunks: Hunks;
  /** Errors of the hunks. */
  readonly distance: number;
}

/** Stretches with less between them are one passage, if what is between is less than half the shorter of them. */
const MOST_BETWEEN = 400;
const LEAST_BETWEEN = 32;

/** What agrees in fewer than a dozen letters is chance, or too little to be joined with anything. */
const LEAST_WORTH = 24;

/** Stretches found last that may hold a seed already. */
const RECENT = 8;

/**
 * Finds the stretches that two texts share, from places where they were found to agree.
 *
 * In: folded codes, and seeds as places in both, rising in `a`. Out: stretches by place in `a`, each as far as its two sides agree, and
 * joined with its neighbour where it is plainly the same passage. Linear in the seeds and in what agrees.
 *
 * @param bounds what a joined stretch must keep, and codes that all stretches together must span
 */
export function findStretches(
  a: Uint16Array,
  b: Uint16Array,
  seeds: { readonly atA: ArrayLike<number>; readonly atB: ArrayLike<number> },
  bounds: { readonly leastSimilar: number; readonly leastCodes: number },
): readonly Stretch[] {
  const { leastSimilar, leastCodes } = bounds;
  const place = { codesA: a, codesB: b, startA: 0, endA: a.length, startB: 0, endB: b.length };
  const seen: Rectangle[] = [];
  const found: Sides[] = [];
  let latest: Sides | undefined;
  let [firstA, lastA, firstB, lastB] = [a.length, 0, b.length, 0];
  for (let s = 0; s < seeds.atA.length; s += 1) {
    const [atA, atB] = [seeds.atA[s]!, seeds.atB[s]!];
    if (isHeld(seen, atA, atB) || !agreesAround(place, atA, atB)) continue;
    latest = extendBothWays(a, b, atA, atB);
    const sides = latest;
    if (seen.push(sides) > RECENT) seen.shift();
    if (sides.worth < LEAST_WORTH) continue;
    found.push(sides);
    [firstA, lastA] = [Math.min(firstA, sides.startA), Math.max(lastA, sides.endA)];
    [firstB, lastB] = [Math.min(firstB, sides.startB), Math.max(lastB, sides.endB)];
  }
  // All together are too short, as they mostly are: where they differ need not be known.
  if (Math.min(lastA - firstA, lastB - firstB) < leastCodes) return [];
  // Those of the latest first: hunks are known until the next alignment.
  const known = latest?.hunks();
  const traced = found.map((sides) => {
    const hunks = sides === latest && known ? known : extendBothWays(a, b, sides.atA, sides.atB).hunks();
    const { startA, endA, startB, endB } = sides;
    return { startA, endA, startB, endB, hunks, distance: errorsIn(hunks) };
  });
  return joinStretches(a, b, traced, leastSimilar);
}

/** A stretch around the seed that it was found from. */
interface Sides extends Rectangle {
  readonly atA: number;
  readonly atB: number;
  readonly worth: number;
  readonly hunks: () => Hunks;
}

function extendBothWays(a: Uint16Array, b: Uint16Array, atA: number, atB: number): Sides {
  const behind = extendGreedily(a, b, { startA: atA, endA: a.length, startB: atB, endB: b.length }, 1, 0);
  const before = extendGreedily(a, b, { startA: 0, endA: atA, startB: 0, endB: atB }, -1, behind.worth);
  return {
    startA: before.a,
    endA: behind.a,
    startB: before.b,
    endB: behind.b,
    atA,
    atB,
    worth: before.worth + behind.worth,
    hunks: () => before.hunks().concat(behind.hunks()),
  };
}

function isHeld(seen: readonly Rectangle[], atA: number, atB: number): boolean {
  for (let f = seen.length - 1; f >= 0; f -= 1) {
    const { startA, endA, startB, endB } = seen[f]!;
    if (atA >= startA && atA < endA && atB >= startB && atB < endB) return true;
  }
  return false;
}

export function similarityOf({ startA, endA, startB, endB, distance }: Stretch): number {
  const longer = Math.max(endA - startA, endB - startB);
  return longer === 0 ? 0 : 1 - distance / longer;
}

function joinStretches(
  a: Uint16Array,
  b: Uint16Array,
  found: readonly Stretch[],
  leastSimilar: number,
): readonly Stretch[] {
  if (found.length < 2) return found;
  const sorted = [...found].sort((x, y) => x.startA - y.startA || x.startB - y.startB || x.endA - y.endA);
  const joined: Stretch[] = [];
  for (const stretch of sorted) {
    let isJoined = false;
    for (let k = joined.length - 1; k >= Math.max(0, joined.length - RECENT) && !isJoined; k -= 1) {
      const both = join(a, b, joined[k]!, stretch);
      if (!both || similarityOf(both) < leastSimilar) continue;
      joined[k] = both;
      isJoined = true;
    }
    if (!isJoined) joined.push(stretch);
  }
  return joined;
}

/** Two stretches as one, with what is between them aligned; undefined where the second does not follow the first closely on both sides. */
function join(a: Uint16Array, b: Uint16Array, first: Stretch, second: Stretch): Stretch | undefined {
  if (
    second.startA >= first.startA &&
    second.endA <= first.endA &&
    second.startB >= first.startB &&
    second.endB <= first.endB
  )
    return first;
  if (second.endA <= first.endA || second.endB <= first.endB || second.startB <= first.startB) return undefined;
  const head = cutEnd(first, second.startA, second.startB);
  const [betweenA, betweenB] = [second.startA - head.endA, second.startB - head.endB];
  const between = Math.max(betweenA, betweenB);
  const shorter = Math.min(head.endA - head.startA, second.endA - second.startA);
  if (between > Math.min(MOST_BETWEEN, Math.max(LEAST_BETWEEN, shorter / 2))) return undefined;
  const gap = { startA: head.endA, endA: second.startA, startB: head.endB, endB: second.startB };
  const middle = between === 0 ? [] : alignWhole(a, b, gap, between)!.hunks;
  const hunks = joinTouching([...head.hunks, ...middle, ...second.hunks]);
  return {
    startA: head.startA,
    endA: second.endA,
    startB: head.startB,
    endB: second.endB,
    hunks,
    distance: errorsIn(hunks),
  };
}

/** The part of a stretch before a place in either text; it ends where both sides agree or at its start. */
function cutEnd(stretch: Stretch, limitA: number, limitB: number): Stretch {
  if (stretch.endA <= limitA && stretch.endB <= limitB) return stretch;
  const hunks: number[] = [];
  let [endA, endB] = [stretch.startA, stretch.startB];
  for (let h = 0; h <= stretch.hunks.length; h += 4) {
    const next = stretch.hunks[h] ?? stretch.endA;
    const run = Math.max(0, Math.min(next - endA, limitA - endA, limitB - endB));
    [endA, endB] = [endA + run, endB + run];
    if (endA < next || h === stretch.hunks.length) break;
    const [afterA, afterB] = [stretch.hunks[h + 1]!, stretch.hunks[h + 3]!];
    if (afterA > limitA || afterB > limitB) break;
    hunks.push(endA, afterA, endB, afterB);
    [endA, endB] = [afterA, afterB];
  }
  return { startA: stretch.startA, endA, startB: stretch.startB, endB, hunks, distance: errorsIn(hunks) };
}

function joinTouching(hunks: readonly number[]): Hunks {
  const joined: number[] = [];
  for (let h = 0; h < hunks.length; h += 4) {
    const last = joined.length - 4;
    if (last >= 0 && joined[last + 1] === hunks[h] && joined[last + 3] === hunks[h + 2]) {
      joined[last + 1] = hunks[h + 1]!;
      joined[last + 3] = hunks[h + 3]!;
    } else joined.push(hunks[h]!, hunks[h + 1]!, hunks[h + 2]!, hunks[h + 3]!);
  }
  return joined;
}
