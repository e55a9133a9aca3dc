import type { Masthead } from '../layout/masthead.ts';
import { endsSentence } from '../layout/measure.ts';
import { isHeadingByWords } from '../markers/heading-words.ts';
import { opensNewspaperArticle } from '../markers/newspaper-lines.ts';
import { isSession } from '../markers/session-line.ts';
import { isTitleLike } from '../order/fragments.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Article, Line, Meta, Paragraph, Piece, Report } from '../types.ts';
import { readArticleMeta } from './article-meta.ts';
import { cleanLine, readSpacing, type Spacing } from './clean-line.ts';
import { type BlockStyle, breaksBetween, readBlockStyle } from './paragraph-breaks.ts';
import { classify, isByline } from './paragraph-kind.ts';

/** What is known about the document beside its lines. */
export interface RebuildContext {
  /** Titles that a contents list names, without white space. */
  readonly titles: ReadonlySet<string>;
  readonly meta: Meta;
  /** In raw order. */
  readonly mastheads?: readonly Masthead[];
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
  const blocks = regions.flatMap((lines) => buildParagraphs(lines, isTitle, context.isMarked));
  return { articles: gatherArticles(blocks, isTitle, context) };
}

function buildParagraphs(
  lines: readonly ReadingLine[],
  isTitle: (text: string) => boolean,
  isMarked: boolean,
): readonly Block[] {
  const measure = lines[0]?.measure ?? null;
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
    if (next && !endsParagraph(sofar, lines[i]!, next, style, isTitle)) continue;
    const part = lines.slice(start, i + 1);
    blocks.push({
      paragraph: joinLines(
        part.map(({ line }) => line),
        spacing,
        isMarked,
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

/** Lines join with nothing between them; only two words of letters need the blank that the line break stood for. */
function joinLines(lines: readonly Line[], spacing: Spacing, isMarked: boolean): Paragraph {
  const pieces: Piece[] = [];
  let text = '';
  for (const [i, line] of lines.entries()) {
    if (i > 0 && /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text)) {
      pieces.push({ source: line.source, start: line.start, end: line.start, text: ' ', rule: 'word-space' });
      text += ' ';
    }
    for (const piece of cleanLine(line, spacing)) {
      pieces.push(piece);
      text += piece.text ?? line.text.slice(piece.start - line.start, piece.end - line.start);
    }
  }
  return { ...kindOf(text, lines[0]!, isMarked), text, pieces: mergePieces(pieces) };
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
  const articles: Block[][] = [];
  let isNotes = false;
  for (const [i, block] of blocks.entries()) {
    const { paragraph, first } = block;
    const isListed = isTitle(paragraph.text);
    const isHead = paragraph.kind === 'title' || isListed || (!context.isMarked && opensArticle(blocks, i));
    const starts = articles.length === 0 || isHead || first.line.breakBefore === 'article';
    const titled: Paragraph = isHead ? { kind: 'title', text: paragraph.text, pieces: paragraph.pieces } : paragraph;
    isNotes = !starts && (isNotes || opensNotes(paragraph));
    const isSection = !isHead && !context.isMarked && isSetOff(blocks, i);
    if (isSection) isNotes = false;
    const told = {
      ...block,
      paragraph:
        isNotes && first.line.headingLevel === undefined
          ? asNote(titled)
          : isSection
            ? { ...titled, kind: 'heading' as const, level: 1 }
            : titled,
    };
    if (starts) articles.push([told]);
    else articles.at(-1)!.push(told);
  }
  const metaAt = readArticleMeta(context.meta, context.mastheads ?? []);
  return articles.map((blocks) => {
    const paragraphs = blocks.map(({ paragraph }) => paragraph);
    const head = paragraphs[0]!;
    const found = metaAt(blocks[0]!.first.line);
    const meta = Object.keys(found).length > 0 ? { meta: found } : {};
    return { ...(head.kind === 'title' ? { title: head.text } : {}), ...meta, paragraphs };
  });
}

/**
 * A paragraph is an article's title where it stands over a reporter's byline or over 本报讯; a text's first one also where it names
 * a kind of document or stands over a session line or byline.
 */
function opensArticle(blocks: readonly Block[], i: number): boolean {
  const [head, second, third, fourth] = blocks.slice(i, i + 4).map(({ paragraph }) => paragraph);
  if (head?.kind === 'body' && opensNewspaperArticle(head.text, second?.text, third?.text, fourth?.text)) return true;
  if (i > 0 || !head || !second || head.kind !== 'body') return false;
  if (head.text.length > 60 || /[。！？；，：!?;,:]$/u.test(head.text)) return false;
  return isTitleLike(head.text) || isSession(second.text) || isByline(second.text);
}

/** A heading without a marker is told by its words, where sentences stand behind it and no open line before it. */
function isSetOff(blocks: readonly Block[], i: number): boolean {
  const [before, block, next] = [blocks[i - 1]?.paragraph, blocks[i]!, blocks[i + 1]?.paragraph];
  if (block.paragraph.kind !== 'body' || !isHeadingByWords(block.paragraph.text)) return false;
  const isOver = next !== undefined && endsSentence(next.text) && next.text.length > block.paragraph.text.length;
  return isOver && (before === undefined || before.kind !== 'body' || endsSentence(before.text));
}

/** Explanations of terms run to the next title. */
function opensNotes({ text }: Paragraph): boolean {
  return (
    text.length <= 20 &&
    /^(?:有关|部分|相关)?(?:名词|用语|名词术语|名词用语)(?:解释|注释|说明)\s*[:：]?$|^注\s?释\s*[:：]?$/u.test(text)
  );
}

function asNote(paragraph: Paragraph): Paragraph {
  const isText = paragraph.kind === 'body' || paragraph.kind === 'item' || paragraph.kind === 'heading';
  return isText ? { kind: 'note', text: paragraph.text, pieces: paragraph.pieces } : paragraph;
}
