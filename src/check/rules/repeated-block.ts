import { droppedBlocks } from '../../ledger/dropped-blocks.ts';
import type { Problem } from '../finding.ts';
import { defineRule } from '../rule.ts';

/**
 * A passage that is printed, scanned or pasted a second time.
 *
 * @example two columns of a booklet that a second pass of the export repeats line by line:
 * 一年来，我们主要做了以下工作：
 * 坚持产业优先，工业经济稳步回升。
 * 一年来，我们主要做了以下工作：
 * 坚持产业优先，工业经济稳步回升。
 */
export const repeatedBlock = defineRule({
  name: 'repeated-block',
  severity: 'error',
  docs: 'A passage is printed, scanned or pasted a second time.',
  check: ({ ledger, rawText, positionAt }) =>
    droppedBlocks(ledger).flatMap(({ source, start, end, fate, of, similarity }): readonly Problem[] => {
      if (fate !== 'duplicate') return [];
      const span = { source, start, end };
      const characters = rawText(span).replace(/\s+/gu, '').length;
      if (!of) return [{ span, message: { code: 'repeated-of-unknown', characters } }];
      const { line } = positionAt(of.source, of.start);
      return [{ span, message: { code: 'repeated', line, characters, similarity: similarity ?? 1 } }];
    }),
});
