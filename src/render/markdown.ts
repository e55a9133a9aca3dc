import { articleRule, escapeLine } from '../read/markdown-marks.ts';
import type { Article, Paragraph, Report } from '../types.ts';

/**
 * The report as Markdown: the title `# `, a heading of level n with n + 1 marks (6 at most), everything else plain, one
 * blank line between paragraphs, one line feed at the end. An article that does not open with its title is parted from
 * the one before by `---`. Reading it again gives the same paragraphs (see `markdown-marks`).
 *
 * @example
 * renderMarkdown({ articles: [{ paragraphs: [{ kind: 'title', text: '政府工作报告', pieces: [] },
 *   { kind: 'heading', level: 1, text: '一、工作回顾', pieces: [] }] }] })   // '# 政府工作报告\n\n## 一、工作回顾\n'
 */
export function renderMarkdown(report: Report): string {
  const articles = report.articles.filter((article) => article.paragraphs.length > 0);
  const blocks = articles.flatMap((article, index) => [
    ...(index > 0 && !opensWithTitle(article) ? [articleRule] : []),
    ...article.paragraphs.map(block),
  ]);
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function opensWithTitle(article: Article): boolean {
  return article.paragraphs[0]?.kind === 'title';
}

function block({ kind, level, text }: Paragraph): string {
  if (kind === 'title') return `# ${text}`;
  if (kind === 'heading') return `${'#'.repeat(Math.min(6, (level ?? 1) + 1))} ${text}`;
  return escapeLine(text);
}
