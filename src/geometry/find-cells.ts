import type { Box } from '../types.ts';

/** A cell has at most so many lines, */
const MOST_LINES = 3;
/** stands this near to the next one of its row and of its column, in em, */
const BESIDE = 12;
const BELOW = 3;
/** and of two of a row one is so narrow, in em, and they share so much of the lower one's height: columns of text are wider. */
const NARROW = 8;
const SHARED = 0.5;

/** What is asked of a region: its box and how many lines it has. */
export interface Shape {
  readonly box: Box;
  readonly lines: { readonly length: number };
}

/**
 * Tells which regions of a page are cells of a table: small ones that have another one beside them, and above or below them one that
 * has too. A number beside a heading is none, nor are the parts of a masthead: nothing like them follows.
 *
 * In: regions in page units, in any order; `em` likewise. Out: for each whether it is a cell.
 */
export function findCells(regions: readonly Shape[], em: number): readonly boolean[] {
  const small = [...regions.keys()]
    .filter((index) => regions[index]!.lines.length <= MOST_LINES)
    .sort((a, b) => regions[a]!.box.top - regions[b]!.box.top || a - b);
  const hasMate = (isMate: (a: Box, b: Box) => boolean, reach: number, among: readonly number[]) => {
    const mated = new Set<number>();
    for (const [i, index] of among.entries()) {
      const { box } = regions[index]!;
      for (let k = i + 1; k < among.length && k <= i + WINDOW; k += 1) {
        const other = regions[among[k]!]!.box;
        if (other.top > box.bottom + reach) break;
        if (!isMate(box, other)) continue;
        mated.add(index).add(among[k]!);
      }
    }
    return among.filter((index) => mated.has(index));
  };
  const inRows = hasMate((a, b) => areBeside(a, b, em), 0, small);
  const cells = new Set(hasMate((a, b) => areStacked(a, b, em), BELOW * em, inRows));
  return regions.map((_, index) => cells.has(index));
}

/** So many regions further down are compared with each: the rows of a table are far narrower. */
const WINDOW = 400;

function areBeside(a: Box, b: Box, em: number): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const apart = Math.max(a.left, b.left) - Math.min(a.right, b.right);
  const isNarrow = Math.min(a.right - a.left, b.right - b.left) <= NARROW * em;
  return (
    isNarrow &&
    apart >= -em / 2 &&
    apart < BESIDE * em &&
    shared > SHARED * Math.min(a.bottom - a.top, b.bottom - b.top)
  );
}

function areStacked(a: Box, b: Box, em: number): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const apart = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
  return shared > 0 && apart >= -em / 2 && apart < BELOW * em;
}
