import type { Report } from '../types.ts';

/** The report as JSON, version 1, indented by two spaces; `text` without Markdown marks. `parseReport` reads it back. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(reportAsData(report), null, 2)}\n`;
}

/** What `renderJson` writes, as data. */
export function reportAsData(report: Report) {
  const articles = report.articles.map(({ title, meta, paragraphs }) => ({
    title,
    meta,
    // Spelled out, so that keys come in this order whatever pass made the paragraph; undefined ones are left out.
    paragraphs: paragraphs.map(({ kind, level, page, language, text, pieces }) => ({
      kind,
      level,
      page,
      language,
      text,
      pieces,
    })),
  }));
  return { version: 1, articles } as const;
}
