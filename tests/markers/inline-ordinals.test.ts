import { describe, expect, test } from 'vitest';
import { inlineOrdinals } from '../../src/markers/inline-ordinals.ts';

const found = (text: string, before?: string) =>
  inlineOrdinals(text, before).map(({ marker, at }) => `${marker.form} ${marker.value} at ${at}`);

describe('inlineOrdinals', () => {
  test.each([
    ['要点有二：一是清淤；二是种柳。', ['point 1 at 5', 'point 2 at 10']],
    ['一要清淤，二要种柳', ['point 1 at 0', 'point 2 at 5']],
    ['首先，清淤；其次，种柳；最后，通航。', ['word 1 at 0', 'word 2 at 6', 'word 9 at 12']],
    ['好。第一，清淤。第二，种柳。', ['ordinal 1 at 2', 'ordinal 2 at 8']],
    ['办法：（1）清淤；(2)种柳', ['subitem 1 at 3', 'subitem 2 at 9']],
    ['①清淤②种柳', ['circled 1 at 0', 'circled 2 at 3']],
  ])('reads those of %s', (text, ordinals) => expect(found(text)).toEqual(ordinals));

  test.each([
    '他一是一、二是二',
    '一是否清淤',
    '船工之一是柳问渠',
    '第一产业',
    '首先查封',
    '见表（1）和（2）',
    '三要素',
    '一要求清淤',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('an ordinal may be parted by the end of a line', () => {
    expect(found('是种柳。', '一是清淤；二')).toEqual(['point 2 at -1']);
  });

  test('at the start of a line the line before tells whether a clause begins', () => {
    expect(found('二是种柳', '一是清淤；')).toEqual(['point 2 at 0']);
    expect(found('一是柳问渠', '船工之')).toEqual([]);
  });
});
