import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassages } from '../../src/dedupe/find-passages.ts';

const long = '新建改建中小学二十七所增加学位一点九万个市人民医院江北院区投入使用每个乡镇都有了一名专职全科医生';

test('finds the same words in two paragraphs, whatever marks and blanks stand between them', () => {
  const marked = long.replace('所', '所，').replace('个', '个； ');
  const [pair] = findPassages([`教育上，${long}。其余照旧。`, `卫生上又${marked}还有别的。`], 40);
  expect(pair).toEqual({
    first: { unit: 0, start: 4, endUnit: 0, end: 4 + long.length },
    second: { unit: 1, start: 4, endUnit: 1, end: 4 + marked.length },
    letters: long.length,
    similarity: 1,
  });
});

test('with another number it is another statement', () => {
  const texts = [`${long}共计1200人${long}`, `${long}共计1300人`];
  expect(findPassages(texts, 50).every(({ letters }) => letters <= long.length + 3)).toBe(true);
});

test('half-width and full-width digits are the same number', () => {
  expect(findPassages([`甲${long}１２`, `乙${long}12`], 40)[0]?.letters).toBe(long.length + 2);
});

test('a passage may run over the end of a paragraph', () => {
  const [pair] = findPassages([`甲${long.slice(0, 20)}`, long.slice(20), `乙${long}`], 40);
  expect(pair?.first).toMatchObject({ unit: 0, endUnit: 1 });
});

describe('for any text', () => {
  const word = fc.constantFrom(...'江河湖海山川田林城乡');
  const text = fc.array(word, { minLength: 30, maxLength: 120 }).map((all) => all.join(''));
  test('both passages of a pair have the same letters, do not overlap and are as long as they get', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, passage) => {
        const texts = [a + passage, `${b}${passage}${a}`];
        for (const { first, second, letters } of findPassages(texts, 30)) {
          const read = (p: typeof first) =>
            p.unit === p.endUnit
              ? texts[p.unit]!.slice(p.start, p.end)
              : texts[p.unit]!.slice(p.start) + texts[p.endUnit]!.slice(0, p.end);
          expect(read(first)).toBe(read(second));
          expect(read(first)).toHaveLength(letters);
          const isApart = first.unit !== second.unit || first.end <= second.start;
          expect(isApart || first.endUnit < second.unit).toBe(true);
          const before = [texts[first.unit]![first.start - 1], texts[second.unit]![second.start - 1]];
          if (first.endUnit === second.unit && first.end === second.start) continue;
          expect(before[0] === undefined || before[1] === undefined || before[0] !== before[1]).toBe(true);
        }
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test('a repeat of 60 letters is found', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const passage = long + long.split('').reverse().join('');
        return findPassages([a + passage, b + passage], 60).some(({ letters }) => letters >= passage.length);
      }),
      { seed: 4, numRuns: 50 },
    );
  });
});
