import { unifyRadical } from '../language/unify-radical.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Report } from '../types.ts';
import { findArrowItems } from './arrow-items.ts';
import type { Block, RebuildContext } from './block.ts';
import { readSpacing } from './clean-line.ts';
import { gatherArticles } from './gather-articles.ts';
import { joinLines } from './join-lines.ts';
import { type BlockStyle, breaksBehind, readBlockStyles } from './paragraph-breaks.ts';
import { placeCaptions } from './place-captions.ts';

export type { RebuildContext } from './block.ts';

/**
 * Builds the report: joins lines to paragraphs, names their kinds and gathers them into articles.
 *
 * In: lines in reading order, region by region. Out: a report whose every character is a piece of a source or an edit.
 */
export function rebuild(regions: readonly (readonly ReadingLine[])[], context: RebuildContext): Report {
  const isTitle = (text: string) => context.titles.has(text.replace(/\s+/gu, ''));
  const read = regions.map((lines) => (lines[0]?.measure == null ? lines : lines.map(readRadicals)));
  const styles = readBlockStyles(read);
  const built = regions.flatMap((lines, k) => buildParagraphs(lines, read[k]!, styles[k]!, isTitle, context.isMarked));
  const isItem = findArrowItems(built.map(({ paragraph }) => paragraph));
  const blocks = built.map((block, i): Block => {
    return isItem[i] ? { ...block, paragraph: { ...block.paragraph, kind: 'item' } } : block;
  });
  return { articles: gatherArticles(placeCaptions(blocks, context.captions ?? []), isTitle, context) };
}

function buildParagraphs(
  lines: readonly ReadingLine[],
  read: readonly ReadingLine[],
  style: BlockStyle | null,
  isTitle: (text: string) => boolean,
  isMarked: boolean,
): readonly Block[] {
  const spacing = readSpacing(
    lines.map(({ line }) => line),
    style !== null,
  );
  const blocks: Block[] = [];
  let start = 0;
  let sofar = '';
  for (let i = 0; i < lines.length; i += 1) {
    sofar += read[i]!.line.text;
    const next = lines[i + 1];
    if (next && !endsParagraph(sofar, read, i, style, isTitle)) continue;
    const part = lines.slice(start, i + 1).map(({ line }) => line);
    blocks.push({ paragraph: joinLines(part, spacing, isMarked), first: lines[start]!, lines: part });
    start = i + 1;
    sofar = '';
  }
  return blocks;
}

/** A line with ideographs for the radicals that PDF fonts put, character for character: markers are known by them. */
function readRadicals(reading: ReadingLine): ReadingLine {
  if (!/[\u2e80-\u2fdf]/.test(reading.line.text)) return reading;
  const text = reading.line.text.replace(/[\u2e80-\u2fdf]/g, (char) =>
    String.fromCharCode(unifyRadical(char.charCodeAt(0))),
  );
  return { ...reading, line: { ...reading.line, text } };
}

function endsParagraph(
  sofar: string,
  lines: readonly ReadingLine[],
  i: number,
  style: BlockStyle | null,
  isTitle: (text: string) => boolean,
): boolean {
  if (lines[i]!.line.kind === 'table' || lines[i + 1]!.line.kind !== undefined) return true;
  return style === null ? !lines[i + 1]!.runsOn : breaksBehind(sofar, lines, i, style, isTitle);
}
