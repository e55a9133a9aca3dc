import { fenceMark } from './markdown-marks.ts';
import type { PhysicalLine } from './physical-lines.ts';

/**
 * Finds fenced blocks: for the index of every opening line that of the line which closes it. A fence closes with at least as
 * many backticks or tildes as it was opened with and nothing behind them; one that never closes is text.
 *
 * In: the non-blank lines of a Markdown text. Linear in them but for fences of growing length that never close.
 * Source: CommonMark 0.31, section 4.5; there a fence that never closes runs to the end, which could swallow a report.
 *
 * @example
 * lines '```text', '全市  123', '```' give 0 → 2
 */
export function findFences(text: string, lines: readonly PhysicalLine[]): ReadonlyMap<number, number> {
  const marks = lines.map(({ start, end }) => (isOpening(text, start) ? fenceMark(text.slice(start, end)) : undefined));
  const fences = new Map<number, number>();
  // From here on no fence of the kind closes that is as long or longer.
  const unclosed = new Map<string, number>();
  for (let i = 0; i < lines.length; i += 1) {
    const opening = marks[i]?.mark;
    if (opening === undefined || opening.length >= (unclosed.get(opening.charAt(0)) ?? Number.POSITIVE_INFINITY))
      continue;
    let close = i + 1;
    while (close < lines.length && !closes(marks[close], opening)) close += 1;
    if (close === lines.length) {
      unclosed.set(opening.charAt(0), opening.length);
      continue;
    }
    fences.set(i, close);
    i = close;
  }
  return fences;
}

function isOpening(text: string, start: number): boolean {
  return text.startsWith('```', start) || text.startsWith('~~~', start);
}

function closes(line: ReturnType<typeof fenceMark>, opening: string): boolean {
  return line?.info === '' && line.mark.charAt(0) === opening.charAt(0) && line.mark.length >= opening.length;
}
