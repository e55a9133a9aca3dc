import { findContents } from './layout/contents.ts';
import { cutContinuations } from './layout/continuations.ts';
import { findFurniture, folioNumber } from './layout/furniture.ts';
import { findMastheads } from './layout/masthead.ts';
import { findPageEdges } from './layout/page-edges.ts';
import { placeOf } from './layout/place-of.ts';
import { settlePageNumbers } from './merge/page-numbers.ts';
import { findSharedFurniture } from './merge/shared-furniture.ts';
import { isPlaced } from './order-leaves.ts';
import type { Document, Drop, Line } from './types.ts';

/** Finds contents lists, mastheads, continuation notices, running heads and folios; what they say is kept as titles and meta. */
export function takeFurniture(documents: readonly Document[], isKept: boolean, parted: ReadonlySet<string>) {
  const cut = documents.map(({ lines }) =>
    isKept ? { lines, drops: [], continuations: [] } : cutContinuations(lines),
  );
  const lines = cut.flatMap((document) => document.lines);
  const contents = findContents(lines);
  const listed = new Set(contents.drops.map(placeOf));
  const unlisted = cut.map((document) => document.lines.filter((line) => !listed.has(placeOf(line))));
  const found = unlisted.map((each) => findMastheads(each));
  const mastheads = found.flatMap((each) => each.mastheads);
  const named = new Set(found.flatMap(({ drops }) => drops.map(placeOf)));
  const own = findOwnFurniture(unlisted).filter((drop) => !named.has(placeOf(drop)));
  const ownPlaces = new Set([...named, ...own.map(placeOf)]);
  const heads =
    documents.length > 1 ? [...own, ...findSharedFurniture(unlisted, (line) => ownPlaces.has(placeOf(line)))] : own;
  const drops: readonly Drop[] = isKept ? [] : [...contents.drops, ...found.flatMap(({ drops }) => drops), ...heads];
  const folios = new Set(heads.filter(({ reason }) => reason === 'folio').map(placeOf));
  const breaks = new Set(contents.breaks.flatMap((i) => (lines[i] ? [placeOf(lines[i])] : [])));
  return {
    body: splitBody(lines, { dropped: new Set(drops.map(placeOf)), breaks, folios, parted }, [
      ...contents.titles,
      ...documents.flatMap(({ titles = [] }) => titles.map((title) => title.replace(/\s+/gu, ''))),
    ]),
    meta: contents.meta,
    mastheads,
    continuations: cut.flatMap(({ continuations }) => continuations),
    drops: [...drops, ...cut.flatMap((document) => document.drops)],
  };
}

/** Furniture by its words, and where lines have boxes by its place on the pages. */
function findOwnFurniture(documents: readonly (readonly Line[])[]): readonly Drop[] {
  const found = [...findPageEdges(documents.map((lines) => ({ lines }))), ...documents.flatMap(findFurniture)];
  return [...new Map(found.map((drop) => [placeOf(drop), drop])).values()];
}

/** On a page that was seen whole a page number is its own, over it or under it. */
function numbersByLeaf(lines: readonly Line[], all: readonly Line[], folios: ReadonlySet<string>) {
  const numberOf = new Map<string, number>();
  for (const line of all) {
    if (folios.has(placeOf(line))) numberOf.set(`${line.source} ${line.page}`, folioNumber(line.text) ?? 0);
  }
  const numbers = Uint32Array.from(lines, ({ source, page }) => numberOf.get(`${source} ${page}`) ?? 0);
  return { before: numbers, after: numbers };
}

function splitBody(
  all: readonly Line[],
  {
    dropped,
    breaks: breaksAt,
    folios,
    parted,
  }: Readonly<Record<'dropped' | 'breaks' | 'folios' | 'parted', ReadonlySet<string>>>,
  titles: readonly string[],
) {
  const lines: Line[] = [];
  const follows: boolean[] = [];
  const breaks = new Set<number>();
  const before: number[] = [];
  const after: number[] = [];
  let folio = 0;
  let isBehindDrop = true;
  let source = all[0]?.source;
  for (const line of all) {
    if (line.source !== source) {
      // A page number of one file says nothing about another, and its lines are no neighbours of the other's.
      source = line.source;
      folio = 0;
      isBehindDrop = true;
      while (after.length < lines.length) after.push(0);
    }
    if (breaksAt.has(placeOf(line))) breaks.add(lines.length);
    if (folios.has(placeOf(line))) {
      folio = folioNumber(line.text) ?? 0;
      while (after.length < lines.length) after.push(folio);
    }
    if (dropped.has(placeOf(line))) {
      isBehindDrop = true;
      continue;
    }
    before.push(folio);
    lines.push(line);
    follows.push(!isBehindDrop && !parted.has(placeOf(line)));
    isBehindDrop = false;
  }
  const numbers = isPlaced(lines)
    ? numbersByLeaf(lines, all, folios)
    : { before: Uint32Array.from(before), after: Uint32Array.from(lines, (_, i) => after[i] ?? 0) };
  const folioNumbers = lines.some((line) => line.source !== lines[0]!.source)
    ? settlePageNumbers(lines, numbers)
    : numbers;
  return { lines, follows, breaks, folios: folioNumbers, titles: new Set(titles) };
}
