import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCharacterModel } from '../../src/language/character-model.ts';
import { combine } from '../../src/language/character-scorer.ts';
import { countDocument } from '../../src/language/document-counts.ts';
import { foldText } from '../../src/language/fold-character.ts';
import { readModel } from '../../src/language/model-file.ts';
import { trainModel } from '../../src/language/train.ts';
import { ReferenceModel } from './reference-model.ts';

const model = loadCharacterModel();
const language = combine(model, null, 0);

const pmi = (left: string, right: string, scorer = language): number =>
  scorer.boundaryPmi(foldText(left), foldText(right));

/** Sum of P over a list of characters after a context. */
function massAfter(context: string, codes: Iterable<number>): number {
  const known = foldText(context);
  let sum = 0;
  for (const code of codes) sum += Math.exp(language.logProbability(Uint32Array.of(...known, code), 0, known.length));
  return sum;
}

describe('the shipped model', () => {
  it('is small, and read once', () => {
    expect(statSync(new URL('../../src/language/chinese.bin', import.meta.url)).size).toBeLessThan(8_000_000);
    expect(loadCharacterModel()).toBe(model);
    expect(model.ngrams).toBeGreaterThan(100_000);
  });

  it.each(['', '国', '经济', '固定资产', '人民政府', '全国人民代'])(
    'gives probabilities that sum to one after "%s"',
    (context) => {
      // Ideographs, Chinese and ASCII marks, '0' and letters: all that the uniform floor was meant for, and little else.
      const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
      const vocabulary = [...range(0x21, 0x7f), ...range(0x2010, 0x2027), ...range(0x3001, 0x3018)];
      const wide = [...'，：；！？（）·×'].map((char) => char.charCodeAt(0));
      expect(massAfter(context, [...vocabulary, ...wide, ...range(0x4e00, 0xa000)])).toBeCloseTo(1, 2);
    },
  );
});

describe('boundaryPmi', () => {
  it.each([
    ['固定资产投', '资稳步扩大', '会活力增强'],
    ['现在，我代表市人民政', '府向大会报告', '治生态良好'],
    ['坚持以经济建', '设为中心', '筑业产值回升'],
    ['全面贯彻党的二十大', '精神，做好全年工作', '粮食产量创下新高'],
    ['加快发展现代农', '业，推进乡村振兴', '贸市场改造完成'],
  ])('prefers %s|%s to %s', (left, right, wrong) => {
    expect(pmi(left, right)).toBeGreaterThan(pmi(left, wrong) + 1);
  });

  it('is 0 where a side is empty', () => {
    expect(pmi('', '精神')).toBe(0);
    expect(pmi('二十大', '')).toBe(0);
  });

  it('is the sum of log probabilities with the left line, less those without', () => {
    const [tail, head] = ['推动经济高质', '量发展取得'].map(foldText) as [Uint32Array, Uint32Array];
    const joined = Uint32Array.of(...tail, ...head);
    let sum = 0;
    for (let k = 0; k < 4; k++) {
      sum += language.logProbability(joined, 0, tail.length + k) - language.logProbability(head, 0, k);
    }
    expect(language.boundaryPmi(tail, head)).toBeCloseTo(sum, 9);
  });

  it('is the same for two short lines, and when asked again', () => {
    const [tail, head] = ['高质', '量发'].map(foldText) as [Uint32Array, Uint32Array];
    const joined = Uint32Array.of(...tail, ...head);
    let sum = 0;
    for (let k = 0; k < 2; k++) sum += language.logProbability(joined, 0, 2 + k) - language.logProbability(head, 0, k);
    expect(language.boundaryPmi(tail, head)).toBeCloseTo(sum, 9);
    language.logLikelihood(joined);
    expect(language.boundaryPmi(tail, head)).toBeCloseTo(sum, 9);
    expect(language.boundaryPmi(head, tail)).not.toBeCloseTo(sum, 9);
  });

  it('is the same between sides that were read before', () => {
    const [tail, head, other] = ['推动经济高质', '量发展取得', '精神'].map(foldText) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    const [before, behind] = [language.readTail(tail), language.readHead(head)];
    const [whole, otherWhole] = [language.boundaryPmi(tail, head), language.boundaryPmi(tail, other)];
    expect(language.pmiBetween(before, language.readHead(other))).toBe(otherWhole);
    expect(language.pmiBetween(before, behind)).toBe(whole);
  });
});

