import type { Difference } from './align-characters.ts';

/** Codes by which the two sides may drift apart. */
const BAND = 16;
const WIDTH = 2 * BAND + 1;

/** What a code is worth that agrees, and what one costs that does not: text with a third of errors still gains. */
const AGREE = 1;
const DIFFER = -1;

/** How far a stretch may fall below its best before it ends there (the X-drop of Zhang et al. 2000): a phrase of ten misread letters. */
const DROP = 10;

/** What it is worth to come to the end of a text: two or three misread letters there belong to the stretch. */
const END = 5;

const NONE = -1e9;

export interface Extension {
  /** Where the text stops to agree, on both sides. */
  readonly end: readonly [first: number, second: number];
  /** In reading order. */
  readonly differences: readonly Difference[];
}

/**
 * Carries an alignment on from one place in either direction, as far as more agrees than differs.
 *
 * In: code indices where to begin and where to stop at last; with `step` -1 the codes before them are read backwards. Linear in what
 * agrees.
 */
export function extendAlignment(
  codes: Uint32Array,
  [a, b]: readonly [number, number],
  limit: readonly [number, number],
  step: 1 | -1,
): Extension {
  const rows = Math.abs(limit[0] - a);
  const columns = Math.abs(limit[1] - b);
  const codeAt = (start: number, k: number) => codes[step === 1 ? start + k : start - 1 - k];
  const moves: Int8Array[] = [];
  let above = new Float64Array(WIDTH + 1).fill(NONE);
  let row = new Float64Array(WIDTH + 1);
  let [best, bestRow, bestColumn] = [rows === 0 || columns === 0 ? END : 0, 0, 0];
  for (let i = 0; i <= rows; i += 1) {
    row.fill(NONE);
    const came = new Int8Array(WIDTH);
    let most = NONE;
    for (let d = Math.max(0, BAND - i); d < WIDTH; d += 1) {
      const j = i + d - BAND;
      if (j > columns) break;
      if (i === 0 && j === 0) row[d] = 0;
      else {
        const agrees = i > 0 && j > 0 && codeAt(a, i - 1) === codeAt(b, j - 1);
        const across = i > 0 && j > 0 ? above[d]! + (agrees ? AGREE : DIFFER) : NONE;
        const skip = i > 0 ? above[d + 1]! + DIFFER : NONE;
        const insert = d > 0 && j > 0 ? row[d - 1]! + DIFFER : NONE;
        row[d] = Math.max(across, skip, insert);
        came[d] = row[d] === across ? (agrees ? AGREES : EXCHANGED) : row[d] === skip ? SKIPPED : INSERTED;
        const isEnd = i === rows || j === columns;
        const worth = row[d]! + (isEnd ? END : 0);
        if ((agrees || isEnd) && worth > best) [best, bestRow, bestColumn] = [worth, i, j];
      }
      if (row[d]! > most) most = row[d]!;
    }
    moves.push(came);
    if (most < best - DROP) break;
    [above, row] = [row, above];
  }
  const place = (i: number, j: number) => [a + i * step, b + j * step] as const;
  const found: Difference[] = [];
  for (let i = bestRow, j = bestColumn; i > 0 || j > 0; ) {
    const move = moves[i]![j - i + BAND]!;
    const [x, y] = place(i, j);
    if (move !== INSERTED) i -= 1;
    if (move !== SKIPPED) j -= 1;
    if (move === AGREES) continue;
    const [u, v] = place(i, j);
    found.push({
      firstStart: Math.min(u, x),
      firstEnd: Math.max(u, x),
      secondStart: Math.min(v, y),
      secondEnd: Math.max(v, y),
    });
  }
  return { end: place(bestRow, bestColumn), differences: joinTouching(step === 1 ? found.reverse() : found) };
}

const AGREES = 0;
const EXCHANGED = 1;
const SKIPPED = 2;
const INSERTED = 3;

function joinTouching(differences: readonly Difference[]): readonly Difference[] {
  const joined: Difference[] = [];
  for (const each of differences) {
    const last = joined.at(-1);
    if (last?.firstEnd === each.firstStart && last.secondEnd === each.secondStart)
      joined[joined.length - 1] = { ...last, firstEnd: each.firstEnd, secondEnd: each.secondEnd };
    else joined.push(each);
  }
  return joined;
}
