import { describe, expect, it } from 'vitest';
import { doubts, summaryLines } from '../../src/cli/summary-lines.ts';
import type { Summary } from '../../src/types.ts';

const summary: Summary = {
  paragraphs: 116,
  articles: 2,
  fragments: 39,
  moved: 21,
  duplicates: 19,
  duplicateCharacters: 18_012,
  furniture: 45,
  edits: 3,
  joints: { certain: 17, probable: 2, guessed: 0 },
  gaps: 0,
  reuse: 4,
  conflicts: 1,
};

describe('the summary', () => {
  it('counts what was done', () => {
    expect(summaryLines(summary, 'jilin-gazette.txt', 0.62)).toEqual([
      'jilin-gazette.txt: 2 articles, 116 paragraphs, 0.6 s',
      '  fragments 39, moved 21, duplicates 19 (18012 characters), furniture 45, edits 3',
      '  joints 17 certain, 2 probable, 0 guessed; gaps 0, conflicts 1, reuse 4',
    ]);
  });

  it('names what --strict does not bear', () => {
    expect(doubts(summary)).toBe('1 conflict');
    expect(doubts({ ...summary, joints: { ...summary.joints, guessed: 1 }, gaps: 2 })).toBe(
      '1 guess, 2 gaps, 1 conflict',
    );
    expect(doubts({ ...summary, conflicts: 0 })).toBeUndefined();
  });
});
