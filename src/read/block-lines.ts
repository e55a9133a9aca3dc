import { blockOf } from './judge-tags.ts';
import type { PdfLine, ReadPdfPage } from './pdf-lines.ts';
import type { PdfBlock } from './pdf-messages.ts';
import { ARTIFACT } from './pdf-structure.ts';

/** Lines of a page that stand behind one another in one block of its structure. */
export interface BlockLines {
  readonly block: PdfBlock;
  readonly number: number;
  readonly lines: readonly PdfLine[];
  /** All of these lines stand in the block alone, and it has no others. */
  readonly isWhole: boolean;
  /** Nothing but page edges lies between these lines and those of the block before, and none is the page's last block. */
  readonly isBehindBlock: boolean;
  readonly isLast: boolean;
}

/** The lines of a page by block, in reading order. Lines in no block, and such as are marked as no text, part blocks. */
export function gatherBlocks({ lines, structure }: ReadPdfPage): readonly BlockLines[] {
  const stretches: { number: number; lines: PdfLine[]; isBehindBlock: boolean }[] = [];
  let before: number | null = null;
  for (const line of lines) {
    const block = blockOf(line);
    const number = block === ARTIFACT ? null : block;
    if (number !== null && number === before) stretches.at(-1)!.lines.push(line);
    else if (number !== null) stretches.push({ number, lines: [line], isBehindBlock: before !== null });
    before = number;
  }
  const counts = new Map<number, number>();
  for (const { number } of stretches) counts.set(number, (counts.get(number) ?? 0) + 1);
  return stretches.map((stretch, i) => ({
    number: stretch.number,
    lines: stretch.lines,
    isBehindBlock: stretch.isBehindBlock,
    block: structure!.blocks[stretch.number]!,
    isWhole: counts.get(stretch.number) === 1 && stretch.lines.every(({ letters }) => letters!.size === 1),
    isLast: i + 1 === stretches.length,
  }));
}
