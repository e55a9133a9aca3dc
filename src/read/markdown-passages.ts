import { isPipeRow } from './markdown-marks.ts';
import type { PhysicalLine } from './physical-lines.ts';

/** A stretch of a line between comments and `<br>`, or a `<br>` itself. */
export interface Passage extends PhysicalLine {
  readonly isBreak?: boolean;
}

/** No comment of a Markdown file is longer: one that never closes must not swallow a page. */
const LONGEST_COMMENT = 1000;

const opener = /<!--|<br\s*\/?>/giu;

/**
 * Cuts the lines of a Markdown text where comments and `<br>` stand in them. Lines in a fence and rows of a table
 * are not looked at.
 *
 * Out: for every line what is left of it, in order, and the bounds of the comments.
 *
 * @example
 * `甲<br>乙 <!-- 第2页 -->` gives the passages 甲, <br> and 乙, and one comment
 */
export function cutPassages(
  text: string,
  lines: readonly PhysicalLine[],
  fences: ReadonlyMap<number, number>,
): { readonly passages: readonly (readonly Passage[])[]; readonly comments: readonly (readonly [number, number])[] } {
  const comments: [number, number][] = [];
  const stops = [...fences.keys()].map((i) => lines[i]!.start);
  let [nextStop, behindComment, fenceEnd] = [0, 0, -1];
  const passages = lines.map((line, i) => {
    fenceEnd = fences.get(i) ?? fenceEnd;
    if (i <= fenceEnd || (line.start >= behindComment && isPipeRow(text.slice(line.start, line.end)))) return [line];
    while ((stops[nextStop] ?? Number.POSITIVE_INFINITY) < line.start) nextStop += 1;
    const cut: Passage[] = [];
    let from = Math.max(line.start, behindComment);
    for (const { 0: found, index } of text.slice(line.start, line.end).matchAll(opener)) {
      const at = line.start + index;
      if (at < from || isEscaped(text, at, line.start)) continue;
      const end = found === '<!--' ? closeComment(text, at, stops[nextStop]) : at + found.length;
      if (end === undefined) continue;
      cut.push(...passage(text, line, from, at));
      if (found === '<!--') comments.push([at, end]);
      else cut.push({ ...line, start: at, end, isBreak: true });
      from = end;
    }
    behindComment = Math.max(from, behindComment);
    return [...cut, ...passage(text, line, from, line.end)];
  });
  return { passages, comments };
}

function isEscaped(text: string, at: number, lineStart: number): boolean {
  return at > lineStart && text.charAt(at - 1) === '\\';
}

function closeComment(text: string, at: number, stop = Number.POSITIVE_INFINITY): number | undefined {
  const found = text.slice(at, Math.min(at + LONGEST_COMMENT, stop)).indexOf('-->', 4);
  return found < 0 ? undefined : at + found + 3;
}

/** The text from one offset to another as a line of its own; only the first of a line has its indent and blank lines. */
function passage(text: string, line: PhysicalLine, from: number, to: number): readonly Passage[] {
  const whole = text.slice(from, to);
  const opened = whole.trimStart();
  if (from >= to || opened === '') return [];
  const start = to - opened.length;
  const end = start + opened.trimEnd().length;
  if (from === line.start) return [{ ...line, start, end }];
  return [{ lineStart: start, start, end, blanksBefore: 0, afterFormFeed: false }];
}
