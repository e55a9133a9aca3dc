import { createHash } from 'node:crypto';

/** Hexadecimal digits of a fingerprint: 80 bits, so that a corpus of millions of findings has no two alike by chance. */
const DIGITS = 20;

/** A finding on a word or two is told from others by the words around it, as far as its line reaches and so many characters. */
const AROUND = 40;

/**
 * The text that a finding is about: its span with the rest of its line, forty characters to each side at the most.
 *
 * @param text of the source
 * @param start, end of the span, in UTF-16 units
 */
export function passageOf(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const behind = text.slice(end, end + AROUND);
  return `${before.slice(before.search(/[^\r\n]*$/))}${text.slice(start, end)}${/^[^\r\n]*/.exec(behind)![0]}`;
}

/**
 * Names a finding so that it is known again in the next run: by its rule, what is said, and the text that it is about, without white
 * space. Never by its line or path: text moves, files are renamed. Two findings that say the same of the same words are one in name.
 *
 * @param code the code of the finding's message
 * @param text the raw text that it is about
 * @example fingerprintOf('section-order', 'section-before', '三、切实加强政府自身建设')   // 20 hexadecimal digits
 */
export function fingerprintOf(rule: string, code: string, text: string): string {
  const words = text.normalize('NFC').replace(/\s+/gu, '');
  return createHash('sha256').update(`${rule}\0${code}\0${words}`).digest('hex').slice(0, DIGITS);
}
