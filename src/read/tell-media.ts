import type { Media } from '../types.ts';
import { looksLikeMarkdown } from './markdown.ts';
import { markupOf } from './signature.ts';

/** Characters in which markup shows what it is: styles and scripts may stand before the first page. */
const MARKUP_HEAD = 65_536;

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
  const head = text.slice(0, MARKUP_HEAD);
  const recognised = tellRecognition(head);
  if (recognised) return recognised;
  if (markup === 'HTML') return 'html';
  if (markup === 'XML') return /<html[\s>]/i.test(head.slice(0, 4096)) ? 'html' : undefined;
  if (isFragment(text)) return 'html';
  return tellJson(text) ?? (looksLikeMarkdown(text) ? 'markdown' : 'text');
}

/**
 * Formats of text recognition: ALTO and PAGE XML by their root element, whatever its prefix; hOCR by its classes and what its head
 * says of the program, in HTML of any kind or in none.
 */
function tellRecognition(head: string): 'hocr' | 'alto' | 'page' | undefined {
  const start = head.search(/\S/);
  if (head[start] !== '<') return undefined;
  const root = rootOf(head.slice(start));
  if (root !== undefined && /^alto$/i.test(root)) return 'alto';
  if (root === 'PcGts') return 'page';
  const classes = /\bclass\s*=\s*(?:["'][^"'>]*)?\b(?:ocr_page|ocr_carea|ocr_line|ocrx_line|ocrx_word)\b/;
  const says = /\bname\s*=\s*["']?ocr-(?:system|capabilities)\b/;
  return classes.test(head) || says.test(head) ? 'hocr' : undefined;
}

/** The name of the first element, behind declarations, comments and a DOCTYPE with what it declares. */
function rootOf(markup: string): string | undefined {
  const prolog = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^>[]|\[[^\]]*\])*>/iy;
  let at = 0;
  while (prolog.test(markup)) at = prolog.lastIndex;
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(markup.slice(at))?.[1];
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
