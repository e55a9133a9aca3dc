import { createHash } from 'node:crypto';
import type { Report } from '../types.ts';

/**
 * The canonical text: every paragraph's text, articles in order, joined by one line feed.
 * All output offsets of a ledger are UTF-16 offsets in it, whatever format was written.
 *
 * @example
 * canonical({ articles: [{ paragraphs: [{ kind: 'title', text: '政府工作报告', pieces: [] },
 *   { kind: 'body', text: '各位代表：', pieces: [] }] }] })   // '政府工作报告\n各位代表：'
 */
export function canonical(report: Report): string {
  return report.articles.flatMap((article) => article.paragraphs.map((paragraph) => paragraph.text)).join('\n');
}

/** SHA-256 over the UTF-8 of a text, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A short stable id from the source spans that a decision is about: the same spans give the same id in the next run. */
export function spanId(...spans: readonly { readonly source: string; readonly start: number; readonly end: number }[]) {
  return sha256(spans.map((span) => `${span.source}:${span.start}-${span.end}`).join('|')).slice(0, 12);
}
