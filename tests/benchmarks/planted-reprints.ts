import type { PassageRow } from '../../src/corpus/dedupe-rows.ts';
import { misprint } from './misprint.ts';
import type { PlantedPassage } from './planted-passages.ts';
import { drawWhole, type Random, seededRandom } from './seeded-random.ts';

/** A passage of one page that was printed on another one as well, with noise. */
export interface Reprint {
  readonly from: { readonly document: string; readonly start: number; readonly end: number };
  readonly to: { readonly document: string; readonly start: number; readonly end: number };
}

const LEAST = 200;
const MOST = 600;

/** Share of letters and blanks: a picture that was read as text is no reprint, a column of figures no passage. */
const LEAST_LETTERS = 0.8;

/**
 * Lifts passages of 200 to 600 characters from pages, misreads them and puts them between two lines of other pages. Every page gives and
 * takes as chance has it; nothing is lifted from a passage that was put in. The same for the same seed.
 */
export function plantReprints(
  pages: readonly PlantedPassage[],
  { count, rate, seed }: { readonly count: number; readonly rate: number; readonly seed: number },
): { readonly pages: readonly PlantedPassage[]; readonly reprints: readonly Reprint[] } {
  const random = seededRandom(seed);
  const texts = pages.map(({ text }) => text);
  const wanted: { readonly page: number; readonly start: number; readonly end: number; readonly to: number }[] = [];
  while (wanted.length < count) {
    const page = drawWhole(random, 0, pages.length);
    const length = drawWhole(random, LEAST, MOST);
    const start = drawWhole(random, 0, Math.max(1, texts[page]!.length - length));
    const to = drawWhole(random, 0, pages.length);
    const passage = texts[page]!.slice(start, start + length);
    if (to === page || passage.length < length || !isText(passage)) continue;
    if (wanted.some((other) => other.page === page && start < other.end + MOST && other.start < start + length + MOST))
      continue;
    wanted.push({ page, start, end: start + length, to });
  }
  return putIn(pages, wanted, rate, random);
}

function putIn(
  pages: readonly PlantedPassage[],
  wanted: readonly { readonly page: number; readonly start: number; readonly end: number; readonly to: number }[],
  rate: number,
  random: Random,
): { readonly pages: readonly PlantedPassage[]; readonly reprints: readonly Reprint[] } {
  const puts = wanted.map((each) => {
    const at = placeBetween(
      pages[each.to]!.text,
      wanted.filter(({ page }) => page === each.to),
      random,
    );
    const text = pages[each.page]!.text.slice(each.start, each.end);
    const pool = text.match(/\p{L}/gu)!.join('');
    const print = misprint({ text, origins: Array.from(text, () => 0) }, rate, random, pool).text;
    return { ...each, at, print };
  });
  puts.sort((x, y) => x.to - y.to || x.at - y.at);
  /** Where an offset of the page as it was stands in the page as it is. */
  const shifted = (page: number, offset: number) =>
    puts.reduce((sum, put) => (put.to === page && put.at <= offset ? sum + put.print.length + 1 : sum), offset);
  const made = pages.map(({ id, text }, page) => {
    const parts: string[] = [];
    let reached = 0;
    for (const put of puts) {
      if (put.to !== page) continue;
      parts.push(text.slice(reached, put.at), put.print, '\n');
      reached = put.at;
    }
    return { id, text: parts.join('') + text.slice(reached) };
  });
  const reprints = puts.map((put, k): Reprint => {
    const before = puts
      .slice(0, k)
      .reduce((sum, other) => (other.to === put.to ? sum + other.print.length + 1 : sum), put.at);
    const start = shifted(put.page, put.start);
    return {
      from: { document: pages[put.page]!.id, start, end: Math.max(start, shifted(put.page, put.end - 1) + 1) },
      to: { document: pages[put.to]!.id, start: before, end: before + put.print.length },
    };
  });
  return { pages: made, reprints };
}

/** Behind a line of a page that nothing is lifted from. */
function placeBetween(
  text: string,
  lifted: readonly { readonly start: number; readonly end: number }[],
  random: Random,
): number {
  for (;;) {
    const at = text.indexOf('\n', drawWhole(random, 0, text.length)) + 1;
    if (lifted.every(({ start, end }) => at <= start || at >= end)) return at;
  }
}

function isText(passage: string): boolean {
  return (passage.match(/[\p{L}\s]/gu)?.length ?? 0) >= LEAST_LETTERS * passage.length;
}

/** A reprint is found where one cluster has passages that cover half of it and half of what it was taken from. */
export function findReprints(reprints: readonly Reprint[], rows: readonly PassageRow[]): readonly boolean[] {
  const byDocument = new Map<string, PassageRow[]>();
  for (const row of rows) {
    const known = byDocument.get(row.document);
    if (known) known.push(row);
    else byDocument.set(row.document, [row]);
  }
  const clustersAt = ({ document, start, end }: Reprint['from']) =>
    new Set(
      (byDocument.get(document) ?? [])
        .filter((row) => Math.min(row.end, end) - Math.max(row.start, start) >= (end - start) / 2)
        .map(({ cluster }) => cluster),
    );
  return reprints.map(({ from, to }) => {
    const clusters = clustersAt(from);
    return [...clustersAt(to)].some((cluster) => clusters.has(cluster));
  });
}
