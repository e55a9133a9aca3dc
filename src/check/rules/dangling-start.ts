import { isContinuationNotice } from '../../layout/continuations.ts';
import type { Problem } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Punctuation that closes or goes on with what stands before it, and so cannot begin a paragraph. */
const closing = /^[，。、；：？！）”’》」』】,;)]/u;

/**
 * A paragraph that begins in mid-sentence: with closing punctuation, or where cleaning found its beginning lost.
 *
 * @example
 * ，城镇新增就业3.2万人，零就业家庭动态清零。
 */
export const danglingStart = defineRule({
  name: 'dangling-start',
  severity: 'error',
  docs: 'Text begins in mid-sentence.',
  check: ({ ledger, paragraphs, paragraphAt, isOpenJoint }) => {
    const problems = new Map<number, Problem>();
    for (const { paragraph, first, index } of paragraphs) {
      const character = paragraph.kind === 'table' ? undefined : closing.exec(paragraph.text)?.[0];
      if (character) problems.set(index, { span: first, message: { code: 'starts-with-punctuation', character } });
    }
    for (const { side, at, text } of ledger.gaps) {
      const placed = side === 'before' ? paragraphAt(at) : undefined;
      if (placed && !problems.has(placed.index) && !isOpenJoint(at)) {
        const message = isContinuationNotice(text)
          ? ({ code: 'other-part-missing', notice: text } as const)
          : ({ code: 'starts-in-sentence' } as const);
        problems.set(placed.index, { span: placed.first, message });
      }
    }
    return [...problems.values()];
  },
});
