import { readLanguage } from '../../src/language/document-language.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import type { RegionProblem } from '../../src/order/fragments.ts';
import { type CalibratedJoints, calibrateJoints } from '../../src/order/joint-score.ts';
import type { Line } from '../../src/types.ts';
import { cutInColumns, linesOf } from '../made-print.ts';

/** Joints of lines that were all set to one measure. */
export function jointsOf(lines: readonly Line[], measure: number): CalibratedJoints {
  const language = readLanguage(lines);
  return calibrateJoints(lines, new Float64Array(lines.length).fill(measure), {
    scorer: language.scorer(),
    topics: language.topics(),
  });
}

/** The problem that lines of one measure pose, with their wording and shape to go by and the lines that begin a page. */
export function regionOf(texts: readonly string[], measure: number, pageStarts: readonly number[] = []): RegionProblem {
  const lines = linesOf(texts);
  const { score, inColumn } = jointsOf(lines, measure);
  return {
    lines,
    folios: { before: new Uint32Array(lines.length), after: new Uint32Array(lines.length) },
    markers: readMarkers(lines),
    joint: score,
    inColumn,
    cutWeights: Float64Array.from(lines, (_, i) => (pageStarts.includes(i) ? 8 : 0)),
    pageStarts: Uint8Array.from(lines, (_, i) => (pageStarts.includes(i) ? 1 : 0)),
  };
}

/** The lines of a region in the order that was found. */
export function inOrder(
  texts: readonly string[],
  fragments: readonly (readonly [number, number])[],
): readonly string[] {
  return fragments.flatMap(([start, end]) => texts.slice(start, end));
}

export type Page = readonly (readonly string[])[];

/** Pages of two columns. */
export function setPages(lines: readonly string[], height: number): readonly Page[] {
  const columns = cutInColumns(lines, height);
  return Array.from({ length: Math.ceil(columns.length / 2) }, (_, p) => columns.slice(2 * p, 2 * p + 2));
}

/** Puts the right column first on the pages named. */
export function flip(pages: readonly Page[], flipped: readonly number[]): readonly Page[] {
  return pages.map((page, p) => (flipped.includes(p) ? page.toReversed() : page));
}

/** Pages as the sheets of a booklet hold them, outermost first; on every other sheet the later page comes first. */
export function impose(pages: readonly Page[]): readonly Page[] {
  const sides = Array.from({ length: Math.ceil(pages.length / 2) }, (_, s) => {
    const side = [...new Set([pages[s]!, pages[pages.length - 1 - s]!])];
    return s % 2 === 1 ? side.toReversed() : side;
  });
  return sides.flat();
}

export function pageStartsOf(pages: readonly Page[]): readonly number[] {
  return pages.map((_, p) => linesOfPages(pages.slice(0, p)).length);
}

export function linesOfPages(pages: readonly Page[]): readonly string[] {
  return pages.flat(2);
}

/** Neighbours in `found` that are neighbours in `truth`, as a share of all. */
export function agreement(found: readonly string[], truth: readonly string[]): number {
  const next = new Map(truth.map((line, i) => [line, truth[i + 1]]));
  return found.slice(0, -1).filter((line, i) => next.get(line) === found[i + 1]).length / (found.length - 1);
}
