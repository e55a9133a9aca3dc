import { describe, expect, it } from 'vitest';
import { makeRepeatedColumns, makeRepeats } from './made-repeats.ts';
import { NOWHERE } from './misprint.ts';
import { gatherPairs } from './pair-truth.ts';

const subjects = ['水利', '教育', '交通', '卫生', '林业', '商贸', '税收', '科技', '文化', '旅游', '住房', '气象'];
/** Paragraphs of which no two say the same. */
const paragraphs = subjects.map((subject, i) =>
  [...`${subject}之事今年办成第${i}批，`.repeat(3)]
    .map((letter, j) => String.fromCharCode(letter.charCodeAt(0) + i * 40 + j))
    .join(''),
);
const options = { seed: 3, rate: 0, noise: 'copies', count: 6 } as const;

describe('makeRepeats', () => {
  it('leaves the text itself whole and in order where only copies are misread', () => {
    const { fragments } = makeRepeats(paragraphs, { ...options, rate: 0.1 });
    const own = fragments.filter(({ isCopy }) => !isCopy).map(({ text }) => text);
    expect(own).toHaveLength(paragraphs.length);
    for (const [i, text] of own.entries()) expect(text.endsWith(paragraphs[i]!)).toBe(true);
  });

  it('counts how often a character was printed, as the origins say', () => {
    const { fragments, printed } = makeRepeats(paragraphs, options);
    const counts = new Uint8Array(printed.length);
    for (const { origins } of fragments) for (const origin of origins) if (origin !== NOWHERE) counts[origin]! += 1;
    expect(counts).toEqual(printed);
    expect(Math.max(...printed)).toBe(3);
  });

  it('pairs every whole or part with its paragraph, and prints again as one with both of its two', () => {
    const count = (manner: 'full' | 'partial' | 'triple' | 'merged') =>
      gatherPairs(makeRepeats(paragraphs, { ...options, count: 1 }, [manner])).truth.size;
    expect([count('full'), count('partial'), count('triple'), count('merged')]).toEqual([1, 1, 3, 2]);
  });

  it('names the fragments that print the same stretch whole', () => {
    const { groups, fragments, original } = makeRepeats(paragraphs, options, ['full', 'triple']);
    expect(groups.map((group) => group.fragments.length).sort()).toEqual([2, 2, 2, 3, 3, 3]);
    for (const group of groups) {
      for (const index of group.fragments) expect(fragments[index]!.text).toBe(original.slice(group.start, group.end));
    }
  });
});

describe('makeRepeatedColumns', () => {
  it('prints whole columns again, in lines, and loses no character of the text', () => {
    const many = Array.from({ length: 12 }, () => paragraphs).flat();
    const { fragments, groups } = makeRepeatedColumns(many, { ...options, count: 2 });
    const own = fragments.filter(({ isCopy }) => !isCopy).map(({ text }) => text);
    expect(own.join('').replaceAll('\n', '')).toBe(many.join(''));
    expect(fragments.length - own.length).toBe(2);
    for (const {
      fragments: [one, other],
    } of groups)
      expect(fragments[one!]!.text).toBe(fragments[other!]!.text);
  });
});
