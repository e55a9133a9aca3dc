/** Letters by which an end of a passage may move outwards to where a word or clause ends, and inwards. */
const OUTWARDS = 2;
const INWARDS = 5;

/**
 * Which codes of a text stand behind something that is no letter: where words of an alphabet and clauses of ideographs begin. One more
 * at the end.
 *
 * In: the bits of the units that have a code, and how many codes there are.
 */
export function wordStarts(kept: Uint32Array, codes: number): Uint8Array {
  const starts = new Uint8Array(codes + 1);
  let place = 0;
  let isBehind = true;
  for (let word = 0; word < kept.length; word += 1) {
    const bits = kept[word]!;
    if (bits === 0) {
      isBehind = true;
      continue;
    }
    for (let bit = 0; bit < 32; bit += 1) {
      if ((bits & (1 << bit)) === 0) isBehind = true;
      else {
        if (isBehind) starts[place] = 1;
        isBehind = false;
        place += 1;
      }
    }
  }
  starts[codes] = 1;
  return starts;
}

/** A passage with its ends where words or clauses end, if such a place is near: alignment stops in the middle of a word by chance. */
export function settleEnds(starts: Uint8Array, start: number, end: number): readonly [start: number, end: number] {
  return [nearStart(starts, start, 1), nearStart(starts, end, -1)];
}

/** The nearest word start: a letter or two outwards, else a few inwards, else where it was. `inwards` is the direction of the passage. */
function nearStart(starts: Uint8Array, place: number, inwards: 1 | -1): number {
  if (starts[place] === 1) return place;
  for (let k = 1; k <= INWARDS; k += 1) {
    const [out, into] = [place - inwards * k, place + inwards * k];
    if (k <= OUTWARDS && starts[out] === 1) return out;
    if (starts[into] === 1) return into;
  }
  return place;
}
