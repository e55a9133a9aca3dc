import { type DroppedBlock, droppedBlocks } from '../../ledger/dropped-blocks.ts';
import type { CheckedText } from '../checked-text.ts';
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
    gatherPieces(text, droppedBlocks(text.ledger)).map((blocks): Problem => {
      const [first, last] = [blocks[0]!, blocks.at(-1)!];
      const span = { source: first.source, start: first.start, end: last.end };
      const characters = blocks.reduce((sum, block) => sum + text.rawText(block).replace(/\s+/gu, '').length, 0);
      const { of, similarity = 1, reason } = first;
      if (!of) return { span, message: { code: 'repeated-of-unknown', characters } };
      const { line } = text.positionAt(of.source, of.start);
      const message = { code: 'repeated', line, characters, similarity } as const;
      const isProven = similarity === 1 && reason === 'printed again' && blocks.length === 1;
      if (!isProven || !text.isFixable(span.source) || !text.isInOrder()) return { span, message };
      const fix = text.dropsIn(span).map((drop) => takeOut(text.sourceText(span.source), drop));
      return { span, message, fix };
    }),
});

/** What was shattered into pieces, or stands at the ends of all lines of a column, is one copy: its pieces stand so few lines apart. */
const LINES_APART = 3;

function gatherPieces(text: CheckedText, blocks: readonly DroppedBlock[]): readonly (readonly DroppedBlock[])[] {
  const groups: DroppedBlock[][] = [];
  for (const block of blocks) {
    if (block.fate !== 'duplicate') continue;
    const before = groups.at(-1)?.at(-1);
    if (before && isPiece(text, before, block)) groups.at(-1)!.push(block);
    else groups.push([block]);
  }
  return groups;
}

function isPiece({ positionAt }: CheckedText, before: DroppedBlock, block: DroppedBlock): boolean {
  if (before.source !== block.source || before.reason !== block.reason) return false;
  const apart = positionAt(block.source, block.start).line - positionAt(before.source, before.end).line;
  if (apart > LINES_APART) return false;
  const isSame = before.of?.source === block.of?.source && before.of?.start === block.of?.start;
  return block.reason.startsWith('strip') || (block.of !== undefined && isSame);
}
