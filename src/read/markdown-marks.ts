/**
 * The marks at the head of a Markdown line that this program reads and writes: headings, list items, rules, fences, rows of
 * a table, pictures, and the backslash that keeps a plain line from being taken for one of them. Reader and renderer share
 * these patterns, which makes the one the inverse of the other. The backslash is quoted as mailboxes quote `>From `: a line
 * that is a mark behind any number of backslashes gets one more, and reading takes one away. All other lines,
 * `\\server\share` too, are left alone.
 */
const heading = /^(#{1,6})[ \t]\s*\S/;

/** `- 17 -` is a page number and no item. */
const item = /^[-*+][ \t]+(?=\S)(?!\d{1,4}\s*[-—–·•]+\s*(?:$|\d))/u;
const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const pipeRow = /^\|.*\|$/u;
const fence = /^(`{3,}|~{3,})([^`]*)$/;
const image = /^!\[([^\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)$/u;
const point = /^\d{1,9}\\+[.)]/;

/** The rule between two articles; it counts only after a blank line. */
export const articleRule = '---';

/** How the fence around rows of a table is named. */
export const tableFence = 'text';

/**
 * How many `#` open the line, 0 for a plain line.
 *
 * @example
 * headingMark('## 一、工作回顾')   // 2
 */
export function headingMark(line: string): number {
  return heading.exec(line)?.[1]?.length ?? 0;
}

/**
 * Length of the list mark that opens the line, with the blanks behind it; 0 for a line that is no item.
 *
 * @example
 * itemMark('- ▶ 固定资产投资增长 6%')   // 2
 * itemMark('- 17 -')                  // 0
 */
export function itemMark(line: string): number {
  return rule.test(line) ? 0 : (item.exec(line)?.[0].length ?? 0);
}

/** Three or more of `-`, `*` or `_`, alone on the line. */
export function isRule(line: string): boolean {
  return rule.test(line);
}

/** `| 全市 | 123.4 |`: a row of a Markdown table, or of one drawn with `|`. */
export function isPipeRow(line: string): boolean {
  return line.length > 2 && pipeRow.test(line);
}

/** The run of backticks or tildes that opens or closes a fenced block, and what stands behind it. */
export function fenceMark(line: string): { readonly mark: string; readonly info: string } | undefined {
  const found = fence.exec(line);
  return found ? { mark: found[1]!, info: found[2]!.trim() } : undefined;
}

/** What is said of a picture that stands alone on its line, or undefined for any other line. */
export function imageText(line: string): string | undefined {
  return line.startsWith('![') ? image.exec(line)?.[1] : undefined;
}

function isMark(line: string): boolean {
  return (
    heading.test(line) ||
    itemMark(line) > 0 ||
    rule.test(line) ||
    isPipeRow(line) ||
    fence.test(line) ||
    imageText(line) !== undefined
  );
}

/** True for a line that our renderer has put a backslash before. */
export function isEscaped(line: string): boolean {
  return line.startsWith('\\') && isMark(line.replace(/^\\+/, ''));
}

/** Where in the line a backslash keeps `1.` from opening a numbered list (`1\. 扩大内需`), or -1. */
export function pointEscape(line: string): number {
  return point.test(line) ? line.indexOf('\\') : -1;
}

/**
 * A plain paragraph as it must stand in Markdown so that reading gives it back. Its marks inside the line are escaped before.
 *
 * @example
 * escapeLine('# 1 机组')     // '\\# 1 机组'
 * escapeLine('各位代表：')    // '各位代表：'
 */
export function escapeLine(text: string): string {
  const at = pointEscape(text);
  if (at >= 0) return `${text.slice(0, at)}\\${text.slice(at)}`;
  return isMark(text.replace(/^\\+/, '')) ? `\\${text}` : text;
}
