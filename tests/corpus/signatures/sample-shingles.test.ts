import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetsOf, placesOf } from '../../../src/corpus/signatures/code-places.ts';
import { foldUnits } from '../../../src/corpus/signatures/fold-units.ts';
import { sampleShingles } from '../../../src/corpus/signatures/sample-shingles.ts';
import { signDocument } from '../../../src/corpus/signatures/sign-document.ts';
import { runs } from '../../properties/gazette-text.ts';
import { ordinance } from '../waterworks.ts';

const folded = (text: string) => String.fromCharCode(...foldUnits(text).codes);
const sampled = (text: string) => {
  const { high, low, at } = sampleShingles(foldUnits(text).codes);
  return Array.from(at, (place, k) => ({ place, hash: `${high[k]} ${low[k]}` }));
};
const anyText = fc.string({ unit: fc.constantFrom(...'市水务局 ，。\n１2aÄß條𠮷x'), maxLength: 120 });

describe('foldUnits', () => {
  it.each([
    ['國務院， 2025 年', '国务院2025年'],
    ['ＧＡＺＥＴＴＥ — Äußerung № 7', 'gazetteäußerung7'],
    ['（一）管网', '一管网'],
  ])('%s counts as %s', (text, codes) => expect(folded(text)).toBe(codes));

  it('knows where every code stands, and how many stand before every place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { codes, kept } = foldUnits(text);
        const all = Array.from(codes.keys());
        const offsets = offsetsOf(kept, all);
        expect(offsets.map((offset) => folded(text[offset]!)).join('')).toBe(String.fromCharCode(...codes));
        expect(placesOf(kept, offsets)).toEqual(all);
        expect(placesOf(kept, [text.length])).toEqual([codes.length]);
      }),
      runs,
    );
  });
});

describe('sampleShingles', () => {
  it('samples the same places of a stretch whatever stands before it', () => {
    const alone = sampled(ordinance);
    const before = '东山隧道昨天下午贯通，比计划早了四十二天，';
    const shift = foldUnits(before).codes.length;
    const within = new Set(sampled(before + ordinance).map(({ place, hash }) => `${place - shift} ${hash}`));
    // But for the first few, where the window reaches over what is before.
    expect(alone.slice(2).every(({ place, hash }) => within.has(`${place} ${hash}`))).toBe(true);
  });

  it('takes one of every eight shingles at least, and a quarter or so in all', () => {
    const places = sampled(ordinance).map(({ place }) => place);
    const gaps = places.slice(1).map((place, k) => place - places[k]!);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8);
    expect(places.length / foldUnits(ordinance).codes.length).toBeGreaterThan(0.15);
    expect(places.length / foldUnits(ordinance).codes.length).toBeLessThan(0.35);
  });

  it('does not see which figures stand in a text, and has nothing to say of figures alone', () => {
    expect(sampled(ordinance.replace('2024', '1998'))).toEqual(sampled(ordinance));
    expect(sampled('12,345 678.90 123456789 0123456789 3.14159265')).toEqual([]);
    expect(sampled('')).toEqual([]);
  });
});

describe('signDocument', () => {
  it('gives whole numbers that JSON keeps, where they stand in the text', () => {
    const signed = signDocument({ id: 'a.txt', text: `\n ${ordinance}` });
    expect(signed.hashes).toHaveLength(signed.at.length);
    expect(signed.hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 52)).toBe(true);
    expect(JSON.parse(JSON.stringify(signed))).toEqual(signed);
    expect(signed.at.every((at) => /[\p{L}\p{N}]/u.test(`\n ${ordinance}`[at]!))).toBe(true);
  });
});
