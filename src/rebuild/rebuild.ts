import { nameLanguages } from '../language/paragraph-languages.ts';
import { isSession } from '../markers/session-line.ts';
import { isTitleLike } from '../order/fragments.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Article, Line, Meta, Paragraph, Piece, Report } from '../types.ts';
import { cleanLine, readSpacing, type Spacing } from './clean-line.ts';
import { joinWords, type KnowWords, knowWords } from './join-words.ts';
import { cutLatinColumns, type Stretch } from './latin-columns.ts';
import { type BlockStyle, breaksBetween, readBlockStyle } from './paragraph-breaks.ts';
import { classify, isByline } from './paragraph-kind.ts';

/** What is known about the document beside its lines. */
export interface RebuildContext {
  /** Titles that a contents list names, without white space. */
  readonly titles: ReadonlySet<string>;
  readonly meta: Meta;
  /** Marks in the source say what is a heading: no other line is one. */
  readonly isMarked: boolean;
}

interface Block {
  readonly paragraph: Paragraph;
  readonly first: ReadingLine;
}

/**
 * Builds the report: joins lines to paragraphs, names their kinds and gathers them into articles.
 *
 * In: lines in reading order, region by region. Out: a report whose every character is a piece of a source or an edit.
 */
export function rebuild(regions: readonly (readonly ReadingLine[])[], context: RebuildContext): Report {
  const isTitle = (text: string) => context.titles.has(text.replace(/\s+/gu, ''));
  const words = knowWords(regions.flatMap((lines) => lines.map(({ line }) => line)));
  const blocks = cutLatinColumns(regions).flatMap((stretch) =>
    buildParagraphs(stretch, isTitle, context.isMarked, words),
  );
  const named = nameLanguages(blocks.map(({ paragraph }) => paragraph));
  const spoken = blocks.map((block, i) => ({ ...block, paragraph: named[i]! }));
  return { articles: gatherArticles(spoken, isTitle, context) };
}

function buildParagraphs(
  { lines, breaks }: Stretch,
  isTitle: (text: string) => boolean,
  isMarked: boolean,
  words: KnowWords,
): readonly Block[] {
  // The rules of Chinese lines and their blanks do not hold for a Latin column.
  const measure = breaks ? null : (lines[0]?.measure ?? null);
  const spacing = readSpacing(
    lines.map(({ line }) => line),
    measure !== null,
  );
  const style = measure === null ? null : readBlockStyle(lines, measure);
  const blocks: Block[] = [];
  let start = 0;
  let sofar = '';
  for (let i = 0; i < lines.length; i += 1) {
    sofar += lines[i]!.line.text;
    const next = lines[i + 1];
    if (next && !(breaks?.[i] ?? endsParagraph(sofar, lines[i]!, next, style, isTitle))) continue;
    const part = lines.slice(start, i + 1);
    blocks.push({
      paragraph: joinLines(
        part.map(({ line }) => line),
        spacing,
        isMarked,
        words,
      ),
      first: part[0]!,
    });
    start = i + 1;
    sofar = '';
  }
  return blocks;
}

function endsParagraph(
  sofar: string,
  last: ReadingLine,
  next: ReadingLine,
  style: BlockStyle | null,
  isTitle: (text: string) => boolean,
): boolean {
  return style === null ? !next.runsOn : breaksBetween(sofar, last, next, style, isTitle);
}

/** Joins the lines of a paragraph; what is put between them, and a mark that is taken out, are edits. */
function joinLines(lines: readonly Line[], spacing: Spacing, isMarked: boolean, words: KnowWords): Paragraph {
  const pieces: Piece[] = [];
  let text = '';
  let known: ReturnType<KnowWords> | undefined;
  const know = () => {
    known ??= words(lines);
    return known;
  };
  for (const [i, line] of lines.entries()) {
    if (i > 0) {
      const joint = joinWords(lines[i - 1]!, line, spacing.isMixedSpaced ?? false, know);
      text = cutEnd(pieces, text, joint.cut);
      pieces.push(...joint.pieces);
      text += joint.pieces.map((piece) => piece.text ?? '').join('');
    }
    for (const piece of cleanLine(line, spacing)) {
      pieces.push(piece);
      text += piece.text ?? line.text.slice(piece.start - line.start, piece.end - line.start);
    }
  }
  return { ...kindOf(text, lines[0]!, isMarked), text, pieces: mergePieces(pieces) };
}

/** Takes characters off the end of what was joined so far; they stand in its last piece, as printed. */
function cutEnd(pieces: Piece[], text: string, length: number): string {
  const last = pieces.at(-1);
  if (length === 0 || !last) return text;
  pieces.pop();
  if (last.end - last.start > length) pieces.push({ ...last, end: last.end - length });
  return text.slice(0, -length);
}

function kindOf(text: string, line: Line, isMarked: boolean): Pick<Paragraph, 'kind' | 'level'> {
  if (line.headingLevel === 1) return { kind: 'title' };
  if (line.headingLevel !== undefined) return { kind: 'heading', level: line.headingLevel - 1 };
  const found = classify(text);
  return isMarked && found.kind === 'heading' ? { kind: 'body' } : found;
}

function mergePieces(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const isPlain = piece.text === undefined && last?.text === undefined;
    if (last && isPlain && last.source === piece.source && last.end === piece.start) {
      merged[merged.length - 1] = { ...last, end: piece.end };
    } else merged.push(piece);
  }
  return merged;
}

function gatherArticles(
  blocks: readonly Block[],
  isTitle: (text: string) => boolean,
  context: RebuildContext,
): readonly Article[] {
  const articles: Paragraph[][] = [];
  for (const [i, block] of blocks.entries()) {
    const { paragraph, first } = block;
    const isListed = isTitle(paragraph.text);
    const isHead = paragraph.kind === 'title' || isListed || (i === 0 && !context.isMarked && opensArticle(blocks));
    const starts = articles.length === 0 || isHead || first.line.breakBefore === 'article';
    const titled: Paragraph = isHead ? { kind: 'title', text: paragraph.text, pieces: paragraph.pieces } : paragraph;
    if (starts) articles.push([titled]);
    else articles.at(-1)!.push(titled);
  }
  const meta = Object.keys(context.meta).length > 0 ? { meta: context.meta } : {};
  return articles.map((paragraphs) => {
    const head = paragraphs[0]!;
    return { ...(head.kind === 'title' ? { title: head.text } : {}), ...meta, paragraphs };
  });
}

/** A text's first paragraph is its title when it names a kind of document or stands over a session line or byline. */
function opensArticle(blocks: readonly Block[]): boolean {
  const [head, second] = blocks.map(({ paragraph }) => paragraph);
  if (!head || !second || head.kind !== 'body' || head.text.length > 60 || /[。！？；，：!?;,:]$/u.test(head.text))
    return false;
  return isTitleLike(head.text) || isSession(second.text) || isByline(second.text);
}
