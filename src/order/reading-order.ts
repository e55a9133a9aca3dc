import { endsSentence } from '../layout/measure.ts';
import type { GapDraft, JointDraft } from '../ledger/build-ledger.ts';
import { gapsBetween } from '../ledger/describe-joint.ts';
import type { Line, Order, OrderVerdict } from '../types.ts';
import type { ArrangedRegion } from './arranged-region.ts';
import { type Boundary, describeJoints, describeVerdict } from './describe-order.ts';
import { linesOutside } from './find-opening.ts';
import type { CalibratedJoints } from './joint-score.ts';
import { LEAST_GAIN, type RegionOrder } from './judge-order.ts';
import type { Seams } from './seams.ts';

/** A line at its place in the report. */
export interface ReadingLine {
  readonly line: Line;
  /** Line width in em of its region, or null for flowing text. */
  readonly measure: number | null;
  /** True at the first line of a region. */
  readonly opensRegion: boolean;
  /** True where the text before breaks off and this line does not go on with it. */
  readonly afterGap: boolean;
  /** True where this line does not stand behind the line before it in raw: a column or page ended there. */
  readonly atJoint: boolean;
  /** True where this line of flowing text goes on with the paragraph that breaks off before it, in another file. */
  readonly runsOn?: boolean;
}

