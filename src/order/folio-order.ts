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

/** Share of steps to another page that must lead to the very next one. */
const LEAST_NEXT = 0.8;

/**
 * Whether the printed page numbers prove an order: enough of them, all rising, nearly all by one. They say nothing of the order
 * inside a page.
 *
 * In: folios by line, and the first lines of the fragments in reading order.
 */
export function provenByFolios(folios: Folios, order: readonly number[]): boolean {
  const printed = printedPages(folios);
  if (!printed) return false;
  const pages = order.map((start) => printed[start]!).filter((page, i, all) => page > 0 && page !== all[i - 1]);
  if (new Set(pages).size < FEWEST) return false;
  const steps = pages.slice(1).map((page, i) => page - pages[i]!);
  return steps.every((step) => step > 0) && steps.filter((step) => step === 1).length >= LEAST_NEXT * steps.length;
}

/** The page numbers of the lines: one reading where text before the first folio or behind the last decides, else both. */
export function readFolios({ before, after }: Folios): readonly Uint32Array[] {
  if (before.every((page, i) => page === after[i])) return [before];
  const isUnder = before[0] === 0 && after[after.length - 1] !== 0;
  const isOver = before[0] !== 0 && after[after.length - 1] === 0;
  return isUnder ? [after] : isOver ? [before] : [before, after];
}

/** What was read of each text's folios: the answer is asked for at every joint and costs a look at every line. */
const known = new WeakMap<Folios, Uint32Array | null>();

/** The page number of every line, 0 where there is none; null where it is open whether folios stand over or under their pages. */
export function printedPages(folios: Folios): Uint32Array | null {
  let pages = known.get(folios);
  if (pages === undefined) {
    const readings = readFolios(folios);
    pages = readings.length === 1 ? readings[0]! : null;
    known.set(folios, pages);
  }
  return pages;
}

/** Nats for a joint to the next printed page, to a later one (pages are missing), and back to an earlier one. */
const NEXT_PAGE = 1.5;
const LATER_PAGE = -0.5;
const EARLIER_PAGE = -3;

/**
 * What printed page numbers say of a joint, in nats: a text goes on on its own page or the next one. A single number decides
 * nothing: folios are misread, and a column copied to another page stands beside a folio that is not its own.
 *
 * In: page numbers of the line before and of the line behind the joint, 0 where none is known.
 */
export function scorePageStep(before: number, after: number): number {
  if (before === 0 || after === 0 || before === after) return 0;
  if (after === before + 1) return NEXT_PAGE;
  return after > before ? LATER_PAGE : EARLIER_PAGE;
}

/** Whether the printed page numbers jump from one line to another: pages are missing between them. */
export function jumpsPage(folios: Folios, before: number, after: number): boolean {
  const printed = printedPages(folios);
  if (!printed) return false;
  const [left, right] = [printed[before]!, printed[after]!];
  return left > 0 && right > left + 1;
}
