import { describe, expect, it } from 'vitest';
import { decodedCounts, encodeCount, readPacked } from '../../src/language/packed-counts.ts';
import { trainModel } from '../../src/language/train.ts';

const text =
  '各位代表：\n　　现在，我代表市人民政府，向大会报告工作，请予审议。\n　　一、工作回顾\n　　粮食总产量100亿斤。\n';

describe('trainModel', () => {
  it('gives the same bytes for the same text, whatever its line ends', () => {
    const bytes = trainModel([text]);
    expect(Buffer.from(trainModel([text])).equals(bytes)).toBe(true);
    expect(Buffer.from(trainModel([`\ufeff${text.replaceAll('\n', '\r\n')}`])).equals(bytes)).toBe(true);
  });

  it('leaves out rare long n-grams only', () => {
    const all = readPacked(trainModel([text], [0, 1, 1, 1, 1, 1]));
    const pruned = readPacked(trainModel([text]));
    const short = readPacked(trainModel([text], [0, 1, 1, 9, 9, 9]));
    expect(pruned.ngrams).toBeLessThan(all.ngrams);
    expect(short.ngrams).toBeLessThanOrEqual(pruned.ngrams);
    expect(pruned.total).toBe(all.total);
  });
});

describe('the model file', () => {
  it('holds small counts exactly and large ones to a third of a percent', () => {
    for (let count = 0; count < 1024; count++) expect(decodedCounts[encodeCount(count)]).toBe(count);
    for (const count of [1024, 5000, 123_456, 20_000_000]) {
      expect(Math.abs((decodedCounts[encodeCount(count)] ?? 0) / count - 1)).toBeLessThan(1 / 300);
    }
  });

  it('is refused when it is something else', () => {
    expect(() => readPacked(new TextEncoder().encode('各位代表：现在，我代表市人民政府'))).toThrow(/language model/);
    expect(() => readPacked(trainModel([text]).subarray(0, 800))).toThrow(/language model/);
  });
});
