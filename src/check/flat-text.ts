/**
 * White space as Python's `\s` has it, since every figure must equal `score.py`'s: unlike JavaScript's it holds
 * U+001C-001F and U+0085 and leaves U+FEFF out.
 */
const space = '\\t-\\r\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const spaces = new RegExp(`[${space}]+`, 'gu');
/** A Markdown mark at the start of a line. Python's `^` knows no line end but `\n`. */
const marks = new RegExp(`(?<![^\\n])[${space}]*(?:#+|[-*>])[${space}]+`, 'gu');

/** The text as it is compared: NFKC, no Markdown marks, no white space. Line ends are read as Python's `open` does. */
export function flat(text: string): string {
  return fold(text).replace(spaces, '');
}

/** As `flat`, white space left in. */
export function fold(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFKC').replace(marks, '');
}
