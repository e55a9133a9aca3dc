import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/check/edit-distance.ts';
import { failedFacts } from '../../src/check/failed-facts.ts';
import { findNear } from '../../src/check/find-near.ts';
import { factsAbout, parseFacts } from '../../src/check/parse-facts.ts';

const text = '一、过去一年的工作\n全市地区生产总值增长7.2%，\n高于全省平均水平。\n- 4 -\n二、今年的工作安排\n';
const failed = (...lines: object[]) => {
  const file = parseFacts(lines.map((line) => JSON.stringify({ pdf: 'issue.pdf', ...line })).join('\n'), 'facts.jsonl');
  return failedFacts(text, factsAbout(file, 'corpus/issue.txt')).map(
    ({ message, start }) => `${message.code} ${start}`,
  );
};

describe('facts', () => {
  test('a passage that is there holds, over a line break too', () => {
    expect(failed({ type: 'present', text: '增长7.2%，高于全省' })).toEqual([]);
    expect(failed({ type: 'present', text: '增长8.2%，高于全省' })).toEqual(['fact-missing 0']);
  });

  test('so many letters may differ as max_diffs says', () => {
    expect(failed({ type: 'present', text: '增长8.2%，高于全国', max_diffs: 2 })).toEqual([]);
    expect(failed({ type: 'present', text: '增长8.2%，高于全国', max_diffs: 1 })).toEqual(['fact-missing 0']);
  });

  test('a passage that should not be there is told where it stands', () => {
    expect(failed({ type: 'absent', text: '- 4 -' })).toEqual([`fact-forbidden ${text.indexOf('- 4 -')}`]);
    expect(failed({ type: 'absent', text: '- 5 -' })).toEqual([]);
  });

  test('of two passages the first must begin before the second', () => {
    expect(failed({ type: 'order', before: '一、过去一年', after: '二、今年的工作' })).toEqual([]);
    expect(failed({ type: 'order', before: '二、今年的工作', after: '一、过去一年' })).toEqual([
      `fact-order ${text.indexOf('二、')}`,
    ]);
    expect(failed({ type: 'order', before: '三、', after: '一、过去一年' })).toEqual(['fact-missing 0']);
  });

  test('only the beginning or the end is looked at where the fact says so', () => {
    expect(failed({ type: 'present', text: '一、过去', first_n: 10 })).toEqual([]);
    expect(failed({ type: 'present', text: '二、今年', first_n: 10 })).toEqual(['fact-missing 0']);
    expect(failed({ type: 'absent', text: '一、过去', last_n: 10 })).toEqual([]);
  });

  test('names its document with or without folder and ending', () => {
    const file = parseFacts('{"pdf": "2024/issue-1.pdf", "id": "a", "type": "present", "text": "公报"}', 'f');
    expect(factsAbout(file, 'corpus/2024/issue-1.txt')).toHaveLength(1);
    expect(factsAbout(file, 'issue-1.md')).toHaveLength(1);
    expect(factsAbout(file, 'corpus/2023/issue-1.txt')).toHaveLength(0);
    expect(factsAbout(file, 'corpus/2024/reissue-1.txt')).toHaveLength(0);
  });

  test('kinds that need more than text are counted, not checked', () => {
    const file = parseFacts('{"pdf": "a.pdf", "id": "m", "type": "math", "math": "x"}\n\n', 'f');
    expect(file).toEqual({ facts: [], leftOut: { math: 1 } });
  });

  test.each([
    '{"pdf": "a.pdf"',
    '[]',
    'null',
    '{"type": "present", "text": "公报"}',
    '{"pdf": "a.pdf", "type": "present"}',
    '{"pdf": "a.pdf", "type": "present", "text": " "}',
    '{"pdf": "a.pdf", "type": "order", "before": "一"}',
    '{"pdf": "a.pdf", "type": "present", "text": "公报", "max_diffs": -1}',
  ])('%s is an error', (line) => {
    expect(() => parseFacts(line, 'facts.jsonl')).toThrow(expect.objectContaining({ code: 'invalid-facts' }));
  });
});

describe('findNear', () => {
  const letters = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 9 });

  test('finds a place exactly where some stretch of the text is within the distance', () => {
    fc.assert(
      fc.property(
        letters.filter((each) => each !== ''),
        letters,
        fc.nat(3),
        (passage, within, most) => {
          let least = passage.length;
          for (let start = 0; start <= within.length; start += 1)
            for (let end = start; end <= within.length; end += 1)
              least = Math.min(least, editDistance([...passage], [...within.slice(start, end)]));
          const places = findNear(passage, within, most);
          if (within !== '' && most < passage.length) expect(places.length > 0).toBe(least <= most);
          for (const { start, end, distance } of places) {
            expect(editDistance([...passage], [...within.slice(start, end)])).toBe(distance);
          }
        },
      ),
    );
  });
});
