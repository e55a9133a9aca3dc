/** Han, kana, Hangul, full-width forms, CJK punctuation and emoji take two cells (Unicode UAX 11, W and F). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Combining marks, format characters and controls take none. */
const none = /[\p{M}\p{Cf}\p{Cc}]/u;

/**
 * Cells that a text takes in a terminal: Han counts two. Ambiguous characters (“ ” … — ①) count one, as terminals
 * outside an East Asian locale draw them.
 *
 * @example
 * displayWidth('吉林 12')   // 7
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/** Shortens a text to at most `width` cells, with … in place of what was cut. Never cuts a surrogate pair. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let out = '';
  for (const character of text) {
    used += cellsOf(character);
    if (used > width - 1) break;
    out += character;
  }
  return width > 0 ? `${out}…` : '';
}

function cellsOf(character: string): number {
  if (character >= ' ' && character <= '~') return 1;
  if (character >= '\u4e00' && character <= '\u9fff') return 2;
  if (wide.test(character)) return 2;
  return none.test(character) ? 0 : 1;
}
