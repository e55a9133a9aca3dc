import type { Span } from '../types.ts';
import type { TextEdit } from './finding.ts';

/**
 * The edit that takes a stretch out of a text: with its line, indent and line end, where it is all that the line holds.
 *
 * @example of `合作\n- 4 -\n共赢` the folio goes with its line feed, and 合作\n共赢 is left
 */
export function takeOut(text: string, { source, start, end }: Span): TextEdit {
  let from = start;
  while (from > 0 && /[^\S\n\r]/u.test(text[from - 1]!)) from -= 1;
  let to = end;
  while (to < text.length && /[^\S\n\r]/u.test(text[to]!)) to += 1;
  const opens = from === 0 || /[\n\r]/.test(text[from - 1]!);
  const closes = to === text.length || /[\n\r]/.test(text[to]!);
  if (!opens || !closes) return { source, start, end, text: '' };
  if (text.startsWith('\r\n', to)) to += 2;
  else if (to < text.length) to += 1;
  return { source, start: from, end: to, text: '' };
}
