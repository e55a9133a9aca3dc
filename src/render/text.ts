import { opensMarkdown } from '../read/markdown.ts';
import type { Report } from '../types.ts';

/**
 * The report as plain text: one paragraph a line, a row of a table with the blanks that align it, no blank
 * lines, one line feed at the end.
 *
 * @example
 * renderText({ articles: [{ paragraphs: [{ kind: 'body', text: '各位代表：', pieces: [] }] }] })   // '各位代表：\n'
 */
export function renderText(report: Report): string {
  return report.articles
    .flatMap((article) => article.paragraphs.map((paragraph) => `${plainLine(paragraph.text)}\n`))
    .join('');
}

/**
 * A paragraph that the reader would take for Markdown, and with it the whole file, is indented by a space: white space
 * before a line is layout, so its text stays what it is.
 */
function plainLine(text: string): string {
  return opensMarkdown(text) ? ` ${text}` : text;
}
