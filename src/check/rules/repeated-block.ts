import { droppedBlocks } from '../../ledger/dropped-blocks.ts';
import type { Problem } from '../finding.ts';
import { takeOut } from '../line-edit.ts';
import { defineRule } from '../rule.ts';

/**
 * A passage that is printed, scanned or pasted a second time.
 *
 * `--fix` takes out what is equal to the letter, where no text is out of order: which of two copies stands in its place is else not sure.
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
  fixable: true,
  check: (text) =>
    droppedBlocks(text.ledger).flatMap(({ source, start, end, fate, reason, of, similarity }): readonly Problem[] => {
      if (fate !== 'duplicate') return [];
      const span = { source, start, end };
      const characters = text.rawText(span).replace(/\s+/gu, '').length;
      if (!of) return [{ span, message: { code: 'repeated-of-unknown', characters } }];
      const { line } = text.positionAt(of.source, of.start);
      const message = { code: 'repeated', line, characters, similarity: similarity ?? 1 } as const;
      const isProven = similarity === 1 && reason === 'printed again' && text.isFixable(source) && text.isInOrder();
      if (!isProven) return [{ span, message }];
      const fix = text.dropsIn(span).map((drop) => takeOut(text.sourceText(source), drop));
      return [{ span, message, fix }];
    }),
});
