import { describe, expect, it } from 'vitest';
import { noticeLines } from '../../src/cli/notice-lines.ts';
import type { Notice } from '../../src/types.ts';

const noticesOn = (code: Notice['code'], pages: readonly number[], detail?: string): Notice[] =>
  pages.map((page) => ({ source: 's1', code, page, ...(detail === undefined ? {} : { detail }) }));
const linesOf = (notices: readonly Notice[]) => noticeLines(notices, () => 'a.pdf');

describe('what readers tell, for people', () => {
  it('is one line for all pages of which the same is said', () => {
    expect(linesOf(noticesOn('no-text-layer', [4, 3, 9, 5]))).toEqual([
      'a.pdf: pages 3-5, 9 have no text layer; run OCR first',
    ]);
    expect(linesOf(noticesOn('no-text-layer', [3]))).toEqual(['a.pdf: page 3 has no text layer; run OCR first']);
    expect(linesOf([{ source: 's1', code: 'text-lost', detail: '2 characters' }])).toEqual([
      'a.pdf: text was lost: 2 characters',
    ]);
  });

  it('does not flood the terminal', () => {
    const many = Array.from({ length: 50 }, (_, i) => noticesOn('reader-warning', [1], `warning ${i}`)).flat();
    expect(linesOf(many)).toHaveLength(4);
    expect(linesOf(many).at(-1)).toBe('a.pdf: more of this kind, see the ledger');
  });
});
