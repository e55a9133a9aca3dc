import type { Box, Document, Drop, Line, Notice, Source } from '../types.ts';
import { guardPages } from './limits.ts';
import { type LineRecord, type PageName, parseLineRecord } from './line-record.ts';
import { splitLines } from './physical-lines.ts';
import type { Encoded } from './reader.ts';
import { type PlacedLine, setPage, setWithoutBox, type Unplaced } from './set-page.ts';
import { nextLineDrops } from './text.ts';

/** Faults beyond these are only counted: a broken file can have millions of them. */
const MOST_NOTICES = 20;

/** The lines of one page as the file has them. */
interface FiledPage {
  readonly name: PageName | undefined;
  /** Lines without a box before the first that has one. */
  readonly ahead: Unplaced[];
  readonly placed: (PlacedLine & { readonly followers: Unplaced[] })[];
}

/**
 * Reads lines of pages as JSON Lines: `{"id": …, "region": …, "box": [left, top, right, bottom], "text": …}` a line, with a `page`
 * (a number or a name) where there are several; any other field is let pass. Without `region` a line is a region of its own.
 *
 * Out: the source's text is the `text` of every record in file order, a line feed behind each: what is JSON about the file is no text
 * of it. Lines come in reading order: pages by their numbers, or as they first come in the file; regions by `orderRegions`; the lines
 * of a region from top to bottom. A record without a sound box stays behind the one before it; what is no JSON stays in the source's
 * text and is dropped as noise; both are told as notices.
 *
 * @throws GazetteError `too-large` for more pages than the limit
 * @example
 * const content = '{"region":"r2","box":[300,20,500,40],"text":"右栏"}\n{"region":"r1","box":[80,20,280,40],"text":"左栏"}';
 * (await readLinesJsonl({ id: 's1', path: 'a.jsonl', media: 'lines-jsonl', content })).lines.map(({ text }) => text)   // ['左栏', '右栏']
 */
export async function readLinesJsonl(input: Encoded): Promise<Document> {
  const { id, path, media, encoding = 'utf-8' } = input;
  const parts: string[] = [];
  const pages = new Map<PageName | undefined, FiledPage>();
  const drops: Drop[] = [];
  const faults: string[] = [];
  let at = 0;
  let regions = 0;
  let page: FiledPage | undefined;
  const keep = (text: string) => {
    parts.push(text, '\n');
    at += text.length + 1;
  };
  for (const [number, content] of recordsOf(input.content)) {
    const read = parseLineRecord(content);
    if (read.fault !== undefined) faults.push(`line ${number}: ${read.fault}`);
    if (read.record === undefined) {
      if (!read.isText) continue;
      drops.push({ source: id, start: at, end: at + content.length, fate: 'noise', reason: 'not-json' });
      keep(content);
      continue;
    }
    const { record } = read;
    page = pageOf(pages, record.page ?? page?.name);
    regions += 1;
    file(page, record, at, record.region === undefined ? `line ${regions}` : `region ${record.region}`);
    keep(record.text);
  }
  const source: Source = { id, path, media, encoding, text: parts.join('') };
  guardPages(pages.size, path, input);
  const sorted = sortPages([...pages.values()]);
  const lines = sorted.flatMap(({ filed: { ahead, placed }, page }, p): readonly Line[] => {
    const set = [...ahead.map(setWithoutBox), ...setPage(placed)];
    input.onPage?.(path, p + 1, sorted.length);
    return set.map((line) => ({ source: id, ...line, page }));
  });
  const notices = tellFaults(id, faults);
  return {
    source,
    lines: lines.map((line, i) => markStart(line, lines[i - 1])),
    drops: [...drops, ...outside(drops, nextLineDrops(source))],
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** The lines of the file that are not blank, with their numbers from 1. */
function* recordsOf(content: string | Uint8Array): Iterable<readonly [number, string]> {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    number += 1;
    const record = text.slice(start, end).trim();
    if (record !== '') yield [number, record];
    start = end + 1;
  }
}

function pageOf(pages: Map<PageName | undefined, FiledPage>, name: PageName | undefined): FiledPage {
  const known = pages.get(name);
  if (known) return known;
  const page: FiledPage = { name, ahead: [], placed: [] };
  pages.set(name, page);
  return page;
}

/** Files the lines of a record under its page; a text of several lines shares its box out among them. */
function file(page: FiledPage, { text, box }: LineRecord, at: number, region: string): void {
  const lines = splitLines(text);
  for (const [i, { start, end }] of lines.entries()) {
    const line = { start: at + start, text: text.slice(start, end) };
    if (box) page.placed.push({ ...line, region, box: partOf(box, i, lines.length), followers: [] });
    else (page.placed.at(-1)?.followers ?? page.ahead).push(line);
  }
}

function partOf(box: Box, part: number, parts: number): Box {
  const height = (box.bottom - box.top) / parts;
  return parts === 1 ? box : { ...box, top: box.top + part * height, bottom: box.top + (part + 1) * height };
}

/** Pages by their numbers where all have one, which is then kept; else in file order, counted from 1. */
function sortPages(pages: readonly FiledPage[]): readonly { readonly filed: FiledPage; readonly page: number }[] {
  const numbered = pages.map((filed) => ({ filed, page: Number(filed.name ?? Number.NaN) }));
  const areNumbers = numbered.every(({ page }) => Number.isSafeInteger(page) && page > 0);
  const areDistinct = new Set(numbered.map(({ page }) => page)).size === pages.length;
  if (areNumbers && areDistinct) return numbered.sort((a, b) => a.page - b.page);
  return pages.map((filed, p) => ({ filed, page: p + 1 }));
}

/** Those of some drops that lie in none of the others; both rise. */
function outside(others: readonly Drop[], drops: readonly Drop[]): readonly Drop[] {
  let next = 0;
  return drops.filter(({ start }) => {
    while (next < others.length && others[next]!.end <= start) next += 1;
    return next === others.length || others[next]!.start > start;
  });
}

function markStart(line: Line, before: Line | undefined): Line {
  if (!before || (before.page === line.page && before.column === line.column)) return line;
  return { ...line, breakBefore: before.page === line.page ? 'column' : 'page' };
}

function tellFaults(source: string, faults: readonly string[]): readonly Notice[] {
  const told = faults.slice(0, MOST_NOTICES);
  if (faults.length > told.length) told.push(`${faults.length - told.length} more lines have faults`);
  return told.map((detail) => ({ source, code: 'reader-warning', detail }));
}
