import { parseMarker } from '../markers/parse-marker.ts';
import type { Line } from '../types.ts';
import { mostCommon } from './most-common.ts';

/** How wide a text stands in print, in em: Han and full-width characters 1, half-width ones a half, blanks a quarter. */
export function measureText(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0x09 || code === 0xa0) width += 0.25;
    else if (code < 0x2000 || (code >= 0xff61 && code <= 0xff9f)) width += 0.5;
    else if (code < 0xdc00 || code > 0xdfff) width += 1;
  }
  return width;
}

const sentenceEnd = /[。！？!?：:；;…][”’」』》）)\]]*$/u;

/** Whether a line ends a sentence, a clause with ; or :, or a quotation of one. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text);
}

/** Lines of one region are this much narrower than the measure and still count as full: kinsoku moves one character. */
export const FULL_SLACK = 1.3;

/** A line this much narrower may still be the full first line of a paragraph, indented by two em. */
export const INDENT_SLACK = 3.4;

/** A stretch of lines that were set to one measure (line width in em), or that run free (`measure` null). */
export interface Region {
  readonly lines: readonly Line[];
  /** Null for flowing text: one paragraph a line. */
  readonly measure: number | null;
}

/** The cost of starting another measure, in nats: a region must earn it with about five lines that fit better. */
const SWITCH_COST = 12;

/** Two measures nearer than this, in half em, are one: kinsoku and half-width digits spread its lines. */
const DISTINCT_BINS = 4;
const MOST_MEASURES = 6;

/** No column is set narrower or wider than this (em). */
const NARROWEST = 8;
const WIDEST = 60;

/**
 * Cuts the lines of a document into regions of one measure each.
 *
 * A column's lines end in mid-sentence at the same width; a flowing text's do not. So a measure is a width at which
 * many lines end without ending a sentence. The lines are then given to measures by dynamic programming over lines.
 *
 * In: lines in raw order, and the lines before which a region ends for sure. Out: regions in raw order, together all lines.
 */
export function cutRegions(lines: readonly Line[], breaks: ReadonlySet<number> = new Set()): readonly Region[] {
  const cuts = [0, ...[...breaks].sort((a, b) => a - b), lines.length].filter(
    (cut, k, all) => cut > (all[k - 1] ?? -1),
  );
  return cuts.slice(0, -1).flatMap((start, k) => cutAtTables(lines.slice(start, cuts[k + 1])));
}

/** A table is a region of its own; what stands before and behind it is cut as if it were not there. */
function cutAtTables(lines: readonly Line[]): readonly Region[] {
  const prose = lines.filter((line) => line.kind !== 'table');
  if (prose.length === lines.length) return cutSegment(lines);
  const regionOf = new Map<Line, Region>();
  for (const region of prose.length > 0 ? cutSegment(prose) : [])
    for (const line of region.lines) regionOf.set(line, region);
  const regions: Region[] = [];
  let start = 0;
  for (let i = 1; i <= lines.length; i += 1) {
    if (i < lines.length && regionOf.get(lines[i]!) === regionOf.get(lines[start]!)) continue;
    regions.push({ lines: lines.slice(start, i), measure: regionOf.get(lines[start]!)?.measure ?? null });
    start = i;
  }
  return regions;
}

/** Two columns side by side on a line, as `pdftotext -layout` prints them: they are no lines of one column. */
const sideBySide = /\S {4,}\S/u;
const MOST_SIDE_BY_SIDE = 0.2;

function cutSegment(lines: readonly Line[]): readonly Region[] {
  if (lines.filter((line) => sideBySide.test(line.text)).length > MOST_SIDE_BY_SIDE * lines.length) {
    return [{ lines, measure: null }];
  }
  const widths = Float64Array.from(lines, (line) => measureText(line.text));
  const open = lines.map(
    (line) => !endsSentence(line.text) && line.headingLevel === undefined && line.kind === undefined,
  );
  const measures: (number | null)[] = [null, ...findMeasures(widths, open)];
  if (measures.length === 1) return [{ lines, measure: null }];
  const chosen = assignMeasures(widths, open, measures);
  const regions: Region[] = [];
  let start = 0;
  for (let i = 1; i <= lines.length; i += 1) {
    if (i < lines.length && chosen[i] === chosen[start]) continue;
    const part = lines.slice(start, i);
    const measure = measures[chosen[start]!] ?? null;
    const isProse = measure !== null && readsOn(part, widths.subarray(start, i), measure);
    regions.push({ lines: part, measure: isProse ? measure : null });
    start = i;
  }
  return regions;
}

/** Set prose has at least so many full lines that break off. */
const FEWEST_FULL = 5;

/** Of the open lines of set prose so many are full, or full but for an indent: in a list most stop where they like. */
const LEAST_FULL = 0.65;

/** Entries of a list begin or end alike (…人民法院, …修正案》), lines of verse end with a mark; lines of prose rarely do. */
const MOST_ALIKE = 0.4;
const MOST_MARKED = 0.6;

