import { foldText } from '../language/fold-character.ts';
import { mostCommon } from '../layout/most-common.ts';
import type { Line } from '../types.ts';
import { LONG, type Pool, type Rendition } from './find-renditions.ts';

/** What prints are told apart by. */
export interface PrintJudge {
  /** How well the characters of a text go together, in nats. */
  coherence(text: string): number;
  /** How well a text goes on with another, in nats, from the end of one and the head of the other. */
  boundary(tail: Uint32Array, head: Uint32Array): number;
  /** Width in em to which a line was set, 0 for flowing text. */
  measureOf(line: number): number;
}

/** Two prints whose difference in nats falls within one such step are as good as each other: three misread characters. */
const STEP = 25;

/** A single place where the text of an input breaks off says no more than this, in nats. */
const MOST_BREAK = 6;

/** Characters between two stretches of one input that still stand behind one another. */
const BESIDE = 40;

/** Characters of either side that a boundary is judged by. */
const ENDS = 4;

/**
 * Ranks inputs that print the same text: first the one with fewer misreadings and whose text breaks off less, by the
 * language, then the one with longer lines, then by name. Inputs set alike belong to one scrape and are ranked together.
 *
 * In: the pool and its renditions. Out: for every input its rank, 0 for the best.
 */
export function rankInputs(pool: Pool, renditions: readonly Rendition[], judge: PrintJudge): readonly number[] {
  const count = (pool.inputOfLine[pool.inputOfLine.length - 1] ?? 0) + 1;
  const rating = new Float64Array(count);
  for (const [first, second, lead] of leads(pool, renditions, judge)) {
    rating[first]! += lead;
    rating[second]! -= lead;
  }
  const widths = Array.from({ length: count }, (_, input) => widthOf(pool, input, judge));
  const scrapes = new Map<number, { rating: number; length: number; first: number }>();
  for (let input = 0; input < count; input += 1) {
    const scrape = scrapes.get(widths[input]!) ?? { rating: 0, length: 0, first: input };
    scrape.rating += rating[input]!;
    scrape.length = Math.max(scrape.length, lineLength(pool, input));
    scrapes.set(widths[input]!, scrape);
  }
  const steps = (nats: number) => Math.round(nats / STEP);
  const order = Array.from({ length: count }, (_, input) => input).sort((a, b) => {
    const [x, y] = [scrapes.get(widths[a]!)!, scrapes.get(widths[b]!)!];
    if (x !== y) return steps(y.rating) - steps(x.rating) || y.length - x.length || x.first - y.first;
    return steps(rating[b]!) - steps(rating[a]!) || a - b;
  });
  const rank: number[] = [];
  for (const [place, input] of order.entries()) rank[input] = place;
  return rank;
}

/** For two inputs that share text, by how many nats the first prints it better. */
function leads(
  pool: Pool,
  renditions: readonly Rendition[],
  judge: PrintJudge,
): readonly (readonly [first: number, second: number, lead: number])[] {
  const byInputs = new Map<string, Rendition[]>();
  for (const each of renditions) {
    if (each.pairs.length < LONG) continue;
    const key = each.pairs[0]!.map((code) => pool.inputOf[code]).join(' ');
    const list = byInputs.get(key);
    if (list) list.push(each);
    else byInputs.set(key, [each]);
  }
  return [...byInputs.values()].map((list) => {
    const [first, second] = list[0]!.pairs[0]!.map((code) => pool.inputOf[code]!) as [number, number];
    const wording = list.reduce((sum, { pairs }) => {
      const texts = ([0, 1] as const).map((side) => textOf(pool, pairs[0]![side], pairs[pairs.length - 1]![side]));
      return sum + judge.coherence(texts[0]!) - judge.coherence(texts[1]!);
    }, 0);
    return [first, second, wording + breaks(pool, list, 0, judge) - breaks(pool, list, 1, judge)] as const;
  });
}

/** How well an input goes on where one shared stretch ends and another begins, in nats over all such places. */
function breaks({ stream }: Pool, list: readonly Rendition[], side: 0 | 1, judge: PrintJudge): number {
  const sorted = [...list].sort((a, b) => a.pairs[0]![side] - b.pairs[0]![side]);
  let sum = 0;
  for (const [k, { pairs }] of sorted.slice(1).entries()) {
    const before = sorted[k]!.pairs;
    const [end, start] = [before[before.length - 1]![side], pairs[0]![side]];
    if (start - end > BESIDE) continue;
    const tail = Uint32Array.from(stream.codes.subarray(Math.max(0, end - ENDS + 1), end + 1));
    const nats = judge.boundary(tail, Uint32Array.from(stream.codes.subarray(start, start + ENDS)));
    sum += Math.max(-MOST_BREAK, Math.min(MOST_BREAK, nats));
  }
  return sum;
}

/** What the lines print from one code to another. */
function textOf({ lines, stream }: Pool, from: number, to: number): string {
  const [first, last] = [stream.lineOf[from]!, stream.lineOf[to]!];
  if (first === last) return lines[first]!.text.slice(stream.offsets[from], stream.offsets[to]! + 1);
  const between = lines.slice(first + 1, last).map(({ text }) => text);
  return [
    lines[first]!.text.slice(stream.offsets[from]),
    ...between,
    lines[last]!.text.slice(0, stream.offsets[to]! + 1),
  ].join('');
}

function widthOf(pool: Pool, input: number, judge: PrintJudge): number {
  const widths = pool.lines.flatMap((_, i) => (pool.inputOfLine[i] === input ? [Math.round(judge.measureOf(i))] : []));
  return mostCommon(widths).value ?? 0;
}

function lineLength({ lines, inputOfLine }: Pool, input: number): number {
  const own: readonly Line[] = lines.filter((_, i) => inputOfLine[i] === input);
  return own.reduce((sum, { text }) => sum + foldText(text).length, 0) / Math.max(1, own.length);
}
