import { describe, expect, it } from 'vitest';
import { mergePrints } from '../../src/consensus/merge-prints.ts';
import type { PassagePart } from '../../src/consensus/passage.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';

/** Two prints that differ in one word, of which each recogniser is as sure as said. */
function readingsOf(kept: string, other: string, at: number, sure: readonly [kept: number, other: number] | null) {
  const [own, second] = [kept, other].map((text, p): PassagePart => {
    const word = [at, at + 1, sure?.[p] ?? 0] as const;
    const rest = [at + 1, text.length, 0.95] as const;
    return {
      source: `s${p}`,
      start: 0,
      end: text.length,
      text,
      ...(sure ? { confidences: [[0, at, 0.95], word, rest] as const } : {}),
    };
  }) as [PassagePart, PassagePart];
  const line: Line = { ...own, indent: 0, blanksBefore: 0 };
  return mergePrints([{ kept: [own], others: [[second]] }], [], readLanguage([line]));
}

describe('the confidence of the recogniser', () => {
  // 驯 and 牟 are names of places nobody knows: the language does not tell.
  const [kept, other] = ['青江县的白驯岭茶园', '青江县的白牟岭茶园'];

  it('decides between readings that the language does not tell apart', () => {
    expect(readingsOf(kept, other, 6 - 1, [0.2, 0.97]).readings.map(({ text }) => text)).toEqual(['牟']);
    expect(readingsOf(kept, other, 6 - 1, [0.97, 0.2]).readings).toEqual([]);
  });

  it('says nothing where one print has none', () => {
    expect(readingsOf(kept, other, 5, null).readings).toEqual(readingsOf(kept, other, 5, [0.9, 0.9]).readings);
  });

  it('never changes a number', () => {
    const { readings, conflicts } = readingsOf('肉牛饲养量达到400万头', '肉牛饲养量达到900万头', 7, [0.01, 0.99]);
    expect(readings).toEqual([]);
    expect(conflicts).toMatchObject([{ kind: 'number' }]);
  });
});
