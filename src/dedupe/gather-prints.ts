import type { Prints } from '../consensus/merge-readings.ts';
import type { Line } from '../types.ts';

/** A line that is kept: the place where it stands, the print of it that is kept, and all prints of it; indices of lines. */
export interface PrintedLine {
  readonly place: number;
  readonly best: number;
  readonly members: readonly number[];
}

/** Lines that are read together: a column has no more. */
const MOST_LINES = 60;

/**
 * The prints of lines that are printed more than once. Lines that follow one another in all their prints are one passage: what one print
 * lacks at the edge of a line can be told by the next.
 *
 * In: all lines in raw order, and the kept ones in the order of their places.
 */
export function gatherPrints(
  lines: readonly Line[],
  kept: readonly PrintedLine[],
  { follows }: { follows(i: number): boolean },
): readonly Prints[] {
  const textAt = new Map(kept.map(({ place, best }) => [place, lines[best]!.text]));
  const passages: { readonly columns: readonly (readonly number[])[]; readonly places: readonly number[] }[] = [];
  for (const { place, best, members } of kept) {
    if (members.length < 2) continue;
    const prints = [best, ...members.filter((other) => other !== best)];
    const open = passages.at(-1);
    const goesOn =
      open !== undefined &&
      open.places.length < MOST_LINES &&
      open.places.at(-1) === place - 1 &&
      open.columns.length === prints.length &&
      prints.every((print, k) => open.columns[k]!.at(-1) === print - 1 && follows(print));
    if (!goesOn) passages.push({ places: [place], columns: prints.map((print) => [print]) });
    else
      passages[passages.length - 1] = {
        places: [...open.places, place],
        columns: open.columns.map((column, k) => [...column, prints[k]!]),
      };
  }
  return passages.map(({ columns, places }) => {
    const [first, last] = [places[0]!, places[places.length - 1]!];
    const [own, ...others] = columns.map((column) => column.map((i) => lines[i]!));
    return {
      kept: own!,
      others,
      before: follows(first) ? (textAt.get(first - 1) ?? '') : '',
      after: last + 1 < lines.length && follows(last + 1) ? (textAt.get(last + 1) ?? '') : '',
    };
  });
}
