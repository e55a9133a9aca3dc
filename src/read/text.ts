import type { Document, Drop, Line, Source } from '../types.ts';
import { isDirectiveLine } from './directive-line.ts';
import { type PhysicalLine, splitLines } from './physical-lines.ts';

/**
 * Reads plain text: every non-blank line, as it stands. A line that is a mark for `gazette check` is `chrome`.
 *
 * @example
 * readText({ id: 's1', path: 'a.txt', media: 'text', encoding: 'utf-8', text: '各位代表：\n\n　　我代表市人民政府' }).lines
 * // [{ source: 's1', start: 0, end: 5, text: '各位代表：', indent: 0, blanksBefore: 0 },
 * //  { source: 's1', start: 9, end: 17, text: '我代表市人民政府', indent: 2, blanksBefore: 1 }]
 */
export function readText(source: Source): Document {
  const lines = splitLines(source.text).map((line) => toLine(source, line));
  const drops = nextLineDrops(source);
  if (!source.text.includes('<!--')) return { source, lines, drops };
  const marks = lines.filter(({ text }) => isDirectiveLine(text));
  const taken = marks.map(
    ({ start, end }): Drop => ({ source: source.id, start, end, fate: 'chrome', reason: 'directive' }),
  );
  return {
    source,
    lines: lines.filter((line) => !marks.includes(line)),
    drops: [...drops, ...taken].sort((a, b) => a.start - b.start),
  };
}

/** A physical line as the passes see it. */
export function toLine(source: Source, { lineStart, start, end, blanksBefore, afterFormFeed }: PhysicalLine): Line {
  return {
    source: source.id,
    start,
    end,
    text: source.text.slice(start, end),
    indent: start - lineStart,
    blanksBefore,
    ...(afterFormFeed ? { breakBefore: 'page' } : {}),
  };
}

/** U+0085 ends a line, but ECMAScript does not count it as white space: unlike other breaks it needs a fate of its own. */
export function nextLineDrops(source: Source): Drop[] {
  return [...source.text.matchAll(/\u0085/g)].map(({ index }) => ({
    source: source.id,
    start: index,
    end: index + 1,
    fate: 'layout',
    reason: 'line-break',
  }));
}
