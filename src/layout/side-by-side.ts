import { type DocumentLanguage, readLanguage } from '../language/document-language.ts';
import type { Document, Line } from '../types.ts';
import { flowsDown, leansDown, type Meeting } from './column-flow.ts';
import { type Division, dividePage, type PageRows, type Part } from './divide-page.ts';
import { headKey, isPageEdge, mayBeHead } from './furniture.ts';
import { EXACT, findGutters, RAGGED } from './gutters.ts';
import { mostCommon } from './most-common.ts';
import { cutSegments, type WideWidth } from './segments.ts';
import { markTables } from './tables.ts';

/** A page shows its own gutter from so many rows on; with fewer it needs that of other pages. */
const FEWEST_ROWS = 6;
const FEWEST_BORROWED = 2;

/** Gutters of two pages of one text are no farther apart than so many columns of characters. */
const DRIFT = 12;

/** Rows at the head and foot of a page that may be running heads and folios. */
const EDGE_ROWS = 2;
const HEAD_SHARE = 0.4;
const FEWEST_HEADS = 3;

/** A line that is centred on the page is so little off its middle, in columns of characters, and so far in at least. */
const OFF_CENTRE = 4;
const CENTRED_INDENT = 8;

/** So many lines of a column stand above those that have others beside them. */
const FEWEST_ABOVE = 2;

/** A full line, as a share of the usual one. */
const FULL = 0.8;

/**
 * Splits a text that shows columns side by side, as `pdftotext -layout` writes it, into its columns.
 *
 * In: a document as read. Out: the same document with its lines page by page and column by column, `page`, `column` and the breaks of
 * pages and columns set, the indent counted inside the column; a line that spans the page stands between what is above and below it.
 * A page is split only where full lines of prose run down columns that one gutter parts, so tables, lists of names, verse and code stay
 * as they came, and so does what is in doubt. Linear in the lines.
 *
 * @example
 * 过去一年，全市粮食总产量达到        （二）着力建设先进制造业强
 * 一百二十亿斤，比上年增长百分        市。新增规模以上企业三十六
 * 之三点二。                          家，高新技术企业四十二家。
 * // …, '一百二十亿斤，比上年增长百分', '之三点二。', '（二）着力建设先进制造业强', …
 */
export function splitColumns(document: Document): Document {
  const { source, lines } = document;
  if (source.media !== 'text' || lines.filter(({ text }) => /\s/u.test(text)).length < FEWEST_ROWS) return document;
  const { pages, off } = readLayout(document);
  const divisions = pages.map((page) => divisionsOf(page, off));
  const language = lateLanguage(pages, divisions);
  const found = pages.map((page, p) => divisions[p]!.find((division) => flows(page, division, language)) ?? null);
  const proven = found.filter((each) => each !== null);
  if (proven.length === 0) return document;
  const gutters = pages.map((page, p) => found[p] ?? borrowColumns(page, off, proven, language));
  return {
    ...document,
    lines: pages.flatMap((page, p) => {
      const columns = gutters[p];
      return columns ? readPage(page, columns, off, p + 1) : page.lines.map((line) => ({ ...line, page: p + 1 }));
    }),
  };
}

/** The pages under the width of full-width characters that lets most rows begin their columns at one place. */
function readLayout(document: Document): { readonly pages: readonly PageRows[]; readonly off: number } {
  const { source, lines } = document;
  const tables = markTables(document).lines;
  const groups = groupPages(lines);
  const isHead = findHeads(groups.map((group) => group.map((i) => lines[i]!)));
  const read = (wide: WideWidth) =>
    groups.map((group): PageRows => {
      const rows = group.map((i) => cutSegments(lines[i]!, source.text, wide));
      const taken = group.map((i) => tables[i]!.kind === 'table' || isHead(lines[i]!));
      return { lines: group.map((i) => lines[i]!), rows, taken };
    });
  const choices = ([1, 2] as const).map((wide) => {
    const pages = read(wide);
    return { pages, exact: supportOf(pages, EXACT), ragged: supportOf(pages, RAGGED) };
  });
  const best = choices[0]!.exact >= choices[1]!.exact ? choices[0]! : choices[1]!;
  return { pages: best.pages, off: best.exact >= 0.8 * best.ragged ? EXACT : RAGGED };
}

/** Rows that begin a segment where most rows of their page do. */
function supportOf(pages: readonly PageRows[], off: number): number {
  return pages.reduce((sum, { rows, taken }) => sum + (findGutters(rows, taken, off, FEWEST_ROWS)?.support ?? 0), 0);
}

