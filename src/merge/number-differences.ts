import type { Conflict, Span } from '../types.ts';
import { isDigit } from './character-stream.ts';
import { digitRuns, type Pool } from './find-renditions.ts';
import { spanBetween } from './span-between.ts';

/** Characters by which what stands for a number in the other print may be longer than it: misreadings around it. */
const FARTHER = 12;

/**
 * Finds numbers of dropped lines that the kept print gives otherwise: between the characters that agree on both sides of a number the
 * other print has other digits.
 *
 * In: the pool, an input, its lines that were dropped, the kept partner of every code or -1. Out: conflicts, `a` in the kept print.
 */
export function findConflicts(
  pool: Pool,
  input: number,
  dropped: Uint8Array,
  partner: Int32Array,
): readonly Conflict[] {
  const { stream, inputOfLine, inputOf } = pool;
  const from = inputOf.indexOf(input);
  if (from < 0) return [];
  const end = inputOf.lastIndexOf(input) + 1;
  return digitRuns(stream.codes, from, end).flatMap(([start, stop]): readonly Conflict[] => {
    const i = stream.lineOf[start]!;
    if (!dropped[i] || inputOfLine[i] !== input) return [];
    let [before, behind] = [start - 1, stop];
    while (before >= from && partner[before]! < 0) before -= 1;
    while (behind < end && partner[behind]! < 0) behind += 1;
    if (before < from || behind >= end) return [];
    const [low, high] = [partner[before]! + 1, partner[behind]! - 1];
    if (high < low - 1 || high - low > stop - start + FARTHER || inputOf[low - 1] !== inputOf[high + 1]) return [];
    const digits = (a: number, b: number) => stream.codes.subarray(a, b).filter(isDigit).join(' ');
    if (digits(low, high + 1) === digits(start, stop)) return [];
    const a = high < low ? spanBetween(pool, low - 1, high + 1) : spanBetween(pool, low, high);
    const b = spanBetween(pool, start, stop - 1);
    return [{ a, b, kind: 'number', readings: [a, b].map((span) => readingAt(pool, span)) }];
  });

  function readingAt({ lines: all }: Pool, span: Span): string {
    const parts = all.filter((line) => line.source === span.source && line.end > span.start && line.start < span.end);
    return parts
      .map((line) => line.text.slice(Math.max(0, span.start - line.start), Math.max(0, span.end - line.start)))
      .join('');
  }
}
