/**
 * A mark for this program inside a text: what `gazette check` should not find there. A comment of HTML and Markdown, on one line.
 *
 * @example
 * <!-- gazette-disable-next-line stray-space, mixed-width -- as printed -->
 */
export const directive =
  /<!--[ \t]*gazette-(disable-next-line|disable-line|disable-file|disable|enable)(?!-?\w)((?:(?!-->)[^\n\r])*)-->/gu;

const whole = new RegExp(`^(?:${directive.source})$`, 'u');

/** Whether a line is such a mark and nothing else: then it is no text of the report, in plain text too. */
export function isDirectiveLine(line: string): boolean {
  return line.startsWith('<!--') && whole.test(line);
}
