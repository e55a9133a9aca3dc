import type { Document, Drop, Line, Source } from '../types.ts';
import { findFences } from './fences.ts';
import { findInlineMarks, hasInlineEscape } from './markdown-inline.ts';
import {
  articleRule,
  fenceMark,
  headingMark,
  imageText,
  isEscaped,
  isPipeRow,
  isRule,
  itemMark,
  pointEscape,
  tableFence,
} from './markdown-marks.ts';
import { cutPassages, type Passage } from './markdown-passages.ts';
import { type PhysicalLine, splitLines } from './physical-lines.ts';
import { nextLineDrops, toLine } from './text.ts';

/**
 * Reads Markdown, as this program writes it and as vision models do. The marks of headings, list items, rules, fences and
 * strong emphasis and the backslashes that escape them are no text: they become drops of fate `layout`; comments and pictures
 * are `chrome`. Rows of a table (`| … |`) and lines in a fence stand as they are. All else is text: numbered items, quotations,
 * links.
 *
 * @example
 * readMarkdown({ id: 's1', path: 'a.md', media: 'markdown', encoding: 'utf-8', text: '- ▶ 固定资产投资增长 **6%** 以上' })
 * // lines: [{ …, start: 2, text: '▶ 固定资产投资增长 **6%** 以上', kind: 'item', marks: [[13, 15], [17, 19]] }]
 * // drops: [{ source: 's1', start: 0, end: 1, fate: 'layout', reason: 'markdown-mark' }, …]
 */
export function readMarkdown(source: Source): Document {
  const physicals = splitLines(source.text);
  const fences = findFences(source.text, physicals);
  const lines: Line[] = [];
  const drops: Drop[] = [];
  let articleBreak = false;
  const push = (line: Line | undefined) => {
    if (!line) return;
    lines.push(articleBreak ? { ...line, breakBefore: 'article' } : line);
    articleBreak = false;
  };
  const drop: DropMark = (start, end, reason, fate = 'layout') =>
    drops.push({ source: source.id, start, end, fate, reason });
  let fenceEnd = -1;
  const { passages, comments } = cutPassages(source.text, physicals, fences);
  for (const [start, end] of comments) drop(start, end, 'comment', 'chrome');
  for (const [i, physical] of physicals.entries()) {
    if (fences.has(i)) fenceEnd = fences.get(i)!;
    if (i === fenceEnd || fences.has(i)) drop(physical.start, physical.end, 'markdown-mark');
    else if (i < fenceEnd) push(verbatim(source, physical));
    else if (isArticleRule(source.text, physical)) {
      drop(physical.start, physical.end, 'article-break');
      articleBreak = true;
    } else for (const passage of passages[i]!) push(readPassage(source, passage, drop));
  }
  const inComment = ({ start }: Drop) => comments.some(([from, to]) => start >= from && start < to);
  drops.push(...nextLineDrops(source).filter((each) => !inComment(each)));
  return { source, lines, drops: drops.sort((a, b) => a.start - b.start) };
}

type DropMark = (start: number, end: number, reason: string, fate?: Drop['fate']) => void;

/** A line inside a fence, with the white space before it. */
function verbatim(source: Source, physical: PhysicalLine): Line {
  return { ...toLine(source, { ...physical, start: physical.lineStart }), kind: 'table' };
}

function readPassage(source: Source, passage: Passage, drop: DropMark): Line | undefined {
  if (passage.isBreak) {
    drop(passage.start, passage.end, 'markdown-mark');
    return undefined;
  }
  const line = toLine(source, passage);
  if (isRule(line.text)) {
    drop(line.start, line.end, 'markdown-mark');
    return undefined;
  }
  if (isPipeRow(line.text)) return { ...line, kind: 'table' };
  const caption = imageText(line.text);
  if (caption !== undefined) return readImage(line, caption, drop);
  const heading = line.indent === 0 ? headingMark(line.text) : 0;
  const item = heading > 0 ? 0 : itemMark(line.text);
  const quote = line.indent === 0 && isEscaped(line.text) ? 1 : 0;
  if (heading > 0) drop(line.start, line.start + heading, 'markdown-mark');
  if (item > 0) drop(line.start, line.start + 1, 'markdown-mark');
  if (quote > 0) drop(line.start, line.start + 1, 'markdown-escape');
  const text = line.text.slice(Math.max(heading, item, quote)).trimStart();
  const point = quote > 0 || item > 0 || heading > 0 ? -1 : pointEscape(text);
  const rest: Line = {
    ...line,
    start: line.end - text.length,
    text,
    ...(heading > 0 ? { headingLevel: heading } : {}),
    ...(item > 0 ? { kind: 'item' as const } : {}),
  };
  return takeMarks(rest, point, drop);
}

