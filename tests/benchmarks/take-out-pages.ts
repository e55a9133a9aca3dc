import { findMarks, findPages, type Page } from './find-pages.ts';
import { type Place, type PlacedLine, placeLines } from './place-lines.ts';
import { flat } from './score.ts';

/** A text with pages missing. */
export interface TornText {
  readonly raw: string;
  /** What is missing, as stretches of flat gold in its order; neither its start nor its end is. */
  readonly holes: readonly Page[];
  readonly pages: number;
}

const share = 10;

/**
 * Takes one page in ten out of raw, in every rendition that raw has of it, with its folio and running head. Everything
 * else stays to the letter. Which pages go depends on `name` alone; the first and the last stay, since what is missing
 * there leaves no hole between two texts, and no two neighbours go.
 */
export function takeOutPages(raw: string, gold: string, name: string, columnsPerPage: number): TornText {
  const flatGold = flat(gold);
  const lines = placeLines(raw, flatGold);
  const marks = findMarks(lines);
  const pages = findPages(lines, marks, columnsPerPage);
  const chosen = choosePages(pages, name);
  const gone = linesGone(lines, marks, chosen);
  const kept = lines.filter((_, i) => !gone[i]);
  const holes = chosen.map((page) => fitToLines(page, lines));
  return { raw: kept.map(({ text }) => text).join(''), holes, pages: pages.length };
}

function isOn(page: Page, place: Place): boolean {
  const middle = (place.start + place.end) / 2;
  return middle > page.start && middle < page.end;
}

/** The hole begins and ends with the lines that went. */
function fitToLines(page: Page, lines: readonly PlacedLine[]): Page {
  const places = lines.flatMap(({ place }) => (place && isOn(page, place) ? [place] : []));
  return {
    start: places.reduce((least, { start }) => Math.min(least, start), page.end),
    end: places.reduce((most, { end }) => Math.max(most, end), page.start),
  };
}

/** One of every ten pages between the first and the last, at a place that the name fixes. */
function choosePages(pages: readonly Page[], name: string): readonly Page[] {
  const inner = pages.slice(1, -1);
  let seed = [...name].reduce((sum, each) => (Math.imul(sum, 31) + each.charCodeAt(0)) >>> 0, 7);
  const count = Math.min(Math.max(1, Math.round(pages.length / share)), inner.length);
  let last = -1;
  return Array.from({ length: count }, (_, k) => {
    const [from, to] = [Math.floor((inner.length * k) / count), Math.floor((inner.length * (k + 1)) / count)];
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const first = Math.min(Math.max(from, last + 2), to - 1);
    last = first + ((seed >>> 16) % (to - first));
    return inner[last]!;
  });
}

/** A line goes with the page on which its middle stands; one that gold lacks, when what is before and behind it goes. */
function linesGone(
  lines: readonly PlacedLine[],
  marks: readonly boolean[],
  holes: readonly Page[],
): readonly boolean[] {
  const gone = lines.map(({ place }) => (place ? holes.some((hole) => isOn(hole, place)) : null));
  const before = carry(gone);
  const behind = carry([...gone].reverse()).reverse();
  const blocks = blocksOf(lines, marks);
  const emptied = emptyBlocks(blocks, gone);
  return gone.map((own, i) => {
    if (own !== null) return own;
    if (marks[i]) return emptied.has(blocks[i]!);
    return (before[i] ?? behind[i] ?? false) && (behind[i] ?? before[i] ?? false);
  });
}

/** For each line the last verdict up to it. */
function carry(verdicts: readonly (boolean | null)[]): (boolean | null)[] {
  let last: boolean | null = null;
  return verdicts.map((verdict) => {
    last = verdict ?? last;
    return last;
  });
}

/** Numbers the printed pages of raw: a folio and a running head belong to the text before them, or behind it if they open the file. */
function blocksOf(lines: readonly PlacedLine[], marks: readonly boolean[]): readonly number[] {
  const opensWithMark = marks[lines.findIndex(({ text }) => text.trim() !== '')] ?? false;
  let block = 0;
  let wasMark = opensWithMark;
  return lines.map(({ text }, i) => {
    if (text.trim() === '') return block;
    const isMark = marks[i]!;
    if (opensWithMark ? isMark && !wasMark : !isMark && wasMark) block += 1;
    wasMark = isMark;
    return block;
  });
}

function emptyBlocks(blocks: readonly number[], gone: readonly (boolean | null)[]): ReadonlySet<number> {
  const [all, kept] = [new Set<number>(), new Set<number>()];
  for (const [i, verdict] of gone.entries()) {
    if (verdict !== null) (verdict ? all : kept).add(blocks[i]!);
  }
  return new Set([...all].filter((block) => !kept.has(block)));
}
