import type { Repeat } from './find-repeats.ts';

/** Pieces are at least so long, as a share of a column: shorter ones are the fault of a misplaced cut. */
const SHORTEST_PIECE = 0.6;

/**
 * Splits repeats where columns begin. Two columns that stand behind one another in both places look like one repeat, yet either of
 * them may be the copy: `…6 14' …` and `…6' 14 …`.
 *
 * In: repeats, the lines at which columns begin (in either copy), the usual lines of a column, and a choice for every repeat. Out: the
 * pieces, and the same choices for them.
 */
export function splitRepeats<T>(
  repeats: readonly Repeat[],
  choices: readonly T[],
  columnStarts: ReadonlySet<number>,
  columnLength: number,
): { readonly repeats: readonly Repeat[]; readonly choices: readonly T[] } {
  const pieces = repeats.flatMap((repeat, r) =>
    splitRepeat(repeat, columnStarts, Math.max(2, SHORTEST_PIECE * columnLength)).map((piece) => [piece, r] as const),
  );
  return { repeats: pieces.map(([piece]) => piece), choices: pieces.map(([, r]) => choices[r]!) };
}

function splitRepeat(repeat: Repeat, columnStarts: ReadonlySet<number>, shortest: number): readonly Repeat[] {
  const { pairs } = repeat;
  const cuts = [0];
  for (const [p, [first, second]] of pairs.entries()) {
    const isStart = columnStarts.has(first) || columnStarts.has(second);
    if (isStart && p - cuts.at(-1)! >= shortest && pairs.length - p >= shortest) cuts.push(p);
  }
  if (cuts.length === 1) return [repeat];
  return cuts.map((from, c) => {
    const part = pairs.slice(from, cuts[c + 1]);
    const [head, tail] = [part[0]!, part[part.length - 1]!];
    // The outer edges of the repeat stay where they were: lines between pairs belong to it.
    const isFirst = c === 0;
    const isLast = c + 1 === cuts.length;
    return {
      ...repeat,
      pairs: part,
      first: [isFirst ? repeat.first[0] : head[0], isLast ? repeat.first[1] : tail[0] + 1] as const,
      second: [isFirst ? repeat.second[0] : head[1], isLast ? repeat.second[1] : tail[1] + 1] as const,
    };
  });
}
