/**
 * The three marks of Markdown that this program reads and writes: headings, the rule that parts two articles, and the
 * backslash that keeps a plain line from being taken for either. Reader and renderer share these patterns, which makes
 * the one the inverse of the other. The backslash is quoted as mailboxes quote `>From `: a line that is a mark behind
 * any number of backslashes gets one more, and reading takes one away. All other lines, `\\server\share` too, are
 * left alone.
 */
const heading = /^(#{1,6})[ \t]\s*\S/;
const quotable = /^\\*(?:#{1,6}[ \t]\s*\S|---$)/;

/** The rule between two articles; it counts only after a blank line. */
export const articleRule = '---';

/**
 * How many `#` open the line, 0 for a plain line.
 *
 * @example
 * headingMark('## 一、工作回顾')   // 2
 */
export function headingMark(line: string): number {
  return heading.exec(line)?.[1]?.length ?? 0;
}

/** True for a line that our renderer has put a backslash before. */
export function isEscaped(line: string): boolean {
  return line.startsWith('\\') && quotable.test(line);
}

/**
 * A plain paragraph as it must stand in Markdown so that reading gives it back.
 *
 * @example
 * escapeLine('# 1 机组')     // '\\# 1 机组'
 * escapeLine('各位代表：')    // '各位代表：'
 */
export function escapeLine(text: string): string {
  return quotable.test(text) ? `\\${text}` : text;
}
