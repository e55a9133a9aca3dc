import type { Document, Drop, Line, Source } from '../types.ts';
import { articleRule, headingMark, isEscaped } from './markdown-marks.ts';
import { type PhysicalLine, splitLines } from './physical-lines.ts';
import { nextLineDrops, toLine } from './text.ts';

/**
 * Reads Markdown as this program writes it: heading marks, the rule between articles and the backslash before a line
 * that only looks like one of them are no text; they become drops of fate `layout`. Nothing else is interpreted.
 *
 * @example
 * readMarkdown({ id: 's1', path: 'a.md', media: 'markdown', encoding: 'utf-8', text: '## 一、工作回顾' })
 * // lines: [{ …, start: 3, end: 9, text: '一、工作回顾', headingLevel: 2 }]
 * // drops: [{ source: 's1', start: 0, end: 2, fate: 'layout', reason: 'markdown-mark' }]
 */
export function readMarkdown(source: Source): Document {
  const lines: Line[] = [];
  const drops: Drop[] = nextLineDrops(source);
  const drop = (start: number, end: number, reason: string) =>
    drops.push({ source: source.id, start, end, fate: 'layout', reason });
  let articleBreak = false;
  for (const physical of splitLines(source.text)) {
    if (isRule(source.text, physical)) {
      drop(physical.start, physical.end, 'article-break');
      articleBreak = true;
      continue;
    }
    const line = toLine(source, physical);
    const mark = line.indent === 0 ? headingMark(line.text) : 0;
    const skip = mark > 0 ? mark : line.indent === 0 && isEscaped(line.text) ? 1 : 0;
    if (skip > 0) drop(line.start, line.start + skip, mark > 0 ? 'markdown-mark' : 'markdown-escape');
    const text = line.text.slice(skip).trimStart();
    lines.push({
      ...line,
      start: line.end - text.length,
      text,
      ...(mark > 0 ? { headingLevel: mark } : {}),
      ...(articleBreak ? { breakBefore: 'article' } : {}),
    });
    articleBreak = false;
  }
  return { source, lines, drops: drops.sort((a, b) => a.start - b.start) };
}

/**
 * Tells Markdown from plain text where neither name nor user says which: one heading mark or one of our escapes is
 * enough; a rule between articles is, where every line stands between blank lines as our own Markdown has them.
 */
export function looksLikeMarkdown(text: string): boolean {
  // The renderer of plain text indents what this would take for a mark; keep `plainLine` in render/text.ts in step.
  const marks = /(?:^|[\n\r\f\v\u0085\u2028\u2029])(?:\\*#{1,6}[ \t]|\\+---)/;
  if (!marks.test(text) && !text.includes(articleRule)) return false;
  const lines = splitLines(text);
  const isMark = ({ lineStart, start, end }: PhysicalLine) => {
    const line = text.slice(start, end);
    return lineStart === start && (headingMark(line) > 0 || isEscaped(line));
  };
  if (lines.some(isMark)) return true;
  const airy = lines.every((line, index) => line.start === line.lineStart && (index === 0 || line.blanksBefore > 0));
  return airy && lines.some((line, index) => index > 0 && isRule(text, line));
}

function isRule(text: string, { lineStart, start, end, blanksBefore }: PhysicalLine): boolean {
  return lineStart === start && blanksBefore > 0 && text.slice(start, end) === articleRule;
}
