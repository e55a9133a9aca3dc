import type { Body, BodyReading } from './arrange.ts';
import { readMarkers } from './markers/read-markers.ts';
import type { ArrangedRegion } from './order/arranged-region.ts';
import { printedPages } from './order/folio-order.ts';
import { endOf, type RegionProblem } from './order/fragments.ts';
import { calibrateJoints } from './order/joint-score.ts';
import { judgeOrder } from './order/judge-order.ts';
import { type ReadingOrder, readInOrder } from './order/reading-order.ts';
import { ROUNDS, searchOrder } from './order/search-order.ts';
import type { Line, Order } from './types.ts';

/** Fewer leaves lie in order whatever a program does with them. */
const FEWEST_LEAVES = 3;

/** What became of the order of leaves: the body in reading order, and its joints and verdict for the ledger. */
export interface LeafOrder {
  readonly body: Body;
  readonly reading: ReadingOrder;
}

/** Whether a reader saw where every line stands: which column follows which on a page is then known. */
export function isPlaced(lines: readonly Line[]): boolean {
  return lines.length > 0 && lines.every(({ page, box }) => page !== undefined && box !== undefined);
}

/**
 * Puts the leaves of a printed document in order, as those of an imposed booklet must be. Where a leaf begins and ends and in which order
 * its own lines are read, geometry knows; how leaves follow one another, page numbers and wording say, as for flat text.
 *
 * In: the body of one document whose lines are placed. Out: null where it has too few leaves or nothing tells.
 */
export function orderLeaves(body: Body, { regions, language }: BodyReading, order: Order): LeafOrder | null {
  const { lines } = body;
  const starts = lines.flatMap((line, i) => (i === 0 || line.page !== lines[i - 1]!.page ? [i] : []));
  if (starts.length < FEWEST_LEAVES) return null;
  const measures = Float64Array.from(regions.flatMap(({ lines, measure }) => lines.map(() => measure ?? 0)));
  if (measures.length !== lines.length || measures.every((measure) => measure === 0)) return null;
  const joints = calibrateJoints(lines, measures, { scorer: language.scorer(), topics: language.topics() });
  const pageStarts = new Uint8Array(lines.length + 1);
  for (const start of starts) pageStarts[start] = 1;
  const problem: RegionProblem = {
    lines,
    markers: readMarkers(lines),
    joint: joints.score,
    inColumn: joints.inColumn,
    cutWeights: new Float64Array(lines.length + 1),
    pageStarts,
    folios: body.folios,
  };
  const sizes = starts.map((start, f) => endOf(starts, f, lines.length) - start).sort((a, b) => a - b);
  const length = sizes[sizes.length >> 1]!;
  const solution = searchOrder(problem, { starts, length, columns: 1, isKnown: true }, ROUNDS);
  // That the text is cut here needs no proof.
  const found = judgeOrder(problem, solution, Number.NEGATIVE_INFINITY);
  const region: ArrangedRegion = {
    lines,
    measure: regions[0]!.measure,
    places: lines.map((_, i) => i),
    cuts: { weights: new Float64Array(lines.length + 1), pageStarts },
    pages: printedPages(body.folios) ?? new Uint32Array(lines.length),
    opening: null,
    order: found,
  };
  const reading = readInOrder(region, joints, order);
  return { body: sortBody(body, reading), reading };
}

/** The body with its lines in reading order, and what is known of each. */
function sortBody(body: Body, reading: ReadingOrder): Body {
  const indexOf = new Map(body.lines.map((line, i) => [line, i]));
  const from = reading.lines.map(({ line }) => indexOf.get(line)!);
  const pick = (numbers: Uint32Array) => Uint32Array.from(from, (i) => numbers[i]!);
  return {
    ...body,
    lines: from.map((i) => body.lines[i]!),
    follows: from.map((i, k) => body.follows[i]! && from[k - 1] === i - 1),
    breaks: new Set(from.flatMap((i, k) => (body.breaks.has(i) ? [k] : []))),
    folios: { before: pick(body.folios.before), after: pick(body.folios.after) },
  };
}
