/** A place in a text that is nearly a passage: where it ends, and the letters that differ. */
export interface NearPlace {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

/**
 * Finds places where a passage stands with at most so many letters added, lost or exchanged: Sellers 1980, the column cut where
 * nothing below can be within the bound (Ukkonen 1985), so that the cost is the text's length times the bound.
 *
 * Out: one place for each run of ends within the bound, the best of the run, in order.
 *
 * @example findNear('政府工作报告', '市政府工作报吿全文', 1)   // [{ start: 1, end: 7, distance: 1 }]
 */
export function findNear(passage: string, text: string, most: number): readonly NearPlace[] {
  if (passage.length === 0) return [];
  if (most === 0) return exactPlaces(passage, text);
  const rows = passage.length;
  let column = Int32Array.from({ length: rows + 1 }, (_, i) => i);
  let starts = new Int32Array(rows + 1);
  let next = new Int32Array(rows + 1);
  let nextStarts = new Int32Array(rows + 1);
  let last = Math.min(rows, most);
  const places: NearPlace[] = [];
  let best: NearPlace | undefined;
  for (let j = 1; j <= text.length; j += 1) {
    next[0] = 0;
    nextStarts[0] = j;
    const letter = text.charCodeAt(j - 1);
    const until = Math.min(rows, last + 1);
    for (let i = 1; i <= until; i += 1) {
      const across = column[i - 1]! + (passage.charCodeAt(i - 1) === letter ? 0 : 1);
      const left = i <= last ? column[i]! + 1 : most + 1;
      const up = next[i - 1]! + 1;
      const least = Math.min(across, left, up);
      next[i] = least;
      nextStarts[i] = least === across ? starts[i - 1]! : least === left ? starts[i]! : nextStarts[i - 1]!;
    }
    last = until;
    while (last > 0 && next[last]! > most) last -= 1;
    [column, next] = [next, column];
    [starts, nextStarts] = [nextStarts, starts];
    if (last === rows) {
      const place = { start: starts[rows]!, end: j, distance: column[rows]! };
      if (!best || place.distance < best.distance) best = place;
    } else if (best) {
      places.push(best);
      best = undefined;
    }
  }
  return best ? [...places, best] : places;
}

function exactPlaces(passage: string, text: string): readonly NearPlace[] {
  const places: NearPlace[] = [];
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) {
    places.push({ start: at, end: at + passage.length, distance: 0 });
  }
  return places;
}
