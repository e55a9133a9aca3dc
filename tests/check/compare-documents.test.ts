import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDocuments } from '../../src/check/compare-documents.ts';
import { readPassages, signatureOf } from '../../src/check/passages.ts';

const sentences = (seed: number, count: number) => {
  const letters = '坚持产业优先工业经济稳步回升农业再获丰收城乡面貌明显改善民生福祉持续增进改革开放纵深推进';
  let state = seed;
  return Array.from({ length: count * 12 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return letters[(state >>> 8) % letters.length]!;
  }).join('');
};
const signature = (path: string, text: string) =>
  signatureOf(readPassages(text), { path, source: 's1', length: text.length });
const alike = (...texts: string[]) =>
  compareDocuments(texts.map((text, i) => signature(`${i}.txt`, text))).map(({ path, message }) => [
    path,
    'path' in message ? message.path : '',
  ]);

describe('near-duplicate-document', () => {
  const text = sentences(7, 200);

  test('finds a document that another one repeats, whatever its line breaks, marks and widths', () => {
    const other = text.replace(/(.{20})/g, '$1，\n');
    expect(alike(text, sentences(8, 200), other)).toEqual([['2.txt', '0.txt']]);
  });

  test('finds one that differs in a few places, and every one of many copies', () => {
    const near = `${text.slice(0, 900)}另有两句话不同${text.slice(920)}`;
    expect(alike(text, near)).toEqual([['1.txt', '0.txt']]);
    expect(alike(...Array.from({ length: 40 }, () => text))).toHaveLength(39);
  });

  test('passes a summary, a half, and two short texts', () => {
    expect(alike(text, text.slice(0, 1_200))).toEqual([]);
    expect(alike('澜川市人民政府办公室', '澜川市人民政府办公室')).toEqual([]);
  });

  test('distinct stretches of 20 letters: all in a text that never repeats itself, half in one printed twice', () => {
    expect(readPassages(text).distinct).toBe(1);
    expect(readPassages(text + text).distinct).toBeCloseTo(0.5, 2);
    expect(readPassages('公报').distinct).toBeUndefined();
  });

  test('a signature does not depend on white space and marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '乙', '3', '，', ' ', '\n'), maxLength: 60 }), (some) => {
        expect(readPassages(some).hashes).toEqual(readPassages(some.replace(/[，\s]/g, '')).hashes);
      }),
    );
  });
});
