import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findStretches } from '../../../src/corpus/verify/find-stretches.ts';
import { drawWhole, seededRandom } from '../../benchmarks/seeded-random.ts';
import { runs } from '../../properties/gazette-text.ts';

const within = { leastSimilar: 0.6, leastCodes: 30 };

/** Two texts that share some passages, one in eight letters misread, and a place in each where both agree. */
function share(seed: number, passages: number) {
  const random = seededRandom(seed);
  const draw = (count: number) => Array.from({ length: count }, () => drawWhole(random, 0x4e00, 0x9e00));
  const [a, b]: [number[], number[]] = [draw(20), draw(30)];
  const [atA, atB]: [number[], number[]] = [[], []];
  for (let p = 0; p < passages; p += 1) {
    const passage = draw(120);
    atA.push(a.length + 60);
    atB.push(b.length + 60);
    a.push(...passage, ...draw(900));
    b.push(...passage.map((code, k) => ((k > 50 && k < 72) || random() > 1 / 8 ? code : code + 1)), ...draw(900));
  }
  return { a: Uint16Array.from(a), b: Uint16Array.from(b), seeds: { atA, atB } };
}

it('finds every passage that two texts share, and says to the letter where its sides differ', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 4 }), (seed, passages) => {
      const { a, b, seeds } = share(seed, passages);
      const stretches = findStretches(a, b, seeds, within);
      expect(stretches).toHaveLength(passages);
      for (const { startA, endA, startB, endB, hunks } of stretches) {
        let [placeA, placeB] = [startA, startB];
        for (let h = 0; h <= hunks.length; h += 4) {
          const [untilA, behindA, untilB, behindB] =
            h < hunks.length ? hunks.slice(h, h + 4) : [endA, endA, endB, endB];
          expect(a.subarray(placeA, untilA)).toEqual(b.subarray(placeB, untilB));
          [placeA, placeB] = [behindA!, behindB!];
        }
      }
    }),
    runs,
  );
});
