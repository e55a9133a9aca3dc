import { lineIndex, type Position } from '../../ledger/line-index.ts';
import type { Document } from '../../types.ts';

/**
 * A text as its characters that are no white space: line breaks and indents are layout, so two texts that differ in nothing else
 * have equal `codes`.
 */
export interface VisibleText {
  readonly text: string;
  /** Code points. */
  readonly codes: Int32Array;
  /** UTF-16 offset of each character in `text`, rising. */
  readonly starts: Int32Array;
  /** Number of the line that each character stands on, from 0; blank lines are not counted. */
  readonly lines: Int32Array;
  readonly positionAt: (offset: number) => Position;
}

/**
 * Takes the visible characters of a document: those of its lines, without marks of markup such as `## `; or all of a plain text.
 *
 * @example
 * visibleText('一、回顾\n 粮食').starts   // Int32Array [0, 1, 2, 3, 6, 7]
 */
export function visibleText(given: string | Document): VisibleText {
  const text = typeof given === 'string' ? given : given.source.text;
  const codes = new Int32Array(text.length);
  const starts = new Int32Array(text.length);
  const lines = new Int32Array(text.length);
  let count = 0;
  let line = -1;
  for (const { start, end, marks } of stretchesOf(given)) {
    let isFirst = true;
    let mark = 0;
    for (let at = start; at < end; ) {
      while (mark < marks.length && marks[mark]![1] <= at) mark += 1;
      if (mark < marks.length && marks[mark]![0] <= at) {
        at = marks[mark]![1];
        continue;
      }
      const code = text.codePointAt(at)!;
      if (!isBlank(code)) {
        if (isFirst) line += 1;
        isFirst = false;
        codes[count] = code;
        starts[count] = at;
        lines[count] = line;
        count += 1;
      }
      at += code > 0xffff ? 2 : 1;
    }
  }
  return {
    text,
    codes: codes.subarray(0, count),
    starts: starts.subarray(0, count),
    lines: lines.subarray(0, count),
    positionAt: lineIndex(text),
  };
}

/** The UTF-16 offset behind a character. */
export function endOf({ codes, starts }: VisibleText, index: number): number {
  return starts[index]! + (codes[index]! > 0xffff ? 2 : 1);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** The lines in the order of the file: a layout may show them in another one, which is then a move. */
function stretchesOf(given: string | Document): readonly Stretch[] {
  if (typeof given === 'string') {
    return Array.from(given.matchAll(/[^\r\n\f]+/g), ({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
      marks: [],
    }));
  }
  return [...given.lines]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, marks = [] }) => ({ start, end, marks: [...marks].sort((a, b) => a[0] - b[0]) }));
}

/** White space of the Unicode standard (as `\s` has it), and the space of no width that web pages put between Han. */
function isBlank(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