/** Indices of the lines of every page: a form feed begins one, and so does what stands behind a page number. */
function groupPages(lines: readonly Line[]): readonly (readonly number[])[] {
  const hasFeeds = lines.some(({ breakBefore }) => breakBefore === 'page');
  const groups: number[][] = [];
  for (const [i, line] of lines.entries()) {
    const isBehindEdge = !hasFeeds && i > 0 && isPageEdge(lines[i - 1]!.text) && !isPageEdge(line.text);
    if (i === 0 || line.breakBefore === 'page' || isBehindEdge) groups.push([]);
    groups.at(-1)!.push(i);
  }
  return groups;
}

/** Tells page numbers and what stands, figures aside, at the same edge of many pages. */
function findHeads(pages: readonly (readonly Line[])[]): (line: Line) => boolean {
  const edges = pages.flatMap((lines) => [...new Set([...lines.slice(0, EDGE_ROWS), ...lines.slice(-EDGE_ROWS)])]);
  const counts = new Map<string, number>();
  for (const { text } of edges) counts.set(headKey(text), (counts.get(headKey(text)) ?? 0) + 1);
  const least = Math.max(FEWEST_HEADS, HEAD_SHARE * pages.length);
  const atEdge = new Set(edges);
  return (line) =>
    isPageEdge(line.text) ||
    (atEdge.has(line) && mayBeHead(line.text) && (counts.get(headKey(line.text)) ?? 0) >= least);
}

type LateScorer = () => ReturnType<DocumentLanguage['scorer']>;

/** The language of the parts: whole rows would teach it that one column goes on in the other. */
function lateLanguage(pages: readonly PageRows[], divisions: readonly (readonly Division[])[]): LateScorer {
  let language: DocumentLanguage | undefined;
  return () => {
    language ??= readLanguage(
      pages.flatMap(({ lines, rows }, p) => {
        const parts = divisions[p]![0]?.parts;
        return lines.flatMap((line, r) =>
          ((parts ?? rows)[r] ?? [line]).map(({ start, end }) => ({ ...line, text: textOf(line, start, end) })),
        );
      }),
    );
    return language.scorer();
  };
}

function textOf(line: Line, start: number, end: number): string {
  return line.text.slice(start - line.start, end - line.start);
}

/** Ways to divide a page, the one with thin gutters too first. */
function divisionsOf(page: PageRows, off: number): readonly Division[] {
  const wide = dividePage(page, off, FEWEST_ROWS, false);
  const thin = isHan(page.lines) ? dividePage(page, off, FEWEST_ROWS, true) : null;
  return [thin, wide].filter((division) => division !== null);
}

function flows(page: PageRows, division: Division, language: LateScorer): boolean {
  const { columns, across } = readFlow(page, division);
  return flowsDown(columns, across, language);
}

/** A page of few rows has the columns that other pages have proven, where nothing runs across them. */
function borrowColumns(
  page: PageRows,
  off: number,
  proven: readonly Division[],
  language: LateScorer,
): Division | null {
  const division = dividePage(page, off, FEWEST_BORROWED, false);
  if (!division || division.support >= FEWEST_ROWS) return null;
  const isKnown = proven.some(
    ({ starts }) =>
      starts.length >= division.starts.length &&
      division.starts.every((start) => starts.some((other) => Math.abs(other - start) <= DRIFT)),
  );
  const { parts, first, last } = division;
  if (!isKnown || parts.slice(first, last + 1).some((row, k) => !row && !page.taken[first + k])) return null;
  const { columns, across } = readFlow(page, division);
  return leansDown(columns, across, language) ? division : null;
}

/** Blanks are rare in Chinese text only. */
function isHan(lines: readonly Line[]): boolean {
  const text = lines.map((line) => line.text).join('');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= letters;
}

/** What the rows between the first and the last that are parted say downwards and across. */
function readFlow(page: PageRows, { parts, columns: count, first, last }: Division) {
  const columns: string[][] = Array.from({ length: count }, () => []);
  const across: Meeting[] = [];
  for (let r = first; r <= last; r += 1) {
    const row = parts[r] ?? [];
    const texts = row.map(({ start, end }) => textOf(page.lines[r]!, start, end));
    for (const [k, { column }] of row.entries()) columns[column]!.push(texts[k]!);
    for (const [k, text] of texts.entries()) if (k > 0) across.push([texts[k - 1]!, text]);
  }
  return { columns, across };
}

