import { unifyRadical } from '../language/unify-radical.ts';
import type { Caption } from '../layout/captions.ts';

import { isSession } from '../markers/session-line.ts';
import { isTitleLike } from '../order/fragments.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Article, Line, Meta, Paragraph, Piece, Report } from '../types.ts';
import { findArrowItems } from './arrow-items.ts';
import { cleanLine, readSpacing, type Spacing } from './clean-line.ts';
import { type BlockStyle, breaksBehind, readBlockStyles } from './paragraph-breaks.ts';
import { classify, isByline } from './paragraph-kind.ts';

/** What is known about the document beside its lines. */
export interface RebuildContext {
  /** Titles that a contents list names, without white space. */
  readonly titles: ReadonlySet<string>;
  readonly meta: Meta;
  /** Marks in the source say what is a heading: no other line is one. */
  readonly isMarked: boolean;
  /** Captions lifted out of the text: each stands behind the paragraph that it interrupted. */
  readonly captions?: readonly Caption[];
}

interface Block {
  readonly paragraph: Paragraph;
  readonly first: ReadingLine;
  readonly lines: readonly Line[];
}

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

/** Puts every caption behind the paragraph of the last line that stands before it in raw, or else in front of all. */
function placeCaptions(blocks: readonly Block[], captions: readonly Caption[]): readonly Block[] {
  if (captions.length === 0) return blocks;
  const ends = blocks
    .flatMap(({ lines }, b) => lines.map(({ source, start }) => ({ source, start, block: b })))
    .sort(byPlace);
  const behind = new Map<number, Block[]>();
  const sorted = captions.map(({ lines }) => lines).sort((a, b) => byPlace(a[0]!, b[0]!));
  let at = 0;
  for (const lines of sorted) {
    while (at < ends.length && byPlace(ends[at]!, lines[0]!) < 0) at += 1;
    const before = ends[at - 1];
    const place = before?.source === lines[0]!.source ? before.block : (ends[at]?.block ?? 0) - 1;
    const { text, pieces } = joinLines(lines, { dropMixed: false, isSet: false }, false);
    const first = { line: lines[0]!, measure: null, opensRegion: false, afterGap: false, atJoint: false };
    behind.set(place, [...(behind.get(place) ?? []), { paragraph: { kind: 'caption', text, pieces }, first, lines }]);
  }
  return [...(behind.get(-1) ?? []), ...blocks.flatMap((block, b) => [block, ...(behind.get(b) ?? [])])];
}

function byPlace(a: { readonly source: string; readonly start: number }, b: typeof a): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.start - b.start;
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
  if (line.kind !== undefined) return { kind: line.kind };
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
    const isListed = paragraph.kind !== 'table' && isTitle(paragraph.text);
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
