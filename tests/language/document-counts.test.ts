import { describe, expect, test } from 'vitest';
import { countDocument } from '../../src/language/document-counts.ts';
import { foldText } from '../../src/language/fold-character.ts';

describe('counting a text', () => {
  test('knows what goes on from what, and what stands before it', () => {
    const { ngrams, total, types, novel } = countDocument(['舒兰汛情', '舒兰市'].map(foldText));
    // 舒 兰 汛 情 市; 舒兰 兰汛 汛情 兰市; 舒兰汛 兰汛情 舒兰市; 舒兰汛情
    expect({ ngrams, total, types, novel }).toEqual({ ngrams: 13, total: 7, types: 5, novel: 5 });
  });

  test('gives the same for a long text, whose table is made for one that repeats itself, though it does not', () => {
    let seed = 1;
    const line = Uint32Array.from({ length: 120_000 }, () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return 0x4e00 + Math.floor((seed / 2 ** 32) * 20_000);
    });
    const [own, roomy] = [countDocument([line]), countDocument([line], 0, 2)];
    const { ngrams, total, types, novel } = roomy;
    expect(ngrams).toBeGreaterThan(450_000);
    expect(own).toMatchObject({ ngrams, total, types, novel });
  });
});
