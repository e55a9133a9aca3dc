import { opensSession } from '../markers/session-line.ts';
import type { Line } from '../types.ts';
import { isTitleLike } from './fragments.ts';

/** A text box of its own is at most this long. */
const LONGEST = 10;

/** Nats of the cut before and behind a text box from which it is one. */
const BOXED = 8;

/**
 * Finds the text box that opens an article: title, session line, byline and greeting, set across the columns and so standing
 * anywhere between them in raw.
 *
 * In: lines of one region and the weight of a cut before each (nats). Out: its range [start, end), or null where the opening
 * is part of a column or there is none.
 */
export function findOpening(
  lines: readonly Line[],
  cutWeights: Float64Array,
  titles: ReadonlySet<string>,
): readonly [start: number, end: number] | null {
  const isTitle = (line: Line) => titles.has(line.text.replace(/\s+/gu, '')) || isTitleLike(line.text);
  const anchor = lines.findIndex((line) => opensSession(line.text));
  if (anchor < 0) return null;
  let start = anchor;
  while (start > 0 && anchor - start < 3 && cutWeights[start]! < BOXED && lines[start - 1]!.text.length <= 40)
    start -= 1;
  if (start > 0 && cutWeights[start]! >= BOXED && isTitle(lines[start - 1]!)) start -= 1;
  if (start > 0 && cutWeights[start]! < BOXED) return null;
  let end = anchor + 1;
  while (end < lines.length && end - start <= LONGEST && cutWeights[end]! < BOXED) end += 1;
  const boxed = end === lines.length || (cutWeights[end]! >= BOXED && end - start <= LONGEST);
  return boxed && end - start < lines.length ? [start, end] : null;
}

/** Indices of the lines that are not in the opening, of `count` lines. */
export function linesOutside(opening: readonly [start: number, end: number] | null, count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  return opening ? all.filter((i) => i < opening[0] || i >= opening[1]) : all;
}
