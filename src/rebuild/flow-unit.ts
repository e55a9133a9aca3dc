import { sliceLine } from '../layout/slice-line.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Line } from '../types.ts';

/** A paragraph of flowing text while it is mended: lines that are read as one, and their text without anything between them. */
export interface FlowUnit {
  readonly lines: readonly ReadingLine[];
  readonly text: string;
  /** The text as it is read, without marks of Markdown. */
  readonly plain: string;
}

export function toUnit(lines: readonly ReadingLine[]): FlowUnit {
  return {
    lines,
    text: lines.map(({ line }) => line.text).join(''),
    plain: lines.map(({ line }) => plainText(line)).join(''),
  };
}

/** A line's text without the marks of Markdown inside it. */
export function plainText({ text, start, marks = [] }: Line): string {
  let plain = '';
  let cursor = 0;
  for (const [from, to] of marks) {
    plain += text.slice(cursor, Math.max(cursor, from - start));
    cursor = Math.max(cursor, to - start);
  }
  return plain + text.slice(cursor);
}

/** What is left of a unit on either side of a stretch of its text, and the stretch. */
export interface CutUnit {
  readonly before: readonly ReadingLine[];
  readonly cut: readonly Line[];
  readonly behind: readonly ReadingLine[];
}

/**
 * Cuts a stretch out of a unit. In: offsets in its text. Out: lines and parts of lines, each the slice of the source that its own
 * offsets bound; white space at a cut belongs to no part.
 */
export function cutUnit({ lines }: FlowUnit, start: number, end: number): CutUnit {
  const parts: { before: ReadingLine[]; cut: Line[]; behind: ReadingLine[] } = { before: [], cut: [], behind: [] };
  let at = 0;
  for (const each of lines) {
    const { length } = each.line.text;
    const [from, to] = [Math.max(0, Math.min(length, start - at)), Math.max(0, Math.min(length, end - at))];
    const [left, middle, right] = [slice(each, 0, from), slice(each, from, to), slice(each, to, length)];
    if (left) parts.before.push(left);
    if (middle) parts.cut.push(middle.line);
    if (right) parts.behind.push(right);
    at += length;
  }
  return parts;
}

function slice(each: ReadingLine, from: number, to: number): ReadingLine | null {
  const { line } = each;
  if (from === 0 && to === line.text.length) return each;
  const part = sliceLine(line, from, to, from === 0);
  return part && { ...each, line: part };
}

/** Lines of a unit, each but the first marked to run on from the one before it. */
export function asOne(lines: readonly ReadingLine[]): readonly ReadingLine[] {
  return lines.map((each, k) => (k === 0 || each.runsOn ? each : { ...each, runsOn: true }));
}

/** The span of the source from the first to the last character of a stretch of a unit; of its first source, where it has several. */
export function spanWithin(unit: FlowUnit, start: number, end: number) {
  const { cut } = cutUnit(unit, start, end);
  const [first, last] = [cut[0]!, cut.at(-1)!];
  const isRun = last.source === first.source && last.end >= first.start;
  return { source: first.source, start: first.start, end: isRun ? last.end : first.end };
}
