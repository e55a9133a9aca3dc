import { endsInHyphen } from '../language/latin-words.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import { breaksOff, isHeadingLine, isOwnLine, lastsOpen, opensLow } from './latin-lines.ts';

/** Lines of a report that one rule of paragraphs holds for. */
export interface Stretch {
  readonly lines: readonly ReadingLine[];
  /** For Latin text: whether a paragraph ends between a line and the next one, by the line's index. */
  readonly breaks?: readonly boolean[];
}

/** Lines on either side by which the width of a column is told. Of 4, 6, 8, 12 and 16 the best for the German pages. */
const REACH = 8;

/** So many lines of them must run on into the next one: fewer are entries of a list or broken table rows. */
const FEWEST_RUNNING = 3;

/** Narrowest column, in characters. */
const NARROWEST = 12;

/** Full lines of proportional type differ so much from their median. */
const SHORTEST_FULL = 0.8;
const LONGEST_FULL = 1.35;

/** Share of the lines that run on which must be full: verse and lists stop where they like. */
const LEAST_FULL = 0.7;

/** Of the lines that run on in prose, a third to a half break off in a word or behind an article; lists and verse hardly ever. */
const LEAST_BROKEN = 0.1;

/** Behind a line that breaks off the next one goes on in small letters, unless the line is so short. */
const SHORTEST_OPEN = 0.5;

/** A line as full as this that ends a sentence is oftener within a paragraph than at its end. */
const FULL_END = 0.93;

/** The line behind it is then as full: the first one of a paragraph is shorter by its indent. */
const FULL_NEXT = 0.93;

/** Share of the characters from which on a document is one in Latin letters, tables and all. */
const MOSTLY = 0.8;

const cjk = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/u;
const letters = /\p{L}{2}/u;

/**
 * Takes the columns of Latin, Cyrillic or Greek text out of the regions of a document. Their type is proportional: lines of a
 * column differ in length by a fifth, and no measure in em holds them together. What does is that they break off, and that
 * the next line goes on in small letters.
 *
 * In: regions as the layout cut them, by Chinese measures. Out: the same lines in the same order; a document mostly in Latin
 * letters comes back as a single stretch, a Chinese one as it is but for such columns in it.
 */
export function cutLatinColumns(regions: readonly (readonly ReadingLine[])[]): readonly Stretch[] {
  const lines = regions.flat();
  const latin = lines.map(({ line }) => line.kind === undefined && !cjk.test(line.text));
  const widths = lines.map(({ line }) => line.text.length);
  const measures = latin.includes(true) ? findMeasures(lines, latin, widths) : [];
  const isLatin = isMostlyLatin(lines, latin);
  if (!isLatin && measures.every((measure) => measure === 0)) return regions.map((lines) => ({ lines }));
  const breaks = lines.map((_, i) => i + 1 === lines.length || breaksBehind(lines, measures, i));
  if (isLatin) return [{ lines, breaks }];
  let end = 0;
  return regions.flatMap((region) => {
    const start = end;
    end += region.length;
    return cutRegion(region, measures.slice(start, end), breaks.slice(start, end));
  });
}

/** Median width of the lines around each line that run on; 0 where it stands in no column. */
function findMeasures(lines: readonly ReadingLine[], latin: readonly boolean[], widths: readonly number[]): number[] {
  const runs = lines.map(({ line }, i) => {
    const next = lines[i + 1];
    if (!next || next.afterGap || !latin[i] || !latin[i + 1]) return false;
    return widths[i]! >= NARROWEST && lastsOpen(line.text) && opensLow(next.line.text);
  });
  const broken = lines.map(({ line }, i) => runs[i]! && breaksOff(line.text));
  return lines.map((_, i) => {
    if (!latin[i]) return 0;
    const near: number[] = [];
    let brokenNear = 0;
    for (let k = Math.max(0, i - REACH); k < Math.min(lines.length, i + REACH); k += 1) {
      if (!runs[k]) continue;
      near.push(widths[k]!);
      if (broken[k]) brokenNear += 1;
    }
    if (near.length < FEWEST_RUNNING || brokenNear < LEAST_BROKEN * near.length) return 0;
    const median = near.sort((a, b) => a - b)[near.length >> 1]!;
    const full = near.filter((width) => width >= SHORTEST_FULL * median && width <= LONGEST_FULL * median);
    return full.length >= LEAST_FULL * near.length ? median : 0;
  });
}

function breaksBehind(lines: readonly ReadingLine[], measures: readonly number[], i: number): boolean {
  const [u, v] = [lines[i]!.line, lines[i + 1]!.line];
  if (lines[i + 1]!.runsOn) return false;
  if (lines[i + 1]!.afterGap || cjk.test(u.text) || cjk.test(v.text)) return true;
  if (u.headingLevel !== undefined || v.headingLevel !== undefined || v.breakBefore === 'article') return true;
  const measure = measures[i]!;
  if (measure === 0 || measures[i + 1] === 0) return !(/\p{L}[-‐\u00ad⸗]$/u.test(u.text) && /^\p{Ll}{2}/u.test(v.text));
  const [left, right] = [u.text.length / measure, v.text.length / measure];
  if (left > LONGEST_FULL || right > LONGEST_FULL) return true;
  if (isHeadingLine(u.text) || isHeadingLine(v.text)) return true;
  if (endsInHyphen(u.text)) return !/^\p{L}/u.test(v.text);
  if (lastsOpen(u.text)) {
    if (opensLow(v.text)) return left < SHORTEST_OPEN;
    return left < SHORTEST_FULL || isOwnLine(v.text);
  }
  return left < FULL_END || right < FULL_NEXT || isOwnLine(v.text);
}

/** Lines of a Latin column inside a Chinese document stand apart from those around them. */
function cutRegion(
  region: readonly ReadingLine[],
  measures: readonly number[],
  breaks: readonly boolean[],
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (let i = 1; i <= region.length; i += 1) {
    if (i < region.length && (measures[i] === 0) === (measures[start] === 0)) continue;
    const lines = region.slice(start, i).map((line, k) => (k === 0 ? { ...line, opensRegion: true } : line));
    stretches.push(measures[start] === 0 ? { lines } : { lines, breaks: breaks.slice(start, i) });
    start = i;
  }
  return stretches;
}

function isMostlyLatin(lines: readonly ReadingLine[], latin: readonly boolean[]): boolean {
  let [own, all] = [0, 0];
  for (const [i, { line }] of lines.entries()) {
    all += line.text.length;
    if (latin[i] && letters.test(line.text)) own += line.text.length;
    else if (latin[i]) all -= line.text.length;
  }
  return own > 0 && own >= MOSTLY * all;
}
