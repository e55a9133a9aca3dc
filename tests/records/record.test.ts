import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNames } from '../../src/records/file-name.ts';
import { parseRecord, withText } from '../../src/records/record.ts';

describe('a record', () => {
  it('keeps every other member to the letter: numbers, escapes, order, white space, members of the same name', () => {
    const json =
      ' {"n": 12345678901234567890.10, "u":"\\u4e2d\\/","text" : "甲\\n乙", "x":{"text":["}",1e5]},"id":007e0}'.replace(
        '007e0',
        '7e0',
      );
    const record = parseRecord(json)!;
    expect([record.text, record.id]).toEqual(['甲\n乙', '7e0']);
    expect(withText(record, '丙"')).toBe(json.replace('"甲\\n乙"', '"丙\\""'));
    expect(withText(record, '甲\n乙')).toBe(json);
  });

  it('reads back with the new text and nothing else changed, whatever it holds', () => {
    const key = fc.oneof(fc.constantFrom('text', 'id', 'te"xt', 'a\\', '甲', '}'), fc.string());
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.jsonValue()),
        fc.string(),
        fc.string(),
        fc.boolean(),
        (others, text, clean, isSpread) => {
          const value = { ...others, text };
          const json = JSON.stringify(value, null, isSpread ? 1 : 0);
          expect(JSON.parse(withText(parseRecord(json)!, clean))).toEqual(
            JSON.parse(JSON.stringify({ ...value, text: clean })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    'not json',
    '[1]',
    '"text"',
    'null',
    '{}',
    '{"text":1}',
    '{"content":"甲"}',
    '{"text":"甲"',
    '{"__proto__":{"text":"甲"}}',
  ])('%s is none', (json) => {
    expect(parseRecord(json)).toBeUndefined();
  });

  it('has its text where the user says', () => {
    expect(parseRecord('{"content":"甲","text":1}', 'content')?.text).toBe('甲');
  });
});

describe('names of files', () => {
  it('are safe on any system, and each stands once', () => {
    const fileName = fileNames();
    expect(['2025/01', '2025:01', '../a', 'CON', 'a.', '', 'A', 'a', '报告'].map(fileName)).toEqual([
      '2025_01',
      '2025_01-2',
      '___a',
      '_CON',
      'a',
      '_',
      'A-2',
      'a-3',
      '报告',
    ]);
  });

  it('never climb, hold no separator and fit in a folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (id) => {
        const name = fileNames()(id);
        expect(name).toMatch(/^[^/\\\0]+$/);
        expect(name).not.toMatch(/^\.{1,2}$/);
        expect(Buffer.byteLength(`${name}.ledger.json`)).toBeLessThan(255);
      }),
    );
  });
});
