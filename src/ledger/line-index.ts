/** A place in a text as editors count: line and column from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds line and column of any offset in a text, in O(log lines) each. LF, CRLF and a lone CR end a line, so that
 * a file saved on another system gives the same positions. An offset behind the end gives the end.
 *
 * @example
 * const positionAt = lineIndex('一、回顾\r\n二、安排');
 * positionAt(6)   // { line: 2, column: 1 }
 */
export function lineIndex(text: string): (offset: number) => Position {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    const at = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  };
}
