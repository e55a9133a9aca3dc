import { parseMarker } from '../markers/parse-marker.ts';
import { escapeInline } from '../read/markdown-inline.ts';
import { articleRule, escapeLine, isPipeRow, itemMark, tableFence } from '../read/markdown-marks.ts';
import { classify } from '../rebuild/paragraph-kind.ts';
import type { Article, Paragraph, Report } from '../types.ts';

/**
 * The report as Markdown: the title `# `, a heading of level n with n + 1 marks (6 at most), items `- `, tables as they are,
 * those without `|` in a fence, everything else plain. One blank line between paragraphs, none between items or rows, one line
 * feed at the end. An article that does not open with its title is parted from the one before by `---`. Reading it again
 * gives the same paragraphs (see `markdown-marks` and `markdown-inline`).
 *
 * @example
 * renderMarkdown({ articles: [{ paragraphs: [{ kind: 'title', text: '政府工作报告', pieces: [] },
 *   { kind: 'heading', level: 1, text: '一、工作回顾', pieces: [] }] }] })   // '# 政府工作报告\n\n## 一、工作回顾\n'
 */
export function renderMarkdown(report: Report): string {
  const articles = report.articles.filter((article) => article.paragraphs.length > 0);
  const blocks = articles.flatMap((article, index) => [
    ...(index > 0 && !opensWithTitle(article) ? [articleRule] : []),
    ...gather(article.paragraphs).map(block),
  ]);
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function opensWithTitle(article: Article): boolean {
  return article.paragraphs[0]?.kind === 'title';
}

/**
 * Whether a paragraph is written as an item of a list: not one that opens with a marker or a dash of its own, as 一是 and ——
 * do, and is known by that.
 */
export function isListed({ kind, text }: Paragraph): boolean {
  if (kind !== 'item' || itemMark(`- ${text}`) === 0) return false;
  const tellsItself = /^[—–]/u.test(text) || itemMark(text) > 0 || parseMarker(text) !== null;
  return !(tellsItself && classify(text).kind === 'item');
}

/** Whether two paragraphs stand without a blank line between them: items of one list, rows of one table. */
export function areTight(first: Paragraph, second: Paragraph): boolean {
  if (first.kind === 'table' || second.kind === 'table') return first.kind === second.kind;
  return isListed(first) && isListed(second);
}

function gather(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const groups: Paragraph[][] = [];
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i > 0 && areTight(paragraphs[i - 1]!, paragraph)) groups.at(-1)!.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}

function block(group: readonly Paragraph[]): string {
  const first = group[0]!;
  if (first.kind === 'table') return table(group.map(({ text }) => text));
  return group.map(paragraphLine).join('\n');
}

function paragraphLine(paragraph: Paragraph): string {
  const text = escapeInline(paragraph.text);
  if (paragraph.kind === 'title') return `# ${text}`;
  if (paragraph.kind === 'heading') return `${'#'.repeat(Math.min(6, (paragraph.level ?? 1) + 1))} ${text}`;
  return isListed(paragraph) ? `- ${text}` : escapeLine(text);
}

/** Rows in a fence longer than any that stands in them: only there do the blanks that align them stay. */
function table(rows: readonly string[]): string {
  if (rows.every(isPipeRow)) return rows.join('\n');
  const longest = rows.reduce((most, row) => Math.max(most, /^\s*(`{3,})/u.exec(row)?.[1]?.length ?? 0), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${tableFence}`, ...rows, fence].join('\n');
}
