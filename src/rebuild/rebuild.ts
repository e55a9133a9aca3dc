import { nameLanguages } from '../language/paragraph-languages.ts';
import { unifyRadical } from '../language/unify-radical.ts';
import { endsSentence } from '../layout/measure.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Report } from '../types.ts';
import { findArrowItems } from './arrow-items.ts';
import type { Block, RebuildContext } from './block.ts';
import { readSpacing } from './clean-line.ts';
import { gatherArticles } from './gather-articles.ts';
import { joinLines } from './join-lines.ts';
import { type KnowWords, knowWords } from './join-words.ts';
import { cutLatinColumns, type Stretch } from './latin-columns.ts';
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
  const words = knowWords(regions.flatMap((lines) => lines.map(({ line }) => line)));
  const stretches = cutLatinColumns(regions);
  // The rules of Chinese lines and their blanks do not hold for a Latin column.
  const isSet = ({ lines, breaks }: Stretch) => breaks === undefined && (lines[0]?.measure ?? null) !== null;
  const read = stretches.map((each) => (isSet(each) ? each.lines.map(readRadicals) : each.lines));
  const styles = readBlockStyles(read.filter((_, k) => isSet(stretches[k]!)));
  let known = 0;
  const built = stretches.flatMap((each, k) => {
    const isOverTable = stretches[k + 1]?.lines[0]?.line.kind === 'table';
    const style = isSet(each) ? styles[known++]! : null;
    const endsAt = endOfParagraphs(read[k]!, { breaks: each.breaks, style, isOverTable }, isTitle);
    return buildParagraphs(each.lines, endsAt, isSet(each), context.isMarked, words);
  });
  const isItem = findArrowItems(built.map(({ paragraph }) => paragraph));
  const blocks = built.map((block, i): Block => {
    return isItem[i] ? { ...block, paragraph: { ...block.paragraph, kind: 'item' } } : block;
  });
  const placed = placeCaptions(blocks, context.captions ?? [], words);
  const named = nameLanguages(placed.map(({ paragraph }) => paragraph));
  const spoken = placed.map((block, i) => ({ ...block, paragraph: named[i]! }));
  return { articles: gatherArticles(spoken, isTitle, context) };
}

/** Whether a paragraph ends behind a line, given its text so far and the line's index; the last line is not asked. */
type EndsAt = (sofar: string, i: number) => boolean;

/** How the lines of a stretch are set, and whether the rows of a table stand behind them. */
interface Setting {
  readonly breaks: readonly boolean[] | undefined;
  readonly style: BlockStyle | null;
  readonly isOverTable: boolean;
}

function endOfParagraphs(
  lines: readonly ReadingLine[],
  { breaks, style, isOverTable }: Setting,
  isTitle: (text: string) => boolean,
): EndsAt {
  return (sofar, i) => {
    if (lines[i]!.line.kind === 'table' || lines[i + 1]!.line.kind !== undefined) return true;
    if (isOverTable && i + 2 === lines.length && isTableTitle(sofar, lines[i + 1]!)) return true;
    if (breaks) return breaks[i]!;
    return style === null ? !lines[i + 1]!.runsOn : breaksBehind(sofar, lines, i, style, isTitle);
  };
}

function buildParagraphs(
  lines: readonly ReadingLine[],
  endsAt: EndsAt,
  isSet: boolean,
  isMarked: boolean,
  words: KnowWords,
): readonly Block[] {
  const spacing = readSpacing(
    lines.map(({ line }) => line),
    isSet,
  );
  const blocks: Block[] = [];
  let start = 0;
  let sofar = '';
  for (let i = 0; i < lines.length; i += 1) {
    sofar += isSet ? readRadicals(lines[i]!).line.text : lines[i]!.line.text;
    if (i + 1 < lines.length && !endsAt(sofar, i)) continue;
    const part = lines.slice(start, i + 1).map(({ line }) => line);
    blocks.push({ paragraph: joinLines(part, spacing, isMarked, words), first: lines[start]!, lines: part });
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

/** A line over the rows of a table, behind a sentence, that is none: what the table is called, or its unit. */
function isTableTitle(sofar: string, { line }: ReadingLine): boolean {
  return endsSentence(sofar) && !endsSentence(line.text);
}
