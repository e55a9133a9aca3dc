/** Numbers of [0, 1), the same for the same seed. */
export type Random = () => number;

const WORD = 2 ** 32;

/** Numbers by a Weyl sequence that a finaliser mixes (splitmix32, after Steele, Lea and Flood 2014). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / WORD;
  };
}

/** A whole number of [from, to). */
export function drawWhole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from));
}

/** So many of the values, none twice, in the order of the values. */
export function drawSome<Value>(random: Random, values: readonly Value[], count: number): readonly Value[] {
  const left = [...values.keys()];
  const drawn = Array.from(
    { length: Math.min(count, values.length) },
    () => left.splice(drawWhole(random, 0, left.length), 1)[0]!,
  );
  return drawn.sort((a, b) => a - b).map((index) => values[index]!);
}