export interface ReadingOrder {
  readonly lines: readonly ReadingLine[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly verdict: OrderVerdict | null;
}

/** Across a page's edge that stays as in raw a joint below this many nats is a gap: true ones are hardly ever so bad. */
const TORN_AT_PAGE = -3;

/** Where the printed page numbers jump, the text must fit well to be taken for unbroken. */
const FITS_OVER_HOLE = 2;

/** Where a scrambled text stays in raw order, a raw joint below this many nats is shown as a gap. */
const TORN = -1;

/**
 * Puts the lines of a region in the order that was accepted for it; with `best` also in one that is only a guess.
 *
 * Out: the lines in reading order, every joint between fragments with its class and evidence, and the gaps where the order stays
 * unknown: there the raw order is kept, and the text is not run together.
 */
export function readInOrder(
  region: ArrangedRegion,
  joints: CalibratedJoints,
  order: Order,
  seams?: Seams,
): ReadingOrder {
  const { opening, lines } = region;
  const rest = linesOutside(opening, lines.length);
  const found = region.order;
  const isApplied = found !== null && (found.accepted || (order === 'best' && found.gain >= LEAST_GAIN));
  const ahead = opening ? lines.map((_, i) => i).slice(...opening) : [];
  const isOpeningMoved = isApplied || found === null || opening?.[0] === 0;
  const body = isApplied ? found.fragments.flatMap(([start, end]) => rest.slice(start, end)) : rest;
  const sequence = isOpeningMoved ? [...ahead, ...body] : lines.map((_, i) => i);
  const boundaries = found ? listBoundaries(rest, found, isApplied, order) : [];
  const torn = new Set([
    ...findTorn(region, joints, found, boundaries, isApplied),
    ...findTornPages(region, joints, sequence),
    ...sequence.filter((i, k) => isSeam(region, sequence[k - 1], i, seams?.torn)),
  ]);
  const guesses = found ? listGuesses(rest, found, isApplied) : [];
  // Chains that stand in raw order behind one another are no joint that anything proposes.
  const reported = boundaries.filter(({ isMade }) => isMade || found?.layout !== 'free');
  const fragmentStarts = new Set(boundaries.map(({ right }) => right));
  const place = new Map(sequence.map((i, k) => [i, k]));
  return {
    lines: sequence.map((i, k) => ({
      line: lines[i]!,
      measure: region.measure,
      opensRegion: k === 0,
      afterGap: torn.has(i),
      atJoint: k > 0 && (sequence[k - 1] !== i - 1 || region.cuts.weights[i]! > 0 || fragmentStarts.has(i)),
      ...(isSeam(region, sequence[k - 1], i, seams?.runsOn) ? { runsOn: true } : {}),
    })),
    joints: found ? describeJoints(region, found, reported, guesses, joints) : [],
    gaps: [...torn].flatMap((i) => {
      const before = lines[sequence[place.get(i)! - 1]!]!;
      return endsSentence(before.text) ? [] : gapsBetween(before, lines[i]!);
    }),
    verdict: found ? describeVerdict(region, found, boundaries, isApplied) : null,
  };
}

/** The boundaries between fragments in the report; where the order is not applied, as they stand in raw. */
function listBoundaries(
  rest: readonly number[],
  found: RegionOrder,
  isApplied: boolean,
  order: Order,
): readonly Boundary[] {
  const { fragments } = found;
  if (!isApplied) {
    const starts = fragments.map(([start]) => start).filter((start) => start > 0);
    return starts.map((start) => ({ left: rest[start - 1]!, right: rest[start]!, joint: null, isMade: false }));
  }
  return fragments.slice(1).map(([start], k) => {
    const joint = found.joints[k] ?? null;
    const isMade = order === 'best' || (joint !== null && joint.class !== 'guessed');
    return { left: rest[fragments[k]![1] - 1]!, right: rest[start]!, joint, isMade };
  });
}

/** Joints that are not made: those that a free order leaves open, and those of an order that was not accepted. */
function listGuesses(rest: readonly number[], found: RegionOrder, isApplied: boolean): readonly Boundary[] {
  const refused = isApplied || found.gain < LEAST_GAIN ? [] : found.joints;
  const own = refused.flatMap((joint, k) => {
    const [left, right] = [found.fragments[k]![1] - 1, found.fragments[k + 1]![0]];
    return left + 1 === right ? [] : [{ left, right, probability: joint.probability }];
  });
  return [...found.guesses, ...own].map(({ left, right, probability }): Boundary => {
    return { left: rest[left]!, right: rest[right]!, joint: { probability, class: 'guessed' }, isMade: false };
  });
}

/** Lines behind a boundary over which the text does not run on. */
function findTorn(
  region: ArrangedRegion,
  joints: CalibratedJoints,
  found: RegionOrder | null,
  boundaries: readonly Boundary[],
  isApplied: boolean,
): readonly number[] {
  // What stands in raw as it should is no scrambled text, however much better it looks in columns.
  const isScrambled = found !== null && found.gain >= LEAST_GAIN && 2 * found.sure.inRaw < found.sure.found;
  if (!found || (!isApplied && (found.layout === 'natural' || !isScrambled))) return [];
  return boundaries.flatMap(({ left, right, isMade }) => {
    if (isMade) return [];
    if (left + 1 !== right) return [right];
    const isOpen = !endsSentence(region.lines[left]!.text);
    return isOpen && joints.score(region.places[left]!, region.places[right]!) < TORN ? [right] : [];
  });
}

/** Lines behind a page's edge that stays as in raw, where the text breaks off or page numbers jump. */
function findTornPages(
  region: ArrangedRegion,
  joints: CalibratedJoints,
  sequence: readonly number[],
): readonly number[] {
  if (region.measure === null) return [];
  return sequence.filter((i, k) => {
    const before = sequence[k - 1];
    if (before === undefined || before !== i - 1 || !region.cuts.pageStarts[i]) return false;
    if (endsSentence(region.lines[before]!.text)) return false;
    const [page, next] = [region.pages[before]!, region.pages[i]!];
    const isHole = page > 0 && next > 0 && next !== page && next !== page + 1;
    const least = isHole ? FITS_OVER_HOLE : TORN_AT_PAGE;
    return joints.score(region.places[before]!, region.places[i]!) < least;
  });
}

/** Whether a line stands behind the one before it as two files do, and the seam between them is one of these. */
function isSeam(
  { places }: ArrangedRegion,
  before: number | undefined,
  line: number,
  seams: ReadonlySet<number> | undefined,
): boolean {
  if (!seams?.size || before !== line - 1) return false;
  for (let place = places[before]! + 1; place <= places[line]!; place += 1) if (seams.has(place)) return true;
  return false;
}
