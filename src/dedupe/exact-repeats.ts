import { sharedPrefixes, suffixArray } from './suffix-array.ts';

/** The same codes twice: `length` of them from `first` and from `second`, which stands behind and does not overlap. */
export interface ExactRepeat {
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

/** Places of a diagonal that are looked up together; a run of other places in the same block is found again at worst. */
const BLOCK = 16;

/**
 * Finds all that stands twice in a text to the letter: runs of `least` codes and more, each as long as it gets. What stands more
 * often is paired with the place before it that begins alike.
 *
 * In: code points. Out: repeats by second place, then first. By suffix array: n log n at worst, whatever is repeated how often.
 */
export function exactRepeats(codes: Uint32Array, least: number): readonly ExactRepeat[] {
  const { ranks, alphabet } = rankCodes(codes);
  const array = suffixArray(ranks, alphabet);
  const shared = sharedPrefixes(ranks, array);
  const found: ExactRepeat[] = [];
  const runs = new Map<number, ExactRepeat>();
  const blocks = Math.ceil(codes.length / BLOCK);
  // A text that runs on in a circle has many runs on one diagonal: they are known by where they stand on it.
  const blockOf = (shift: number, place: number) => shift * blocks + Math.floor(place / BLOCK);
  for (let from = 0; from < array.length; ) {
    let to = from + 1;
    while (to < array.length && shared[to]! >= least) to += 1;
    const places = array.subarray(from, to).sort();
    for (let k = 1; k < places.length; k += 1) {
      const [there, here] = [places[k - 1]!, places[k]!];
      const known = runs.get(blockOf(here - there, here));
      if (known && known.second <= here && here < known.second + known.length) continue;
      const repeat = extend(codes, there, here);
      if (repeat.length < least) continue;
      found.push(repeat);
      const [first, last] = [
        blockOf(here - there, repeat.second),
        blockOf(here - there, repeat.second + repeat.length - 1),
      ];
      for (let block = first; block <= last; block += 1) runs.set(block, repeat);
    }
    from = to;
  }
  return withoutTwins(found.sort((a, b) => a.second - b.second || a.first - b.first));
}

function withoutTwins(sorted: readonly ExactRepeat[]): readonly ExactRepeat[] {
  return sorted.filter(
    ({ first, second }, k) => k === 0 || sorted[k - 1]!.first !== first || sorted[k - 1]!.second !== second,
  );
}

/** The whole run around two places that agree; of a text that runs on in a circle no more than one round. */
function extend(codes: Uint32Array, there: number, here: number): ExactRepeat {
  const shift = here - there;
  let to = here;
  while (to < codes.length && to - shift < here && codes[to] === codes[to - shift]) to += 1;
  let from = here;
  while (from > shift && from - 1 >= to - shift && codes[from - 1] === codes[from - 1 - shift]) from -= 1;
  return { first: from - shift, second: from, length: to - from };
}

/** Codes numbered in their order, so that sorting takes a bucket for each that occurs and none for the others. */
function rankCodes(codes: Uint32Array): { readonly ranks: Uint32Array; readonly alphabet: number } {
  const distinct = [...new Set(codes)].sort((a, b) => a - b);
  const rankOf = new Map(distinct.map((code, rank) => [code, rank]));
  return { ranks: codes.map((code) => rankOf.get(code)!), alphabet: distinct.length };
}
