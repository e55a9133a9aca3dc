import { endsSentence, FULL_SLACK, INDENT_SLACK, measureText } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { Line } from '../types.ts';
import { ratioOf } from './likelihood-ratio.ts';

const COMMA_END = /[，、；,;“（《]$/u;
const BAD_START = /^[，。、；：！？”’）》〉】」』〕%％,;!?)]/u;

const START_KINDS = 3;
const END_KINDS = 4;
const LEFT_KINDS = 3 * END_KINDS;
const RIGHT_KINDS = 3 * START_KINDS;

/** No shape speaks for or against a joint by more than this many nats inside a column. */
const MOST = 8;

/** Pairs of shapes that chance is given beside those that were seen. */
const CHANCE_WEIGHT = 2;

/**
 * A line of a third of the measure or less that breaks off before a long one does not occur inside a column: its rest stands
 * elsewhere. Raw neighbours of this kind are too few, and too often false, to be calibrated on.
 */
const STUB_WIDTH = 1 / 3;

/** How a line looks to the line behind it and to the line before it. */
export interface LineShape {
  /** Width and ending, as the line before a joint; width and opening, as the line behind it. */
  readonly left: number;
  readonly right: number;
  /** 1 where a sentence or heading ends. */
  readonly closed: number;
  readonly isStub: boolean;
}

/** The shape of a line set to `measure` em: how wide it is, how it ends and how it begins. */
export function shapeOf(line: Line, measure: number): LineShape {
  const width = measureText(line.text);
  const size = width >= measure - FULL_SLACK ? 0 : width >= measure - INDENT_SLACK ? 1 : 2;
  const marker = parseMarker(line.text);
  const sentence = endsSentence(line.text);
  const heading = !sentence && ((marker !== null && marker.level <= 2) || line.text.startsWith('——')) && size === 2;
  const ending = heading ? 3 : sentence ? 0 : COMMA_END.test(line.text) ? 1 : 2;
  const start = BAD_START.test(line.text) ? 2 : marker || line.text.startsWith('——') ? 1 : 0;
  return {
    left: size * END_KINDS + ending,
    right: size * START_KINDS + start,
    closed: sentence || heading ? 1 : 0,
    isStub: !sentence && !marker && width <= STUB_WIDTH * measure,
  };
}

/** Whether a line of this shape is more than a third of the measure wide. */
export function isLong(shape: LineShape): boolean {
  return shape.right < 2 * START_KINDS;
}

/**
 * Learns from a document how much likelier two shapes stand behind one another in print than by chance, in nats. Chance is the product
 * of their shares: drawn at random, pairs of rare shapes would go uncounted, and a heading behind a paragraph's end be worth ten nats.
 *
 * In: the shape of every line, or null where it tells nothing, and whether the next line is its neighbour.
 */
export function learnShapes(
  shapes: readonly (LineShape | null)[],
  isNeighbour: (line: number) => boolean,
): (left: LineShape, right: LineShape) => number {
  const [left, right] = [new Float64Array(LEFT_KINDS), new Float64Array(RIGHT_KINDS)];
  const pairs = new Float64Array(LEFT_KINDS * RIGHT_KINDS);
  let [lines, neighbours] = [1, CHANCE_WEIGHT];
  for (const [i, shape] of shapes.entries()) {
    if (!shape) continue;
    lines += 1;
    left[shape.left]! += 1;
    right[shape.right]! += 1;
    const next = isNeighbour(i) ? shapes[i + 1] : null;
    if (!next) continue;
    neighbours += 1;
    pairs[shape.left * RIGHT_KINDS + next.right]! += 1;
  }
  const ratios = pairs.map((count, i) => {
    const chance = ((left[Math.floor(i / RIGHT_KINDS)]! + 1) * (right[i % RIGHT_KINDS]! + 1)) / lines ** 2;
    return Math.max(-MOST, ratioOf((count + CHANCE_WEIGHT * chance) / neighbours, chance));
  });
  return (u, v) => ratios[u.left * RIGHT_KINDS + v.right]!;
}
