/**
 * The UTF-16 offsets of codes, from the bits of {@link FoldedUnits}.
 *
 * In: places of codes, rising. Out: for each the offset of its unit. Linear in the text.
 */
export function offsetsOf(kept: Uint32Array, places: ArrayLike<number>): number[] {
  const offsets: number[] = [];
  let word = 0;
  let before = 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i]!;
    let here = bitsOf(kept[word]!);
    while (before + here <= place) {
      before += here;
      word += 1;
      here = bitsOf(kept[word]!);
    }
    let bits = kept[word]!;
    for (let k = place - before; k > 0; k -= 1) bits &= bits - 1;
    offsets.push((word << 5) + (31 - Math.clz32(bits & -bits)));
  }
  return offsets;
}

/**
 * The codes at UTF-16 offsets; for a unit without a code, the one that follows.
 *
 * In: offsets, rising. Out: for each how many codes stand before it. Linear in the text.
 */
export function placesOf(kept: Uint32Array, offsets: ArrayLike<number>): number[] {
  const places: number[] = [];
  let word = 0;
  let before = 0;
  for (let i = 0; i < offsets.length; i += 1) {
    const offset = offsets[i]!;
    for (; word < offset >>> 5; word += 1) before += bitsOf(kept[word]!);
    const part = offset & 31;
    places.push(before + (part === 0 ? 0 : bitsOf(kept[word]! & (2 ** part - 1))));
  }
  return places;
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
