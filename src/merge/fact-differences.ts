import { conflictsBetween, type Rendered } from '../facts/conflicts-between.ts';
import type { Conflict } from '../types.ts';
import type { Pool } from './find-renditions.ts';

/** Characters that are compared at a time: aligning two prints costs their length times their distance. */
const CHUNK = 400;

/** Characters by which the kept print may be longer there: it has lines in between that the other one lacks. */
const FARTHER = 60;

/** A stretch of an input's codes, both included. */
type Stretch = readonly [from: number, to: number];

/**
 * Finds the facts of dropped lines that the kept print gives otherwise.
 *
 * In: the pool, an input, its lines that were dropped, the kept partner of every code or -1. Out: conflicts, `a` in the kept print.
 */
export function findConflicts(
  pool: Pool,
  input: number,
  dropped: Uint8Array,
  partner: Int32Array,
): readonly Conflict[] {
  return droppedStretches(pool, input, dropped, partner).flatMap((stretch): readonly Conflict[] => {
    const kept: Stretch = [partner[stretch[0]]!, partner[stretch[1]]!];
    const length = stretch[1] - stretch[0];
    if (pool.inputOf[kept[0]] !== pool.inputOf[kept[1]] || kept[1] < kept[0]) return [];
    if (Math.abs(kept[1] - kept[0] - length) > FARTHER) return [];
    return conflictsBetween(textOf(pool, kept), textOf(pool, stretch));
  });
}

/** Runs of dropped lines, cut at the ends of lines into chunks; both ends of each have a partner. */
function droppedStretches(
  { stream, lines, inputOfLine }: Pool,
  input: number,
  dropped: Uint8Array,
  partner: Int32Array,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [from, to] = [-1, -1];
  const close = () => {
    if (from >= 0) stretches.push([from, to]);
    [from, to] = [-1, -1];
  };
  for (let i = 0; i < lines.length; i += 1) {
    if (inputOfLine[i] !== input) continue;
    if (!dropped[i]) close();
    for (let code = stream.starts[i]!; dropped[i] && code < stream.starts[i + 1]!; code += 1) {
      if (partner[code]! < 0) continue;
      const isJump = to >= 0 && (partner[code]! < partner[to]! || partner[code]! - partner[to]! > code - to + FARTHER);
      if (isJump) close();
      if (from < 0) from = code;
      to = code;
    }
    if (from >= 0 && stream.starts[i + 1]! - from >= CHUNK) close();
  }
  close();
  return stretches;
}

/** The text of a stretch without its line breaks, but for those behind a sentence, and the way back to the source. */
function textOf({ lines, stream }: Pool, [from, to]: Stretch): Rendered {
  const [first, last] = [stream.lineOf[from]!, stream.lineOf[to]!];
  const parts: { readonly at: number; readonly start: number }[] = [];
  let text = '';
  for (let i = first; i <= last; i += 1) {
    const line = lines[i]!;
    const start = i === first ? stream.offsets[from]! : 0;
    // Marks have no codes: the % behind the last figure belongs to it.
    const end = i === last && to + 1 < stream.starts[i + 1]! ? stream.offsets[to + 1]! : line.text.length;
    parts.push({ at: text.length, start: line.start + start });
    text += line.text.slice(start, end) + (/[。！？；：]\s*$/u.test(line.text) ? '\n' : '');
  }
  const offsetOf = (at: number) => {
    const part = parts.findLast((each) => each.at <= at)!;
    return part.start + at - part.at;
  };
  const { source } = lines[first]!;
  return { text, spanOf: ({ start, end }) => ({ source, start: offsetOf(start), end: offsetOf(end - 1) + 1 }) };
}
