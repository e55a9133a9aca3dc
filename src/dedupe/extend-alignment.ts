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
  /** Codes of the first text on the way there that the second one has not. */
  readonly apart: number;
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
  let above = scratch.above.fill(NONE);
  let row = scratch.below;
  let [best, bestRow, bestColumn] = [rows === 0 || columns === 0 ? END : 0, 0, 0];
  for (let i = 0; i <= rows; i += 1) {
    if ((i + 1) * WIDTH > moves.length) moves = grow(moves);
    row.fill(NONE);
    const own = step === 1 ? codes[a + i - 1] : codes[a - i];
    const last = Math.min(WIDTH - 1, columns - i + BAND);
    let most = NONE;
    let left = NONE;
    for (let d = Math.max(0, BAND - i); d <= last; d += 1) {
      const j = i + d - BAND;
      let value = 0;
      if (i > 0 || j > 0) {
        const agrees = i > 0 && j > 0 && own === (step === 1 ? codes[b + j - 1] : codes[b - j]);
        const across = i > 0 && j > 0 ? above[d]! + (agrees ? AGREE : DIFFER) : NONE;
        const skip = i > 0 ? above[d + 1]! + DIFFER : NONE;
        const insert = left + DIFFER;
        value = across > skip ? across : skip;
        if (insert > value) value = insert;
        moves[i * WIDTH + d] = value === across ? (agrees ? AGREES : EXCHANGED) : value === skip ? SKIPPED : INSERTED;
        const isEnd = i === rows || j === columns;
        if (agrees || isEnd) {
          const worth = isEnd ? value + END : value;
          if (worth > best) [best, bestRow, bestColumn] = [worth, i, j];
        }
      }
      row[d] = value;
      left = value;
      if (value > most) most = value;
    }
    if (most < best - DROP) break;
    [above, row] = [row, above];
  }
  let apart = 0;
  for (let i = bestRow, j = bestColumn; i > 0 || j > 0; ) {
    const move = moves[i * WIDTH + j - i + BAND]!;
    if (move !== INSERTED) i -= 1;
    if (move !== SKIPPED) j -= 1;
    if (move === EXCHANGED || move === SKIPPED) apart += 1;
  }
  return { end: [a + bestRow * step, b + bestColumn * step], apart };
}

/** Scratch space, used by one call at a time: there are thousands of short ones in a text. */
const scratch = { above: new Int32Array(WIDTH + 1), below: new Int32Array(WIDTH + 1) };
let moves = new Int8Array(64 * WIDTH);

function grow(full: Int8Array): Int8Array<ArrayBuffer> {
  const larger = new Int8Array(2 * full.length);
  larger.set(full);
  return larger;
}

const AGREES = 0;
const EXCHANGED = 1;
const SKIPPED = 2;
const INSERTED = 3;
