import { type DocumentLanguage, readLanguage } from '../language/document-language.ts';
import type { Document, Line } from '../types.ts';
import { flowsDown, leansDown, type Meeting } from './column-flow.ts';
import { headKey, isPageEdge, mayBeHead } from './furniture.ts';
import { EXACT, findGutters, type Gutters, RAGGED, runsAcross } from './gutters.ts';
import { cutSegments, type Segment, type WideWidth } from './segments.ts';
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

/** One page: its lines with what is known of them. */
interface Page {
  readonly lines: readonly Line[];
  readonly rows: readonly (readonly Segment[])[];
  /** Rows that span the page whatever stands in them: running heads, folios, rows of tables. */
  readonly taken: readonly boolean[];
}

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
  if (source.media !== 'text' || lines.length < FEWEST_ROWS) return document;
  const layout = readLayout(document);
  if (!layout) return document;
  const { pages, off } = layout;
  const language = lateLanguage(pages);
  const found = pages.map((page) => findColumns(page, off, language));
  const proven = found.filter((each) => each !== null);
  if (proven.length === 0) return document;
  const gutters = pages.map((page, p) => found[p] ?? borrowColumns(page, off, proven, language));
  return {
    ...document,
    lines: pages.flatMap((page, p) => {
      const columns = gutters[p];
      return columns
        ? readPage(page, columns, p + 1, source.text)
        : page.lines.map((line) => ({ ...line, page: p + 1 }));
    }),
  };
}

/** The pages under the width of full-width characters that lets most rows begin their columns at one place. */
function readLayout(document: Document): { readonly pages: readonly Page[]; readonly off: number } | null {
  const { source, lines } = document;
  const tables = markTables(document).lines;
  const groups = groupPages(lines);
  const isHead = findHeads(groups.map((group) => group.map((i) => lines[i]!)));
  const read = (wide: WideWidth) =>
    groups.map((group): Page => {
      const rows = group.map((i) => cutSegments(lines[i]!, source.text, wide));
      const taken = group.map((i) => tables[i]!.kind === 'table' || isHead(lines[i]!));
      return { lines: group.map((i) => lines[i]!), rows, taken };
    });
  const choices = ([1, 2] as const).map((wide) => {
    const pages = read(wide);
    return { pages, exact: supportOf(pages, EXACT), ragged: supportOf(pages, RAGGED) };
  });
  const best = choices[0]!.exact >= choices[1]!.exact ? choices[0]! : choices[1]!;
  if (Math.max(...choices.map(({ ragged }) => ragged)) < FEWEST_ROWS) return null;
  return { pages: best.pages, off: best.exact >= 0.8 * best.ragged ? EXACT : RAGGED };
}

