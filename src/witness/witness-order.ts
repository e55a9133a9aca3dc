import type { CalibratedJoints } from '../order/joint-score.ts';
import type { Document, JointScore, Line } from '../types.ts';
import { alignWitness } from './align-witness.ts';

/** Where lines begin and end in a witness, as code indices; NaN where it does not print them. */
interface LinePlaces {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Characters that must agree on end: a phrase of the trade stands in many places, and tells no order. */
const LEAST_STRETCH = 40;

/** Share of a line's characters that a witness must print for the line to have a place in it. */
const LEAST_PRINTED = 0.5;

/** Characters by which two lines may overlap or stand apart and still be neighbours: a misread head or tail of a line. */
const NEAR = 4;

/** So far apart stand lines with a sentence between them that one of the two texts lacks: no evidence either way. */
const FAR = 60;

/** Nats for two lines that are neighbours in the witness: more than all else that speaks for or against a joint. */
const FOR = 9;

/** Nats against two lines that are not, though it prints both. */
const AGAINST = -9;

/** The witness must part raw neighbours at so many places at least: a text parted once or twice is quoted, not shuffled. */
const FEWEST_BREAKS = 3;

/** So many lines on end that a witness does not print are another place; fewer are a sentence that it left out. */
const AWAY = 8;

/**
 * Nats on average of the joints that a witness makes, at least, and of the raw joints that it parts, at most. In scrambled issues the
 * first are 1.4 to 6.3 and the second −.9 to −3.0; in issues whose witness has its paragraphs or sentences in reverse −.5 stands
 * between, for the second are .5 to 2.1, though the first are 2.0 to 3.3 there too.
 */
const LEAST_MEAN = 1;
const MOST_RAW = -0.5;

/** Raw neighbours that fit so well are never parted on a witness's word, in nats. */
const FITS = 2;

/**
 * Adds to the score of every joint what witnesses say: whether the two lines stand behind one another there.
 *
 * A witness counts only where its order reads better: in a text that stands in order, raw neighbours fit as well as they can, and
 * last year's report that has its sentences in another order says nothing about this year's.
 *
 * In: the lines, which of them are set in columns, the scores by wording and shape. Out: the scores, with a part `witness` where
 * one speaks; the same object where none does.
 */
export function followWitnesses(
  lines: readonly Line[],
  isSet: (line: number) => boolean,
  witnesses: readonly Document[],
  joints: CalibratedJoints,
): CalibratedJoints {
  for (const witness of witnesses) {
    const places = findPlaces(lines, witness.lines);
    if (!readsBetter(places, isSet, joints.score)) continue;
    const nats = (left: number, right: number) => {
      const found = weigh(places, left, right);
      return found < 0 && left + 1 === right && joints.score(left, right) >= FITS ? 0 : found;
    };
    return {
      score: (left, right) => joints.score(left, right) + nats(left, right),
      inColumn: (left, right) => joints.inColumn(left, right) + nats(left, right),
      evidence: (left, right) => ({ ...joints.evidence(left, right), witness: nats(left, right) }),
    };
  }
  return joints;
}

function weigh({ starts, ends }: LinePlaces, left: number, right: number): number {
  const apart = Math.abs(starts[right]! - ends[left]!);
  return apart <= NEAR ? FOR : apart > FAR ? AGAINST : 0;
}

function findPlaces(lines: readonly Line[], witness: readonly Line[]): LinePlaces {
  const { stream, stretches } = alignWitness(lines, witness);
  const starts = new Float64Array(lines.length).fill(Number.NaN);
  const ends = new Float64Array(lines.length).fill(Number.NaN);
  const printed = new Uint32Array(lines.length);
  const first = new Float64Array(lines.length).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(lines.length).fill(-1);
  for (const [code, place] of stretches.filter(({ length }) => length >= LEAST_STRETCH).flat()) {
    const line = stream.lineOf[code]!;
    printed[line]! += 1;
    if (code < first[line]!) {
      first[line] = code;
      starts[line] = place - (code - stream.starts[line]!);
    }
    if (code > last[line]!) {
      last[line] = code;
      ends[line] = place + stream.starts[line + 1]! - code;
    }
  }
  for (const [line, count] of printed.entries()) {
    if (count >= LEAST_PRINTED * (stream.starts[line + 1]! - stream.starts[line]!) && count > 0) continue;
    starts[line] = Number.NaN;
    ends[line] = Number.NaN;
  }
  return { starts, ends };
}

/**
 * Whether a witness parts raw neighbours that do not fit, for others that do. Measured as {@link MOST_RAW} says.
 */
function readsBetter({ starts, ends }: LinePlaces, isSet: (line: number) => boolean, score: JointScore): boolean {
  const byStart = Array.from(starts.keys())
    .filter((line) => isSet(line) && !Number.isNaN(starts[line]!))
    .sort((a, b) => starts[a]! - starts[b]!);
  let [breaks, joined, raw, witnessed] = [0, 0, 0, 0];
  for (let line = 0; line + 1 < starts.length; line += 1) {
    if (!isSet(line) || !isSet(line + 1) || Number.isNaN(ends[line]!)) continue;
    const apart = Math.abs(starts[line + 1]! - ends[line]!);
    if (apart <= FAR) continue;
    const next = nearest(byStart, starts, ends[line]!);
    const hasNext = next !== line && Math.abs(starts[next]! - ends[line]!) <= NEAR;
    // What a summary leaves out parts nothing.
    if (Number.isNaN(apart) && (!hasNext || starts.subarray(line + 1, line + 1 + AWAY).some((place) => place >= 0)))
      continue;
    breaks += 1;
    raw += score(line, line + 1);
    if (!hasNext) continue;
    joined += 1;
    witnessed += score(line, next);
  }
  if (breaks < FEWEST_BREAKS || joined < FEWEST_BREAKS) return false;
  return witnessed / joined >= LEAST_MEAN && raw / breaks <= MOST_RAW;
}

/** The line that begins nearest to a place of the witness. */
function nearest(byStart: readonly number[], starts: Float64Array, place: number): number {
  let [low, high] = [0, byStart.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[byStart[middle]!]! < place) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [byStart[low - 1], byStart[low]];
  if (before === undefined || after === undefined) return before ?? after ?? 0;
  return place - starts[before]! < starts[after]! - place ? before : after;
}