/** Takes the marks inside a line out of its text: those at its ends by moving the ends, the others by naming them. */
function takeMarks(line: Line, point: number, drop: DropMark): Line {
  const found = findInlineMarks(line.text);
  const all = point < 0 ? found : [{ start: point, end: point + 1, reason: 'markdown-escape' as const }, ...found];
  if (all.length === 0) return line;
  for (const { start, end, reason } of all) drop(line.start + start, line.start + end, reason);
  const marks = all
    .map(({ start, end }) => [line.start + start, line.start + end] as const)
    .sort((a, b) => a[0] - b[0]);
  let { start, end } = line;
  while (marks[0]?.[0] === start) start = marks.shift()![1];
  while (marks.at(-1)?.[1] === end) end = marks.pop()![0];
  const text = line.text.slice(start - line.start, end - line.start);
  return { ...line, start, end, text, ...(marks.length > 0 ? { marks } : {}) };
}

/** File names and words that stand for a picture and say nothing of it. */
const noCaption =
  /^(?:(?:images?|img|picture|photo|figure|图片|图像|插图|图)?[\s_-]*\d*|[^\s]*\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?))$/iu;

function readImage(line: Line, caption: string, drop: DropMark): Line | undefined {
  const text = caption.trim();
  if (noCaption.test(text) || !/\p{L}/u.test(text)) {
    drop(line.start, line.end, 'image', 'chrome');
    return undefined;
  }
  const start = line.start + 2 + caption.indexOf(text);
  const end = start + text.length;
  drop(line.start, start, 'image', 'chrome');
  drop(end, line.end, 'image', 'chrome');
  return { ...line, start, end, text, kind: 'caption' };
}

/**
 * Tells Markdown from plain text where neither name nor user says which: one heading mark or a fence around a table is
 * enough. An escape, an item of a list or a rule between articles is, where every paragraph stands between blank lines as in
 * our own Markdown: a misread line of print may begin with any mark.
 */
export function looksLikeMarkdown(text: string): boolean {
  const marks = /(?:^|[\n\r\f\v\u0085\u2028\u2029])(?:#{1,6}[ \t]|\\|`{3}|[-*+][ \t])/;
  if (!marks.test(text) && !hasInlineEscape(text) && !text.includes(articleRule)) return false;
  const lines = splitLines(text);
  const flush = lines.map(({ lineStart, start, end }) => (lineStart === start ? text.slice(start, end) : ''));
  if (flush.some((line) => headingMark(line) > 0)) return true;
  if ([...findFences(text, lines).keys()].some((i) => isTableFence(flush[i]!))) return true;
  const isAiry = (line: PhysicalLine, i: number) =>
    flush[i] !== '' && (i === 0 || line.blanksBefore > 0 || areTight(flush[i - 1]!, flush[i]!));
  if (!lines.every(isAiry)) return false;
  if (flush.some((line) => isEscaped(line) || hasInlineEscape(line))) return true;
  const isParted = lines.some((line, i) => i > 0 && line.blanksBefore > 0);
  if (isParted && flush.some((line) => itemMark(line) > 0)) return true;
  return lines.some((line, i) => i > 0 && isArticleRule(text, line));
}

/** Items of a list and rows of a table stand without blank lines between them. */
function areTight(above: string, line: string): boolean {
  return (itemMark(above) > 0 && itemMark(line) > 0) || (isPipeRow(above) && isPipeRow(line));
}

/** A line that tells Markdown where it stands unindented: plain text is written with a blank before it. */
export function opensMarkdown(line: string): boolean {
  return headingMark(line) > 0 || isEscaped(line) || hasInlineEscape(line) || isTableFence(line);
}

/** A fence as our renderer opens it. */
function isTableFence(line: string): boolean {
  const found = fenceMark(line);
  return found?.mark.startsWith('`') === true && found.info === tableFence;
}

function isArticleRule(text: string, { lineStart, start, end, blanksBefore }: PhysicalLine): boolean {
  return lineStart === start && blanksBefore > 0 && text.slice(start, end) === articleRule;
}
