import type { Pool } from './find-renditions.ts';

/** An order of blocks of lines that another input's print of them gives. */
export interface WitnessOrder {
  /** Lines that stand behind one another in both prints, in the order of the better one. */
  readonly blocks: readonly (readonly number[])[];
  /** Nats of the joint behind each block but the last. */
  readonly nats: readonly number[];
  /** The input whose order it is. */
  readonly input: number;
}

/** Share of the kept lines that a witness must print. */
const LEAST_SEEN = 0.8;

/** Codes by which the next line may stand farther on in the witness than it should: a sentence that is missing here. */
const FARTHEST = 60;

/** Joints of the witness, in nats on average: a random order has below 0, a true one three to five. */
const LEAST_MEAN = 1;

/** Nats on average by which they must be better than where the kept print breaks off itself. */
const LEAST_LEAD = 1;

/** Characters of either side that a joint is judged by. */
const ENDS = 4;

/**
 * Finds an order for what is kept in an input that was dropped: of two scrapes one may have the better text and the other the
 * better order.
 *
 * In: the pool, the kept lines unit by unit, the kept partner of every code or -1, and how well codes go on with others.
 * Out: null where no input prints most of the lines, where it prints them in the same order, or where its order reads no better.
 */
export function followWitness(
  pool: Pool,
  groups: readonly (readonly number[])[],
  partner: Int32Array,
  boundary: (tail: Uint32Array, head: Uint32Array) => number,
): WitnessOrder | null {
  const inputs = (pool.inputOfLine[pool.inputOfLine.length - 1] ?? 0) + 1;
  for (let input = 0; input < inputs; input += 1) {
    const places = placesIn(pool, input, partner);
    const lines = groups.flat().filter((i) => pool.stream.starts[i] !== pool.stream.starts[i + 1]);
    if (lines.filter((i) => places.has(i)).length < LEAST_SEEN * lines.length) continue;
    const found = orderBy(pool, input, groups, places, boundary);
    if (found) return found;
  }
  return null;
}

/** For every kept line the first code of a witness that prints it. */
function placesIn({ stream, inputOf }: Pool, input: number, partner: Int32Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (let code = inputOf.indexOf(input); code >= 0 && inputOf[code] === input; code += 1) {
    const kept = partner[code]!;
    if (kept < 0) continue;
    const line = stream.lineOf[kept]!;
    if (!places.has(line)) places.set(line, code - (kept - stream.starts[line]!));
  }
  return places;
}

function orderBy(
  pool: Pool,
  input: number,
  groups: readonly (readonly number[])[],
  places: ReadonlyMap<number, number>,
  boundary: (tail: Uint32Array, head: Uint32Array) => number,
): WitnessOrder | null {
  const blocks = groups.flatMap((group) => cutBlocks(pool, group, places));
  const placeOf = ({ lines }: Block) => places.get(lines.find((i) => places.has(i)) ?? -1) ?? Number.POSITIVE_INFINITY;
  const sorted = [...blocks].sort((a, b) => placeOf(a) - placeOf(b));
  if (sorted.every((block, k) => block === blocks[k])) return null;
  const joint = (left: Block, right: Block) => boundary(tailOf(pool, left.lines), headOf(pool, right.lines));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const nats = sorted.slice(1).map((right, k) => joint(sorted[k]!, right));
  const broken = blocks.flatMap((right, k) => (right.isBreak ? [joint(blocks[k - 1]!, right)] : []));
  const isBetter = broken.length === 0 || mean(nats) >= mean(broken) + LEAST_LEAD;
  if (mean(nats) < LEAST_MEAN || !isBetter) return null;
  return { blocks: sorted.map(({ lines }) => lines), nats, input };
}

interface Block {
  readonly lines: number[];
  /** Whether the kept print itself has another block before this one. */
  readonly isBreak: boolean;
}

/** Runs of lines that stand behind one another in the witness too; a line that it lacks stays with the one before it. */
function cutBlocks({ stream }: Pool, group: readonly number[], places: ReadonlyMap<number, number>): readonly Block[] {
  const blocks: Block[] = [];
  let expected: number | null = null;
  for (const [k, i] of group.entries()) {
    const place = places.get(i);
    const size = stream.starts[i + 1]! - stream.starts[i]!;
    const isNext = place === undefined || expected === null || Math.abs(place - expected) <= FARTHEST;
    if (k > 0 && isNext) blocks.at(-1)!.lines.push(i);
    else blocks.push({ lines: [i], isBreak: k > 0 });
    if (place !== undefined) expected = place + size;
  }
  return blocks;
}

function tailOf({ stream }: Pool, lines: readonly number[]): Uint32Array {
  const end = stream.starts[lines[lines.length - 1]! + 1]!;
  return stream.codes.slice(Math.max(0, end - ENDS), end);
}

function headOf({ stream }: Pool, lines: readonly number[]): Uint32Array {
  const start = stream.starts[lines[0]!]!;
  return stream.codes.slice(start, start + ENDS);
}
