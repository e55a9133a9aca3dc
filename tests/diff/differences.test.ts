import { describe, expect, test } from 'vitest';
import { differences } from '../../src/diff/differences.ts';

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
