import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffTexts } from '../../src/diff/diff-texts.ts';
import { differences } from '../../src/diff/differences.ts';

const text = fc.string({ unit: fc.constantFrom('一', '。', '\n', '\r\n', '\r', '𠮷', 'a'), maxLength: 40 });

describe('two texts without a ledger', () => {
  test('the raw side joins to raw, the clean side to clean', () => {
    fc.assert(
      fc.property(text, text, (raw, clean) => {
        const changes = diffTexts(raw, clean);
        expect(changes.flatMap((change) => change.raw).join('')).toBe(raw);
        expect(changes.flatMap((change) => change.clean).join('')).toBe(clean);
      }),
    );
  });

  test('a changed line between equal ones is one correction with its line numbers', () => {
    const changes = diffTexts('一、回顾\n粮食122万斤\n二、安排\n', '一、回顾\n粮食182万斤\n二、安排\n');
    expect(changes.map(({ kind, rawLine, cleanLine }) => [kind, rawLine, cleanLine])).toEqual([
      ['same', 1, 1],
      ['corrected', 2, 2],
      ['same', 3, 3],
    ]);
  });

  test('lines that only one text has are removed or added', () => {
    expect(diffTexts('公报\n一\n', '一\n二\n').map(({ kind }) => kind)).toEqual(['removed', 'same', 'added']);
  });

  test('when time runs out the answer is coarse, never empty', () => {
    const lines = (seed: number) => Array.from({ length: 3000 }, (_, i) => `${(i * seed) % 9973}行\n`).join('');
    const [raw, clean] = [`头\n${lines(7)}`, `头\n${lines(11)}`];
    const changes = diffTexts(raw, clean, { timeout: 1 });
    expect(changes.map(({ kind }) => kind)).toContain('corrected');
    expect(changes.flatMap((change) => change.raw).join('')).toBe(raw);
    expect(changes.flatMap((change) => change.clean).join('')).toBe(clean);
  });
});

describe('a copy beside its kept passage', () => {
  test('line breaks and blanks are no differences', () => {
    expect(differences('粮食总产122万斤', 0, ' 粮食\n总产 122\r\n万斤', 90)).toEqual([]);
  });

  test('each difference stands at its offset in the source', () => {
    expect(differences('粮食总产122万斤。', 0, '粮食\n总产182万斤', 90)).toEqual([
      { kept: '122', copy: '182', keptStart: 4, copyStart: 95 },
      { kept: '。', copy: '', keptStart: 9, copyStart: 100 },
    ]);
  });

  test('copies that have nothing in common are one difference, found in bounded time', () => {
    const kept = Array.from({ length: 5000 }, (_, index) => String.fromCodePoint(0x4e00 + (index % 4000))).join('');
    const copy = Array.from({ length: 5000 }, (_, index) => String.fromCodePoint(0x7000 + ((index * 7) % 8000))).join(
      '',
    );
    const found = differences(kept, 0, copy, 5000);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kept, copy, keptStart: 0, copyStart: 5000 });
  });
});
