import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchBrackets, readBrackets } from '../../src/order/open-brackets.ts';

const match = (left: string, right: string) => matchBrackets(readBrackets(left), readBrackets(right));

describe('readBrackets', () => {
  test.each([
    ['江上的灯火', '', ''],
    ['江上的“灯火', '”', ''],
    ['江上的“灯火”', '', ''],
    ['江上的灯火”', '', '”'],
    ['灯火”和（渡口', '）', '”'],
    ['《江上的“灯火', '”', ''],
    ['《江上的“灯火”', '》', ''],
    ['灯火）”', '', '）'],
  ])('%s', (text, opens, closes) => {
    expect(readBrackets(text)).toMatchObject({ opens, closes });
  });

  test('what is opened and closed inside a line is nobody else’s', () => {
    const inner = fc.constantFrom('灯火', '“灯火”', '（江心洲）', '《渡口》', '【《渡》】');
    fc.assert(
      fc.property(fc.array(inner, { maxLength: 8 }), (parts) => {
        expect(readBrackets(parts.join('，'))).toMatchObject({ opens: '', closes: '' });
      }),
      { numRuns: 100, seed: 20250620 },
    );
  });
});

describe('matchBrackets', () => {
  test('an open bracket that finds its closing one speaks for the joint', () => {
    expect(match('江上的“灯火', '连成一片”。')).toBeGreaterThan(2);
    expect(match('（江心洲', '除外）')).toBeGreaterThan(2);
  });

  test('one that meets another speaks against it, and so does one that opens anew', () => {
    expect(match('江上的“灯火', '除外）')).toBeLessThan(-1);
    expect(match('江上的“灯火', '“连成一片')).toBeLessThan(-1);
  });

  test('a closing bracket that nothing opened speaks against, less strongly: the opening may stand lines before', () => {
    expect(match('江上的灯火', '连成一片”。')).toBeLessThan(0);
    expect(match('江上的灯火', '连成一片”。')).toBeGreaterThan(match('江上的（灯火', '连成一片”。'));
  });

  test('a bracket may stay open over a whole line, and pass through one that owes another', () => {
    expect(match('江上的“灯火', '连成一片')).toBe(0);
    expect(match('灯火”，渡口', '船工”')).toBe(0);
  });

  test('no bracket says nothing', () => {
    expect(match('江上的灯火', '连成一片')).toBe(0);
  });
});
