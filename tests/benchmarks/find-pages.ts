import { type Place, type PlacedLine, slack } from './place-lines.ts';
import { flat } from './score.ts';

/** A stretch of flat gold that stands on one printed page. */
export type Page = Place;

/** Lines of raw that go on from one another in gold, with nothing of the medium between them. */
interface Run extends Place {
  readonly lines: number;
  /** Counts the running heads and folios before it. */
  readonly block: number;
}

/** Least share of a page's lines that a run must have to be a page, and the most. */
const leastPage = 0.75;
const mostPage = 1.3;
/** A column has at least so many lines: what is shorter is a title or a rest. */
const leastColumn = 15;

/** Share of the columns that may count as common. */
const leastCommon = 0.15;

const folio = /^[-—·]+\d{1,4}[-—·]+$/u;

/** For each line whether it is a running head or a folio: gold lacks it, and it is a number in dashes or comes again. */
export function findMarks(lines: readonly PlacedLine[]): readonly boolean[] {
  const keys = lines.map(({ place, text }) => (place ? '' : flat(text).replace(/\d+/gu, '#')));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map((key, i) => {
    if (key === '') return false;
    return folio.test(lines[i]!.text.replace(/\s+/gu, '')) || (key.length >= 6 && counts.get(key)! >= 3);
  });
}

/**
 * Finds the printed pages of a text, in gold's order: what stands between folios, where the text has them; else columns
 * of which each stands in raw before the one that it follows in gold (a page with its columns flipped); else as many
 * columns as a page has, together in gold.
 */
export function findPages(
  lines: readonly PlacedLine[],
  marks: readonly boolean[],
  columnsPerPage: number,
): readonly Page[] {
  const runs = findRuns(lines, marks);
  const height = pageHeight(runs, columnsPerPage);
  const perLine = runs.reduce((sum, run) => sum + run.end - run.start, 0) / sumOf(runs);
  const pages: Page[] = [];
  for (let i = 0; i < runs.length; ) {
    let next = i + 1;
    while (next < runs.length && goesBefore(runs[next]!, runs[next - 1]!)) {
      if (sumOf(runs.slice(i, next + 1)) > height * mostPage) break;
      next += 1;
    }
    for (const page of splitRun(runs.slice(i, next), height, runs)) addPage(pages, page);
    i = next;
  }
  for (const page of groupColumns(pages, runs, height * perLine)) addPage(pages, page);
  return pages.sort((a, b) => a.start - b.start);
}

function findRuns(lines: readonly PlacedLine[], marks: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  let block = 0;
  for (const [i, line] of lines.entries()) {
    if (marks[i] && !marks[i - 1] && runs.length > 0) block += 1;
    if (!line.place) continue;
    const last = runs[runs.length - 1];
    const goesOn = last && last.block === block && Math.abs(line.place.start - last.end) <= slack && !line.isIndented;
    if (goesOn) runs[runs.length - 1] = { ...last, end: line.place.end, lines: last.lines + 1 };
    else runs.push({ ...line.place, lines: 1, block });
  }
  return runs;
}

/**
 * Lines on a page: the median between folios (the lower one, since a column that stands twice makes pages longer), else
 * columns of the commonest length, or of its half where whole pages are commoner than columns.
 */
function pageHeight(runs: readonly Run[], columnsPerPage: number): number {
  const blocks = new Map<number, number>();
  for (const { block, lines } of runs) blocks.set(block, (blocks.get(block) ?? 0) + lines);
  const heights = [...blocks.values()].sort((a, b) => a - b);
  if (heights.length >= 4) return heights[(heights.length - 1) >> 1]!;
  const columns = runs.map(({ lines }) => lines).filter((count) => count >= leastColumn);
  const near = (height: number) => columns.filter((count) => Math.abs(count - height) <= 1).length;
  const common = columns.reduce((best, count) => (near(count) > near(best) ? count : best), columns[0] ?? leastColumn);
  const half = columns.find(
    (count) => Math.abs(count * 2 - common) <= 1 && near(count) >= columns.length * leastCommon,
  );
  return (half ?? common) * columnsPerPage;
}

function sumOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.lines, 0);
}

/** In gold, `run` stands right before the one that it follows in raw: two columns of a flipped page. */
function goesBefore(run: Run, previous: Run): boolean {
  return run.block === previous.block && Math.abs(run.end - previous.start) <= slack;
}

/** A chain of runs is one page when it has a page's height or all between two folios; a longer one is several. */
function splitRun(chain: readonly Run[], height: number, runs: readonly Run[]): readonly Page[] {
  const count = sumOf(chain);
  const isBlock = runs.filter(({ block }) => block === chain[0]!.block).length === chain.length;
  const isMarked = runs[runs.length - 1]!.block > 2;
  if (count < height * leastPage && !(isMarked && isBlock)) return [];
  const start = Math.min(...chain.map((run) => run.start));
  const end = Math.max(...chain.map((run) => run.end));
  const parts = Math.max(1, Math.round(count / height));
  const edge = (part: number) => Math.round(start + ((end - start) * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ start: edge(part), end: edge(part + 1) }));
}

/** Another rendition of a page that is there already adds none. */
function addPage(pages: Page[], page: Page): void {
  const overlap = (other: Page) => Math.min(other.end, page.end) - Math.max(other.start, page.start);
  if (pages.every((other) => overlap(other) <= 2 * slack)) pages.push(page);
}

/** Groups what no page covers, column by column in gold's order, to pages of about `size` characters. */
function groupColumns(pages: readonly Page[], runs: readonly Run[], size: number): readonly Page[] {
  const taken = [...pages].sort((a, b) => a.start - b.start);
  const edges = [...new Set(runs.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const groups: Page[] = [];
  let start = -1;
  for (const edge of edges) {
    const isTaken = taken.some((page) => edge > page.start + slack && edge < page.end - slack);
    if (isTaken) start = -1;
    else if (start < 0) start = edge;
    else if (taken.some((page) => page.start < edge - slack && page.end > start + slack)) start = edge;
    else if (edge - start >= size * leastPage) {
      if (edge - start <= size * mostPage) groups.push({ start, end: edge });
      start = edge;
    }
  }
  return groups;
}
