import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeInline, findInlineMarks } from '../../src/read/markdown-inline.ts';

function readInline(text: string): string {
  let words = '';
  let at = 0;
  for (const { start, end } of findInlineMarks(text)) {
    words += text.slice(at, start);
    at = end;
  }
  return words + text.slice(at);
}

const pieces = fc.constantFrom('*', '**', '***', '_', '__', '\\', '\\\\', '<br>', '<!--', '增长', '6', '，', ' ', 'a');
const text = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

describe('marks inside a line', () => {
  it('are escaped so that reading gives the text back', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(readInline(escapeInline(plain))).toBe(plain);
      }),
      { numRuns: 5000 },
    );
  });

  it('never overlap, and stand in order', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const marks = findInlineMarks(plain);
        for (const [i, { start }] of marks.entries()) expect(start).toBeGreaterThanOrEqual(marks[i - 1]?.end ?? 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('need no escape where they are none', () => {
    for (const plain of ['**表示显著', '5*8', 'a_b', '____年____月', 'C:\\work'])
      expect(escapeInline(plain)).toBe(plain);
  });
});
