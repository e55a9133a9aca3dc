import type { Report } from '../types.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

export type Format = 'md' | 'txt' | 'json';

const renderers: Readonly<Record<Format, (report: Report) => string>> = {
  md: renderMarkdown,
  txt: renderText,
  json: renderJson,
};

/**
 * Writes a report in one of the three formats. An empty report is the empty string in Markdown and text.
 *
 * @example
 * render({ articles: [{ paragraphs: [{ kind: 'title', text: '政府工作报告', pieces: [] }] }] }, 'md')   // '# 政府工作报告\n'
 */
export function render(report: Report, format: Format): string {
  return renderers[format](report);
}