describe('combine', () => {
  const lines = [
    '舒兰汛情牵动人心，全市上下奋力抗洪。',
    '在舒兰汛情最紧急的时刻，干部日夜值守。',
    '舒兰汛情之后，重建房屋三千户。',
  ].map(foldText);

  it('learns a local name from the document', () => {
    const local = combine(model, countDocument(lines), 3);
    expect(pmi('突发舒兰', '汛情等挑战', local)).toBeGreaterThan(pmi('突发舒兰', '汛情等挑战') + 1);
  });

  it('works on a document alone, whatever its language', () => {
    const german = [
      'Deutscher Reichsanzeiger',
      'Königlich Preußischer Staatsanzeiger',
      'Reichsanzeiger und Staatsanzeiger',
    ];
    const scorer = combine(null, countDocument(german.map(foldText)), 1);
    expect(pmi('Reichsan', 'zeiger', scorer)).toBeGreaterThan(pmi('Reichsan', 'scher', scorer));
  });

  it('counts nothing across a line break', () => {
    const scorer = combine(null, countDocument(['甲乙', '丙丁'].map(foldText)), 1);
    expect(pmi('甲乙', '丙丁', scorer)).toBeCloseTo(0, 9);
  });

  const paragraphs = ['全市经济社会发展取得新的进步', '经济发展，经济运行逆势上扬', '经济社会发展'];
  const own = ['经济发展势头好', '发展经济'];
  const contexts = ['', '经', '经济', '会发', '济社会发', '没有'];

  it('gives what Kneser-Ney over plain maps gives for a document', () => {
    const reference = new ReferenceModel();
    for (const line of [...own, ...paragraphs]) reference.add(line, 3);
    const scorer = combine(null, countDocument([...own, ...paragraphs].map(foldText)), 3);
    for (const context of contexts) {
      for (const char of '经济发展，好未') {
        const codes = foldText(context + char);
        const expected = Math.log(reference.probability(context, char));
        expect(scorer.logProbability(codes, 0, codes.length - 1), `${context}|${char}`).toBeCloseTo(expected, 9);
      }
    }
  });

  it('gives the same for model and document together, as far as the file tells values apart', () => {
    const reference = new ReferenceModel();
    for (const line of paragraphs) reference.add(`\u0002${line}`, 1);
    for (const line of own) reference.add(line, 3);
    const small = readModel(trainModel({ reports: [paragraphs.join('\n')], laws: [] }, [0, 0, 0, 0, 0, 0]));
    const scorer = combine(small, countDocument(own.map(foldText)), 3);
    for (const context of contexts) {
      for (const char of '经济发展，好未') {
        const codes = foldText(context + char);
        const expected = Math.log(reference.probability(context, char));
        const found = scorer.logProbability(codes, 0, codes.length - 1);
        expect(Math.abs(found - expected), `${context}|${char}`).toBeLessThan(0.03);
      }
    }
  });
});

describe('logLikelihood', () => {
  it('is the sum over the line, and finds the misread copy worse', () => {
    const line = foldText('推动经济高质量发展');
    const { sum, mean } = language.logLikelihood(line);
    let expected = 0;
    for (let i = 0; i < line.length; i++) expected += language.logProbability(line, 0, i);
    expect(sum).toBeCloseTo(expected, 9);
    expect(mean).toBeCloseTo(sum / line.length, 12);
    expect(language.logLikelihood(foldText('推动经济高质星发展')).mean).toBeLessThan(mean);
    expect(language.logLikelihood(new Uint32Array())).toEqual({ sum: 0, mean: 0 });
  });

  it('knows how paragraphs open', () => {
    const opener = foldText('各位代表：');
    expect(language.logLikelihood(opener, true).sum).toBeGreaterThan(language.logLikelihood(opener).sum);
  });
});
