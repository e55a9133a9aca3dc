import type { Box, Document, Drop, Line } from '../types.ts';
import { HEAD_LENGTH, headKey, headLikeness, mayBeHead } from './furniture.ts';

/** A row at the edge of a page, set off from the text, that may be a running head or a folio. */
interface Edge {
  readonly page: number;
  readonly side: 'head' | 'foot';
  readonly line: Line & { readonly box: Box };
  readonly middle: number;
  readonly height: number;
  readonly number: number | null;
  /** White stands between it and the text. */
  readonly isApart: boolean;
  /** Set like a title. */
  readonly isLarge: boolean;
}

/** Rows at either edge that are looked at: a head may have a rule or an issue number below it. */
const EDGE_ROWS = 2;

/** White below a head, in heights of its line, and by how much it must pass that of the text's lines. */
const LEAST_WHITE = 0.8;
const MORE_WHITE = 1.4;

/** Two heads of one form stand at one height of the page, within so many heights of their lines. */
const SAME_HEIGHT = 1.2;

/** Likeness of two heads at one place: what recognition makes of one head differs from page to page. */
const ALIKE = 0.6;

/** A line so much higher than most of its page is a title, also where every page has it, as forms and certificates do. */
const TITLE_SIZE = 1.3;

/** Heads have one form on facing pages or on every second one. */
const PAGES_APART = 2;

/** A head that stands as close to the text as lines do is one where it is the same to the letter on so many pages. */
const SURE_PAGES = 5;

/** Where so many pages, and this share of them, have furniture at a place, what stands there on the others is furniture too. */
const FEWEST_PAGES = 3;
const MOST_PAGES = 0.5;

/**
 * Finds running heads and folios by where they stand: rows above or below the text of a page, set off from it by white, that have
 * their like at the same height of a page one or two away, or say that they are. Two pages are enough, and misreadings matter little.
 *
 * After Lin, "Header and footer extraction by page-association" (Proc. SPIE 5010, 2003); distances 1 and 2.
 *
 * In: documents whose lines carry page and box; lines without are left alone. Out: drops of fate `furniture`.
 *
 * @example 澜川市人民政府公报2026，2 at 74 to 95 of page 1 and 澜川市人民政府公报2026.2 at 74 to 96 of page 2 are running heads
 */
export function findPageEdges(documents: readonly Pick<Document, 'lines'>[]): readonly Drop[] {
  const pages = documents.flatMap(({ lines }) => cutPages(lines));
  const all = pages.flatMap((lines, page) => edgesOf(lines, page));
  const edges = all.filter(({ isApart }) => isApart);
  const reasons = new Map<Edge, string>();
  for (const [i, a] of edges.entries()) {
    for (const b of edges.slice(i + 1)) {
      if (b.page > a.page + PAGES_APART) break;
      const reason = b.page > a.page && areAtOnePlace(a, b) ? sharedReason(a, b) : null;
      if (reason) for (const each of [a, b]) reasons.set(each, reason);
    }
  }
  for (const edge of edges) {
    const reason = reasons.has(edge) ? null : ownReason(edge);
    if (reason) reasons.set(edge, reason);
  }
  for (const [edge, reason] of fillIn(edges, reasons, pages.length)) reasons.set(edge, reason);
  for (const edge of sameToTheLetter(all.filter(({ isApart }) => !isApart))) reasons.set(edge, 'running head');
  return [...reasons].map(([{ line }, reason]) => {
    const { source, start, end } = line;
    return { source, start, end, fate: 'furniture', reason };
  });
}

type Boxed = Line & { readonly box: Box };

function cutPages(lines: readonly Line[]): readonly (readonly Boxed[])[] {
  const pages = new Map<number, Boxed[]>();
  for (const line of lines) {
    const { page, box } = line;
    if (page === undefined || !box || line.kind === 'table') continue;
    const known = pages.get(page);
    if (known) known.push({ ...line, box });
    else pages.set(page, [{ ...line, box }]);
  }
  return [...pages.values()];
}

function edgesOf(lines: readonly Boxed[], page: number): readonly Edge[] {
  const heights = lines.map(({ box }) => box.bottom - box.top).sort((a, b) => a - b);
  const height = heights[heights.length >> 1] ?? 0;
  const isUpright =
    lines.filter(({ box }) => box.bottom - box.top > 2 * (box.right - box.left)).length > lines.length / 2;
  if (lines.length <= 2 * EDGE_ROWS || isUpright) return [];
  const rows = rowsOf(lines);
  const whites = rows.slice(1).map((row, i) => topOf(row) - bottomOf(rows[i]!));
  const usual = Math.max(0, [...whites].sort((a, b) => a - b)[whites.length >> 1] ?? 0);
  const isWide = (white: number | undefined) =>
    white !== undefined && white >= LEAST_WHITE * height && white >= MORE_WHITE * usual;
  const found: Edge[] = [];
  for (const side of ['head', 'foot'] as const) {
    const order = side === 'head' ? rows : [...rows].reverse();
    const between = side === 'head' ? whites : [...whites].reverse();
    const inner = between.slice(0, EDGE_ROWS).findLastIndex(isWide);
    for (const [rank, line] of order
      .slice(0, Math.max(1, inner + 1))
      .flatMap((row, r) => row.map((l) => [r, l] as const))) {
      const own = line.box.bottom - line.box.top;
      const middle = (line.box.top + line.box.bottom) / 2;
      const isLarge = own > TITLE_SIZE * height;
      if (line.text.length <= HEAD_LENGTH)
        found.push({
          page,
          side,
          line,
          middle,
          height: Math.max(own, height),
          number: folioIn(line.text),
          isApart: rank <= inner,
          isLarge,
        });
    }
  }
  return found;
}

