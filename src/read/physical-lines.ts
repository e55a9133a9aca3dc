/** A line of the file that is not blank; offsets in UTF-16 units of the source's text. */
export interface PhysicalLine {
  /** Offset of the line itself, white space before its text included. */
  readonly lineStart: number;
  /** Bounds of its text without the white space around it. */
  readonly start: number;
  readonly end: number;
  readonly blanksBefore: number;
  readonly afterFormFeed: boolean;
}

/** All that ends a line in Unicode (UAX #14, mandatory breaks); CR LF is one break. */
const lineBreak = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/**
 * Splits a text into its non-blank lines. White space is what `String.prototype.trim` takes away, so U+3000 and U+FEFF
 * but not U+200B. Linear in the length of the text.
 *
 * @example
 * splitLines('　　各位代表：\r\n\f一、工作回顾')
 * // [{ lineStart: 0, start: 2, end: 7, blanksBefore: 0, afterFormFeed: false },
 * //  { lineStart: 10, start: 10, end: 16, blanksBefore: 1, afterFormFeed: true }]
 */
export function splitLines(text: string): readonly PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let lineStart = 0;
  let blanksBefore = 0;
  let afterFormFeed = false;
  const take = (lineEnd: number) => {
    const raw = text.slice(lineStart, lineEnd);
    const opened = raw.trimStart();
    if (opened === '') {
      blanksBefore += 1;
      return;
    }
    const start = lineEnd - opened.length;
    lines.push({ lineStart, start, end: start + opened.trimEnd().length, blanksBefore, afterFormFeed });
    blanksBefore = 0;
    afterFormFeed = false;
  };
  for (const { 0: mark, index } of text.matchAll(lineBreak)) {
    take(index);
    if (mark === '\f') afterFormFeed = true;
    lineStart = index + mark.length;
  }
  take(text.length);
  return lines;
}
