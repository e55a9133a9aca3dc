import type { Pool } from './find-renditions.ts';

/**
 * Gives every line that stays its place: an input of which nothing was dropped is a unit of its own; of another one the lines that
 * no other print has go behind the kept line that they follow, or before the one that follows them.
 *
 * In: the pool, which lines were dropped, the kept partner of every code or -1. Out: for every unit its lines, by index, units in
 * the order of their inputs.
 */
export function placeResidues(
  { stream, lines, inputOfLine }: Pool,
  dropped: Uint8Array,
  partner: Int32Array,
): readonly (readonly number[])[] {
  const ahead = new Map<number, number[]>();
  const behind = new Map<number, number[]>();
  const units = new Map<number, number[]>();
  const add = (to: Map<number, number[]>, key: number, line: number) => {
    const list = to.get(key);
    if (list) list.push(line);
    else to.set(key, [line]);
  };
  for (let i = 0; i < lines.length; i += 1) {
    if (dropped[i]) continue;
    const before = findDropped(i, -1);
    const after = before === null ? findDropped(i, 1) : null;
    if (before !== null) add(behind, before, i);
    else if (after !== null) add(ahead, after, i);
    else add(units, inputOfLine[i]!, i);
  }
  const emit = (i: number): readonly number[] => [
    ...(ahead.get(i) ?? []).flatMap(emit),
    i,
    ...(behind.get(i) ?? []).flatMap(emit),
  ];
  return [...units].sort(([a], [b]) => a - b).map(([, list]) => list.flatMap(emit));

  /** The kept line that the nearest dropped line of the same input repeats, in one direction. */
  function findDropped(from: number, step: 1 | -1): number | null {
    for (let i = from + step; i >= 0 && i < lines.length && inputOfLine[i] === inputOfLine[from]; i += step) {
      if (!dropped[i]) continue;
      const [start, end] = [stream.starts[i]!, stream.starts[i + 1]!];
      for (let k = 0; k < end - start; k += 1) {
        const kept = partner[step < 0 ? end - 1 - k : start + k]!;
        if (kept >= 0) return stream.lineOf[kept]!;
      }
    }
    return null;
  }
}
