/** Page numbers as printed, by line: the last folio before each line and the next one behind it; 0 where there is none. */
export interface Folios {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

/** So many different numbers are needed before they speak against an order. */
const FEWEST = 3;

/** Share of steps from page to page that must rise: a misread folio, or a column copied to another page, breaks two. */
const LEAST_RISING = 0.91;

/**
 * Whether the printed page numbers speak against an order. A folio stands over its page or under it, in the whole document
 * alike: text before the first folio shows that it stands under. Where that is open, both readings must speak against it.
 *
 * In: folios by line, and the first lines of the fragments in reading order.
 */
export function contradictsFolios(folios: Folios, order: readonly number[]): boolean {
  return readFolios(folios).every((numbers) => {
    const pages = order.map((start) => numbers[start]!).filter((page, i, all) => page > 0 && page !== all[i - 1]);
    if (new Set(pages).size < FEWEST) return false;
    const rising = pages.filter((page, i) => i > 0 && page > pages[i - 1]!).length;
    return rising < LEAST_RISING * (pages.length - 1);
  });
}

/** The page numbers of the lines: one reading where text before the first folio or behind the last decides, else both. */
export function readFolios({ before, after }: Folios): readonly Uint32Array[] {
  const isUnder = before[0] === 0 && after[after.length - 1] !== 0;
  const isOver = before[0] !== 0 && after[after.length - 1] === 0;
  return isUnder ? [after] : isOver ? [before] : [before, after];
}
