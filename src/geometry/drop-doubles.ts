import type { Run } from './run.ts';

/** A run is drawn again when it stands within so many em of its twin: bold type is made so, and shadows. */
const NEAR = 0.2;

/**
 * Parts runs that were drawn a second time at nearly the same place, as programs draw bold type and shadows, from the first ones.
 *
 * In: runs in file order. Out: the runs that stay, and their doubles.
 */
export function dropDoubles<T extends Run>(
  runs: readonly T[],
): { readonly runs: readonly T[]; readonly doubles: readonly T[] } {
  const cells = new Map<string, T[]>();
  const kept: T[] = [];
  const doubles: T[] = [];
  for (const run of runs) {
    const [x, y] = [Math.floor(run.left / run.em), Math.floor(run.top / run.em)];
    let twin: T | undefined;
    for (let dx = -1; dx <= 1 && !twin; dx += 1)
      for (let dy = -1; dy <= 1 && !twin; dy += 1)
        twin = cells.get(`${x + dx} ${y + dy} ${run.text}`)?.find((other) => isTwin(other, run));
    if (twin) {
      doubles.push(run);
      continue;
    }
    kept.push(run);
    const key = `${x} ${y} ${run.text}`;
    const here = cells.get(key);
    if (here) here.push(run);
    else cells.set(key, [run]);
  }
  return { runs: kept, doubles };
}

function isTwin(a: Run, b: Run): boolean {
  const near = NEAR * b.em;
  return Math.abs(a.left - b.left) <= near && Math.abs(a.top - b.top) <= near && Math.abs(a.right - b.right) <= near;
}
