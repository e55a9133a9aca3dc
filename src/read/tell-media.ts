import type { Media } from '../types.ts';
import { looksLikeMarkdown } from './markdown.ts';
import { markupOf } from './signature.ts';

/** Bytes in which a PDF header may stand (PDF 32000-1, annex H, note 13). */
const PDF_HEAD = 1024;

/**
 * Tells the kind of a file that is no plain text by its bytes: PDF, or a zip that holds a Word document.
 *
 * @example tellBinary(new TextEncoder().encode('%PDF-1.7'))   // 'pdf'
 */
export function tellBinary(bytes: Uint8Array): 'pdf' | 'docx' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_HEAD)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  return head.startsWith('PK\u0003\u0004') ? 'docx' : undefined;
}

/**
 * Tells the kind of a decoded text by its content, never by its name; undefined for XML that no reader knows.
 *
 * @example
 * tellText('<?xml version="1.0"?><alto xmlns="…">')   // 'alto'
 * tellText('{"id":"a","text":"各位代表："}')           // 'jsonl'
 * tellText('# 政府工作报告')                            // 'markdown'
 */
export function tellText(text: string): Media | undefined {
  const markup = markupOf(text);
  const head = text.slice(0, 4096);
  if (/<(?:\w+:)?alto[\s>]/i.test(head)) return 'alto';
  if (/<(?:\w+:)?PcGts[\s>]/.test(head)) return 'page';
  if (markup && /\bclass\s*=\s*["'][^"']*\bocr_page\b|name\s*=\s*["']ocr-(?:system|capabilities)["']/.test(head))
    return 'hocr';
  if (markup === 'HTML') return 'html';
  if (markup === 'XML') return /<html[\s>]/i.test(head) ? 'html' : undefined;
  if (isFragment(text)) return 'html';
  return tellJson(text) ?? (looksLikeMarkdown(text) ? 'markdown' : 'text');
}

const openingTag =
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:div|p|span|section|article|main|body|head|table|center|font|h[1-6]|ul|ol|dl|blockquote|figure|title|meta|link|script|style)(?:\s[^<>]*)?>/iu;

/** A piece of a page without its head: it opens with an element and closes with one, unlike Markdown with elements in it. */
function isFragment(text: string): boolean {
  return openingTag.test(text.slice(0, 8192)) && /<\/[a-z][a-z0-9]*\s*>\s*$/iu.test(text.slice(-64));
}

/** JSON Lines by their first line: an object with a `text`; with a `box` too it is a line of a page. */
function tellJson(text: string): 'jsonl' | 'lines-jsonl' | undefined {
  const start = text.search(/\S/);
  if (text[start] !== '{') return undefined;
  const end = text.indexOf('\n', start);
  try {
    const first: unknown = JSON.parse(text.slice(start, end < 0 ? undefined : end));
    if (typeof first !== 'object' || first === null || !('text' in first)) return undefined;
    return 'box' in first ? 'lines-jsonl' : 'jsonl';
  } catch {
    return undefined;
  }
}