/** The lines of one page in reading order. */
function readPage(page: PageRows, division: Division, off: number, number: number): readonly Line[] {
  const { lines } = page;
  const parts = division.parts.map((row, r) => (row && isCentred(page, row, r, division, off) ? null : row));
  const [first, last] = extend(page, parts, division);
  const heights = cumulate(lines);
  const read: Line[] = [];
  let band: Placed[] = [];
  const flush = () => {
    read.push(...readBand(band, lines, heights, off, number));
    band = [];
  };
  for (const [r, line] of lines.entries()) {
    const own = r >= first && r <= last ? parts[r] : null;
    if (own) band.push(...own.map((part) => ({ ...part, row: r })));
    else {
      flush();
      read.push({ ...line, page: number });
    }
  }
  flush();
  return read;
}

interface Placed extends Part {
  readonly row: number;
}

/** The rows with columns beside one another, and those above and below them where one column goes on alone. */
function extend(
  page: PageRows,
  parts: readonly (readonly Part[] | null)[],
  { first, last }: Division,
): readonly [number, number] {
  const onlyColumn = (r: number) => (parts[r]?.length === 1 ? parts[r]![0]!.column : -1);
  // A short line above the columns is a title, wherever it begins.
  const widths = parts.slice(first, last + 1).flatMap((row) => (row ?? []).map(({ left, right }) => right - left));
  const full = FULL * ([...widths].sort((a, b) => a - b)[widths.length >> 1] ?? 0);
  const isFull = (r: number) => parts[r]![0]!.right - parts[r]![0]!.left >= full;
  const usual = Math.max(1, ...page.lines.slice(first + 1, last + 1).map(({ blanksBefore }) => blanksBefore));
  let [from, to] = [first, last];
  while (from > 0 && onlyColumn(from - 1) > 0 && isFull(from - 1) && page.lines[from]!.blanksBefore <= usual) from -= 1;
  // One line alone is a title.
  if (from > first - FEWEST_ABOVE) from = first;
  const column = onlyColumn(to + 1);
  while (column >= 0 && onlyColumn(to + 1) === column && page.lines[to + 1]!.blanksBefore <= usual) to += 1;
  return [from, to];
}

/** A title or a page number in the middle of the page, apart from the columns. */
function isCentred(
  { lines }: PageRows,
  row: readonly Part[],
  r: number,
  { parts, first, last, starts }: Division,
  off: number,
): boolean {
  const [part, ...others] = row;
  if (!part || others.length > 0) return false;
  const [above, below] = [lines[r]!.blanksBefore > 0, (lines[r + 1]?.blanksBefore ?? 1) > 0];
  const isApart = r < first ? above || below : r > last ? above : above && below;
  if (!isApart || starts.some((start) => Math.abs(part.left - start) <= off)) return false;
  const rows = parts.slice(first, last + 1).flatMap((each) => (each && each.length > 1 ? [each] : []));
  const lefts = rows.map((each) => each[0]!.left).sort((a, b) => a - b);
  const rights = rows.map((each) => each.at(-1)!.right).sort((a, b) => a - b);
  const left = lefts[lefts.length >> 1]!;
  const middle = (left + rights[rights.length >> 1]!) / 2;
  return part.left >= left + CENTRED_INDENT && Math.abs((part.left + part.right) / 2 - middle) <= OFF_CENTRE;
}

/** Physical lines from the top of the page to each line. */
function cumulate(lines: readonly Line[]): readonly number[] {
  let height = 0;
  return lines.map(({ blanksBefore }) => {
    height += blanksBefore + 1;
    return height;
  });
}

/** Columns of one band, one after the other. */
function readBand(
  band: readonly Placed[],
  lines: readonly Line[],
  heights: readonly number[],
  off: number,
  page: number,
): readonly Line[] {
  const columns = [...new Set(band.map(({ column }) => column))].sort((a, b) => a - b);
  return columns.flatMap((column) => {
    const own = band.filter((part) => part.column === column);
    const steps = own.slice(1).map((part, k) => heights[part.row]! - heights[own[k]!.row]!);
    const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 1;
    const edge = mostCommon(own.map(({ left }) => left)).value ?? 0;
    return own.map((part, k): Line => {
      const { breakBefore, ...line } = lines[part.row]!;
      const indent = part.left - edge;
      const isFirst = part.start === line.start;
      const mark = isFirst && breakBefore ? breakBefore : k === 0 && column > columns[0]! ? 'column' : undefined;
      return {
        ...line,
        start: part.start,
        end: part.end,
        text: textOf(lines[part.row]!, part.start, part.end),
        indent: indent > off ? indent : 0,
        blanksBefore: k > 0 ? Math.max(0, steps[k - 1]! - usual) : column === columns[0] ? line.blanksBefore : 0,
        page,
        column: column + 1,
        ...(mark ? { breakBefore: mark } : {}),
      };
    });
  });
}