/** Rows that begin a segment where most rows of their page do. */
function supportOf(pages: readonly Page[], off: number): number {
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

/** The language of the segments: whole rows would teach it that one column goes on in the other. */
function lateLanguage(pages: readonly Page[]): () => ReturnType<DocumentLanguage['scorer']> {
  let language: DocumentLanguage | undefined;
  return () => {
    language ??= readLanguage(
      pages.flatMap(({ lines, rows }) =>
        rows.flatMap((row, r) => row.map(({ start, end }) => ({ ...lines[r]!, text: textOf(lines[r]!, start, end) }))),
      ),
    );
    return language.scorer();
  };
}

function textOf(line: Line, start: number, end: number): string {
  return line.text.slice(start - line.start, end - line.start);
}

function findColumns(page: Page, off: number, language: ReturnType<typeof lateLanguage>): Gutters | null {
  const gutters = findGutters(page.rows, page.taken, off, FEWEST_ROWS);
  if (!gutters) return null;
  const { columns, across } = readFlow(page, gutters);
  return flowsDown(columns, across, language) ? gutters : null;
}

/** A page of few rows has the columns that other pages have proven, where nothing runs across them. */
function borrowColumns(
  page: Page,
  off: number,
  proven: readonly Gutters[],
  language: ReturnType<typeof lateLanguage>,
): Gutters | null {
  const gutters = findGutters(page.rows, page.taken, off, FEWEST_BORROWED);
  if (!gutters || gutters.support >= FEWEST_ROWS) return null;
  const isKnown = proven.some(
    ({ starts }) =>
      starts.length >= gutters.starts.length &&
      gutters.starts.every((start) => starts.some((s) => Math.abs(s - start) <= DRIFT)),
  );
  if (!isKnown) return null;
  for (let r = gutters.first; r <= gutters.last; r += 1)
    if (!page.taken[r] && gutters.starts.some((start) => runsAcross(page.rows[r]!, start, off))) return null;
  const { columns, across } = readFlow(page, gutters);
  return leansDown(columns, across, language) ? gutters : null;
}

/** What the rows between the first and the last that are parted say downwards and across. */
function readFlow(page: Page, gutters: Gutters) {
  const columns: string[][] = gutters.starts.map(() => []);
  const across: Meeting[] = [];
  for (let r = gutters.first; r <= gutters.last; r += 1) {
    const parts = partRow(page, r, gutters);
    if (!parts) continue;
    const texts = parts.map(({ start, end }) => textOf(page.lines[r]!, start, end));
    for (const [k, { column }] of parts.entries()) columns[column]!.push(texts[k]!);
    for (const [k, text] of texts.entries()) if (k > 0) across.push([texts[k - 1]!, text]);
  }
  return { columns, across };
}

/** A part of a row that belongs to one column, from 0. */
interface Part {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly left: number;
}

/** Cuts a row at the gutters; null where it spans them. */
function partRow({ rows, taken }: Page, r: number, { starts, off }: Gutters): readonly Part[] | null {
  if (taken[r]) return null;
  const parts: Part[] = [];
  let right = 0;
  for (const [k, segment] of rows[r]!.entries()) {
    // Behind a wide blank a line that was set too wide still opens the next column.
    const slack = k === 0 ? off : off + RAGGED;
    const column = starts.findLastIndex((start) => segment.left >= start - slack);
    const before = parts.at(-1);
    if (before && before.column >= column) parts[parts.length - 1] = { ...before, end: segment.end };
    else parts.push({ column: Math.max(0, column), start: segment.start, end: segment.end, left: segment.left });
    right = segment.right;
  }
  const last = parts.at(-1)!.column;
  const isSpanning = starts.some((start, j) => j > last && right > start + off);
  return isSpanning || skipsGutter(rows[r]!, parts, starts, off) ? null : parts;
}

/** Whether a segment covers a gutter that has text of its own column only behind the next one. */
function skipsGutter(row: readonly Segment[], parts: readonly Part[], starts: readonly number[], off: number): boolean {
  return starts.some((start, j) => j > 0 && !parts.some(({ column }) => column === j) && runsAcross(row, start, off));
}

/** The lines of one page in reading order. */
function readPage(page: Page, gutters: Gutters, number: number, text: string): readonly Line[] {
  const { lines, rows } = page;
  const parts = lines.map((_, r) => (isCentred(page, r, gutters) ? null : partRow(page, r, gutters)));
  const [first, last] = extend(page, parts, gutters);
  const heights = cumulate(lines);
  const read: Line[] = [];
  let band: (Part & { readonly row: number })[] = [];
  const flush = () => {
    read.push(...readBand(band, lines, heights, gutters, number));
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
  void text;
  void rows;
  return read;
}

/** The rows with columns beside one another, and those above and below them where one column goes on alone. */
function extend(
  page: Page,
  parts: readonly (readonly Part[] | null)[],
  { first, last }: Gutters,
): readonly [number, number] {
  const onlyColumn = (r: number) => (parts[r]?.length === 1 ? parts[r]![0]!.column : -1);
  const usual = Math.max(1, ...page.lines.slice(first + 1, last + 1).map(({ blanksBefore }) => blanksBefore));
  let [from, to] = [first, last];
  while (from > 0 && onlyColumn(from - 1) > 0 && page.lines[from]!.blanksBefore <= usual) from -= 1;
  const column = onlyColumn(to + 1);
  while (column >= 0 && onlyColumn(to + 1) === column && page.lines[to + 1]!.blanksBefore <= usual) to += 1;
  return [from, to];
}

/** A title or a page number in the middle of the page, apart from the columns. */
function isCentred({ lines, rows }: Page, r: number, { starts, first, last }: Gutters): boolean {
  const [segment, ...others] = rows[r]!;
  if (!segment || others.length > 0 || (lines[r]!.blanksBefore === 0 && (lines[r + 1]?.blanksBefore ?? 1) === 0))
    return false;
  const rights = rows
    .slice(first, last + 1)
    .map((row) => row.at(-1)!.right)
    .sort((a, b) => a - b);
  const middle = (starts[0]! + rights[rights.length >> 1]!) / 2;
  return (
    segment.left >= starts[0]! + CENTRED_INDENT && Math.abs((segment.left + segment.right) / 2 - middle) <= OFF_CENTRE
  );
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
  band: readonly (Part & { readonly row: number })[],
  lines: readonly Line[],
  heights: readonly number[],
  { starts, off }: Gutters,
  page: number,
): readonly Line[] {
  return starts.flatMap((start, column) => {
    const own = band.filter((part) => part.column === column);
    const steps = own.slice(1).map((part, k) => heights[part.row]! - heights[own[k]!.row]!);
    const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 1;
    const edge = column === 0 ? start : usualLeft(own, start);
    return own.map((part, k): Line => {
      const { breakBefore, headingLevel: _, ...line } = lines[part.row]!;
      const indent = part.left - edge;
      const isFirst = part.start === line.start;
      const mark = isFirst && breakBefore ? breakBefore : k === 0 && column > 0 ? 'column' : undefined;
      return {
        ...line,
        start: part.start,
        end: part.end,
        text: textOf(lines[part.row]!, part.start, part.end),
        indent: indent > off ? indent : 0,
        blanksBefore: k > 0 ? Math.max(0, steps[k - 1]! - usual) : column === 0 ? line.blanksBefore : 0,
        page,
        column: column + 1,
        ...(mark ? { breakBefore: mark } : {}),
      };
    });
  });
}

function usualLeft(parts: readonly Part[], start: number): number {
  const counts = new Map<number, number>();
  for (const { left } of parts) counts.set(left, (counts.get(left) ?? 0) + 1);
  let [edge, most] = [start, 0];
  for (const [left, count] of counts) if (count > most) [edge, most] = [left, count];
  return edge;
}