/** Whether lines of one width run on from one to the next, rather than being entries of a list, verses or rows. */
function readsOn(lines: readonly Line[], widths: Float64Array, measure: number): boolean {
  const full: string[] = [];
  let open = 0;
  let openFull = 0;
  for (const [i, { text }] of lines.entries()) {
    const isFull = widths[i]! >= measure - INDENT_SLACK;
    if (isFull) full.push(text);
    if (endsSentence(text)) continue;
    open += 1;
    if (isFull) openFull += 1;
  }
  if (openFull < FEWEST_FULL || openFull < LEAST_FULL * open) return false;
  const share = (count: number) => count / full.length;
  const gaps = full.filter((text) => rowGap.test(text) || isFigures(text)).length;
  const marked = full.filter((text) => /[\p{P}]$/u.test(text)).length;
  // The articles of a law begin alike, 第二百零五条 and 第二百零六条, and are prose.
  const heads = mostCommon(full.filter((text) => !parseMarker(text)).map((text) => text.slice(0, 2))).count;
  const tails = mostCommon(full.map((text) => text.slice(-1))).count;
  return share(gaps) <= MOST_ALIKE && share(marked) <= MOST_MARKED && share(Math.max(heads, tails)) <= MOST_ALIKE;
}

/** A row of figures: hardly a letter or ideograph in it. */
function isFigures(text: string): boolean {
  return 3 * (text.match(/\p{L}/gu)?.length ?? 0) < text.length;
}

/** Columns of a table or names set apart. */
const rowGap = /\S(?:[ \t]{2,}|\u3000)\S.*(?:[ \t]{2,}|\u3000)\S/u;

/** Widths at which a twelfth of the open lines, or five of twelve lines in a row, end within half an em. */
function findMeasures(widths: Float64Array, open: readonly boolean[]): readonly number[] {
  const bins = new Map<number, number[]>();
  let total = 0;
  for (let i = 0; i < widths.length; i += 1) {
    if (!open[i] || widths[i]! < NARROWEST || widths[i]! > WIDEST) continue;
    const bin = Math.round(widths[i]! * 2);
    const places = bins.get(bin);
    if (places) places.push(i);
    else bins.set(bin, [i]);
    total += 1;
  }
  const near = (bin: number) => [bin - 1, bin, bin + 1].reduce((sum, each) => sum + (bins.get(each)?.length ?? 0), 0);
  const isDense = (bin: number) => {
    const places = [bin - 1, bin, bin + 1].flatMap((each) => bins.get(each) ?? []).sort((a, b) => a - b);
    return places.some((place, k) => (places[k + 4] ?? Number.POSITIVE_INFINITY) - place < 12);
  };
  const common = [...bins.keys()].filter((bin) => near(bin) >= Math.max(6, total / 12) || isDense(bin));
  const own = (bin: number) => bins.get(bin)?.length ?? 0;
  // Kinsoku leaves many lines half an em short of the measure: of three neighbouring widths the commonest is meant.
  const peak = (bin: number) => [bin, bin + 1, bin - 1].reduce((best, each) => (own(each) > own(best) ? each : best));
  const chosen: number[] = [];
  for (const bin of common.sort((a, b) => near(b) - near(a) || own(b) - own(a) || b - a)) {
    if (chosen.length < MOST_MEASURES && chosen.every((other) => Math.abs(other - bin) >= DISTINCT_BINS))
      chosen.push(peak(bin));
  }
  return chosen.sort((a, b) => a - b).map((bin) => bin / 2);
}

/** Nats that a line of this width costs under a measure; null is flowing text, where every open line is a surprise. */
function lineCost(width: number, open: boolean, measure: number | null): number {
  if (measure === null) return open && width >= NARROWEST && width <= WIDEST ? 2.5 : 1.2;
  if (width > measure + FULL_SLACK) return 5;
  if (width >= measure - FULL_SLACK) return 0.3;
  return open && width < measure - INDENT_SLACK ? 2.4 : 1.4;
}

function assignMeasures(
  widths: Float64Array,
  open: readonly boolean[],
  measures: readonly (number | null)[],
): Uint8Array {
  const count = measures.length;
  const from = new Uint8Array(widths.length * count);
  let costs = new Float64Array(count);
  for (let i = 0; i < widths.length; i += 1) {
    let cheapest = 0;
    for (let m = 1; m < count; m += 1) if (costs[m]! < costs[cheapest]!) cheapest = m;
    const next = new Float64Array(count);
    for (let m = 0; m < count; m += 1) {
      const change = costs[cheapest]! + SWITCH_COST < costs[m]!;
      from[i * count + m] = change ? cheapest : m;
      next[m] = (change ? costs[cheapest]! + SWITCH_COST : costs[m]!) + lineCost(widths[i]!, open[i]!, measures[m]!);
    }
    costs = next;
  }
  let best = 0;
  for (let m = 1; m < count; m += 1) if (costs[m]! < costs[best]!) best = m;
  const chosen = new Uint8Array(widths.length);
  for (let i = widths.length - 1; i >= 0; i -= 1) {
    chosen[i] = best;
    best = from[i * count + best]!;
  }
  return chosen;
}
