import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/check/edit-distance.ts';
import { score } from './score.ts';

describe('score', () => {
  it('gives a text scored against itself no error', () => {
    const text = '政府工作报告\n各位代表：\n现在，我代表市政府，向大会报告工作。';
    expect(score(text, text)).toEqual({ cer: 0, lost: 0, extra: 0, paraF1: 1, charsOut: 29, charsGold: 29 });
  });

  it('counts one character misread in ten as a tenth, and every 5-gram over it as lost and extra', () => {
    const { cer, lost, extra } = score('甲乙丙丁戊己庚辛壬葵', '甲乙丙丁戊己庚辛壬癸');
    expect({ cer, lost, extra }).toEqual({ cer: 0.1, lost: 0.16667, extra: 0.16667 });
  });

  it('counts a text that stands twice as extra, not as lost', () => {
    const once = '推进绿色转型，建设美丽城市。';
    const { cer, lost, extra } = score(`${once}\n${once}`, once);
    expect({ cer, lost, extra }).toEqual({ cer: 1, lost: 0, extra: 0.58333 });
  });

  it('ignores white space, heading marks and the width of punctuation', () => {
    expect(score('## 一、 回 顾\r\n\r\n增长６％,向好', '一、回顾\n增长6%，向好').cer).toBe(0);
  });

  it('knows a paragraph end that was not made', () => {
    expect(score('发展动能集聚释放创新体系日臻完善。', '发展动能集聚释放\n创新体系日臻完善。').paraF1).toBe(0.6667);
  });

  it('scores an empty text as all lost', () => {
    expect(score('', '全市上下')).toMatchObject({ cer: 1, extra: 0, paraF1: 0, charsOut: 0 });
  });

  it('rounds a tie to the even digit, as score.py does', () => {
    const lines = (count: number, word: string) => Array.from({ length: count }, (_, i) => `${word}${i}`).join('\n');
    expect(score(`共同\n${lines(31, '甲')}`, `共同\n${lines(31, '乙')}`).paraF1).toBe(0.0312);
  });
});

describe('editDistance', () => {
  it('agrees with the textbook table on texts of 0 to 100 characters, across the edges of blocks', () => {
    const random = xorshift(20240215);
    for (let length = 0; length <= 100; length += 1) {
      const a = Array.from({ length }, () => '甲乙丙'.at(random() % 3)!);
      const b = Array.from({ length: random() % 101 }, () => '甲乙丙丁'.at(random() % 4)!);
      expect(editDistance(a, b)).toBe(table(a, b));
    }
  });
});

const shared = '../shared';
describe.skipIf(!existsSync(shared))('score against score.py', () => {
  for (const name of ['repeat-chongqing', 'booklet-baicheng', 'newspaper-ningxia']) {
    it(`gives the same figures on ${name}`, () => {
      const [out, gold] = [`${shared}/cases/${name}.raw.txt`, `${shared}/cases/${name}.gold.txt`];
      const python = JSON.parse(execFileSync('python3', [`${shared}/score.py`, out, gold], { encoding: 'utf8' }));
      const ours = score(readFileSync(out, 'utf8'), readFileSync(gold, 'utf8'));
      expect(ours).toEqual({
        cer: python.cer,
        lost: python.lost,
        extra: python.extra,
        paraF1: python.para_f1,
        charsOut: python.chars_out,
        charsGold: python.chars_gold,
      });
    });
  }
});

function table(a: readonly string[], b: readonly string[]): number {
  let above = b.map((_, i) => i + 1);
  for (const [i, x] of a.entries()) {
    const row: number[] = [];
    for (const [j, y] of b.entries()) {
      const diagonal = j === 0 ? i : above[j - 1]!;
      row.push(Math.min(diagonal + (x === y ? 0 : 1), above[j]! + 1, (row[j - 1] ?? i + 1) + 1));
    }
    above = row;
  }
  return above.at(-1) ?? a.length;
}

/** A fixed sequence: the same texts in every run. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
