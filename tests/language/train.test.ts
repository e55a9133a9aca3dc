import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../src/language/model-file.ts';
import { decodedValues, decodeStep, encodeStep, encodeValue, UNITS } from '../../src/language/packed-counts.ts';
import { readCorpus } from '../../src/language/read-corpus.ts';
import { trainModel } from '../../src/language/train.ts';

const text =
  '各位代表：\n　　现在，我代表市人民政府，向大会报告工作，请予审议。\n　　一、工作回顾\n　　粮食总产量100亿斤。\n';
const law = '第一条　为了加强粮食管理，制定本条例。\n第二条　本条例所称粮食，是指小麦、玉米。\n';
const keepAll = [0, 0, 0, 0, 0, 0];

describe('trainModel', () => {
  it('gives the same bytes for the same texts, whatever their line ends', () => {
    const bytes = trainModel({ reports: [text], laws: [law] }, keepAll);
    expect(Buffer.from(trainModel({ reports: [text], laws: [law] }, keepAll)).equals(bytes)).toBe(true);
    const crlf = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    expect(Buffer.from(trainModel({ reports: [crlf], laws: [law] }, keepAll)).equals(bytes)).toBe(true);
  });

  it('leaves out rare long n-grams only', () => {
    const train = (least: readonly number[]) => readModel(trainModel({ reports: [text], laws: [] }, least));
    const all = train(keepAll);
    const pruned = train([0, 0, 0, 0.3, 1.3, 2]);
    expect(pruned.ngrams).toBeLessThan(all.ngrams);
    expect(train([0, 0, 0, 9, 9, 9]).ngrams).toBeLessThanOrEqual(pruned.ngrams);
    const total = ({ empty }: typeof all) => empty.seen + empty.seenBackOff;
    expect(total(pruned)).toBe(total(all));
  });

  it('takes a report that was printed twice once, and no text in another language', () => {
    const long = `${text.repeat(20).replaceAll('\n', '')}\n`;
    const once = trainModel({ reports: [long], laws: [] });
    expect(Buffer.from(trainModel({ reports: [long + long], laws: [] })).equals(once)).toBe(true);
    const english = 'Report on the work of the government, delivered at the congress\n';
    expect(Buffer.from(trainModel({ reports: [long, english], laws: [] })).equals(once)).toBe(true);
  });

  it.runIf(existsSync('../shared/corpus/laws'))(
    'gives the shipped file from the shared corpus',
    () => {
      const corpus = '../shared/corpus';
      const bytes = trainModel({ reports: readCorpus(`${corpus}/work-reports`), laws: readCorpus(`${corpus}/laws`) });
      expect(Buffer.from(bytes).equals(readFileSync('src/language/chinese.bin'))).toBe(true);
    },
    300_000,
  );
});

describe('the model file', () => {
  it('holds small values exactly and large ones to a quarter of a percent', () => {
    for (let units = 0; units < 1024; units++) expect(decodedValues[encodeValue(units)]! * UNITS).toBeCloseTo(units, 9);
    for (const units of [1024, 5000, 123_456, 200_000_000]) {
      expect(Math.abs((decodedValues[encodeValue(units)]! * UNITS) / units - 1)).toBeLessThan(1 / 400);
    }
  });

  it('holds the values of rare n-grams to an eighth and half a unit', () => {
    for (let units = 0; units < 1_000_000; units += 1 + (units >> 3)) {
      expect(Math.abs(decodeStep(encodeStep(units)) - units)).toBeLessThanOrEqual(units / 8 + 0.5);
    }
  });

  it('is refused when it is something else', () => {
    expect(() => readModel(new TextEncoder().encode('各位代表：现在，我代表市人民政府'))).toThrow(/language model/);
    const bytes = trainModel({ reports: [text], laws: [] });
    expect(() => readModel(bytes.subarray(0, bytes.length - 4))).toThrow(/language model/);
  });
});