/** Lines in rows from the top; those that overlap by more than half of the lower one are one row. */
function rowsOf(lines: readonly Boxed[]): readonly (readonly Boxed[])[] {
  const rows: Boxed[][] = [];
  for (const line of [...lines].sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)) {
    const last = rows.at(-1);
    const shared = last ? Math.min(bottomOf(last), line.box.bottom) - line.box.top : 0;
    if (last && shared > (line.box.bottom - line.box.top) / 2) last.push(line);
    else rows.push([line]);
  }
  return rows;
}

function topOf(row: readonly Boxed[]): number {
  return row.reduce((least, { box }) => Math.min(least, box.top), Number.POSITIVE_INFINITY);
}

function bottomOf(row: readonly Boxed[]): number {
  return row.reduce((most, { box }) => Math.max(most, box.bottom), Number.NEGATIVE_INFINITY);
}

/** `— 12 —` as print has it and as it is misread: 一 12 一, -~ 12 -. */
function folioIn(text: string): number | null {
  const match = /^(?:第|[^\p{L}\p{N}]|一)*(\d{1,4})(?:页|[^\p{L}\p{N}]|一)*$/u.exec(text);
  return match ? Number(match[1]) : null;
}

/** `澜川市人民政府公报 2026·2` and `— 12 —`, however their marks are misread: these say by themselves what they are, at the edge of a page. */
const periodical =
  /^(?:\d{1,4}\P{L}{0,3})?\p{Script=Han}{2,20}(?:公报|政报|日报|晚报|时报|周报)\P{L}{0,4}\d{4}(?:\P{L}{0,3}|年第?)\d{0,3}期?(?:\P{L}{0,2}总?第\d{1,5}期)?\P{L}{0,2}$/u;
const dashedNumber = /^[一—–\-·•~_.]{1,3}\s*\d{1,4}\s*[一—–\-·•~_.]{1,3}$/u;

function ownReason({ line }: Edge): string | null {
  if (periodical.test(line.text)) return 'running head';
  return dashedNumber.test(line.text) ? 'folio' : null;
}

function areAtOnePlace(a: Edge, b: Edge): boolean {
  return a.side === b.side && Math.abs(a.middle - b.middle) <= SAME_HEIGHT * Math.max(a.height, b.height);
}

function sharedReason(a: Edge, b: Edge): string | null {
  if (a.isLarge || b.isLarge) return null;
  if (a.number !== null && b.number !== null) return Math.abs(b.number - a.number) === b.page - a.page ? 'folio' : null;
  const [left, right] = [headKey(a.line.text), headKey(b.line.text)];
  const mayBe = left.length > 1 && right.length > 1 && mayBeHead(a.line.text) && mayBeHead(b.line.text);
  return mayBe && headLikeness(left, right) >= ALIKE ? 'running head' : null;
}

/** Heads without white below them: the same words at the same height of many pages. */
function sameToTheLetter(edges: readonly Edge[]): readonly Edge[] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const words = headKey(edge.line.text);
    if (edge.isLarge || words.length <= 2 || !mayBeHead(edge.line.text)) continue;
    const known = groups.get(`${edge.side} ${words}`);
    if (!known) groups.set(`${edge.side} ${words}`, [edge]);
    else if (areAtOnePlace(known[0]!, edge)) known.push(edge);
  }
  return [...groups.values()].filter((group) => new Set(group.map(({ page }) => page)).size >= SURE_PAGES).flat();
}

/** What stands where most pages have furniture, and is as long, but too misread to show its like. */
function fillIn(
  edges: readonly Edge[],
  reasons: ReadonlyMap<Edge, string>,
  pages: number,
): readonly (readonly [Edge, string])[] {
  const known = [...reasons.keys()];
  return edges.flatMap((edge) => {
    if (reasons.has(edge) || edge.isLarge || !mayBeHead(edge.line.text)) return [];
    const like = known.filter((other) => areAtOnePlace(edge, other) && isAsWide(edge, other));
    const have = new Set(like.map(({ page }) => page));
    const isPlace = have.size >= FEWEST_PAGES && have.size >= MOST_PAGES * pages && !have.has(edge.page);
    return isPlace ? [[edge, reasons.get(like[0]!)!] as const] : [];
  });
}

function isAsWide(a: Edge, b: Edge): boolean {
  const [left, right] = [a, b].map(({ line }) => line.box.right - line.box.left) as [number, number];
  const middles = [a, b].map(({ line }) => (line.box.left + line.box.right) / 2) as [number, number];
  return Math.max(left, right) <= 1.5 * Math.min(left, right) && Math.abs(middles[0] - middles[1]) <= 2 * a.height;
}
