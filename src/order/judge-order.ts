import { type Chain, layouts } from './chain.ts';
import { contradictsFolios, jumpsPage, provenByFolios } from './folio-order.ts';
import { type FragmentJoint, weighJoints } from './fragment-joint.ts';
import { clipJoint, describeEnds, endOf, type RegionProblem } from './fragments.ts';
import type { JointMarginals } from './joint-marginals.ts';
import type { GuessedJoint } from './order-freely.ts';
import type { Solution } from './search-order.ts';

/** The best order of a region's lines, and how far it can be trusted. */
export interface RegionOrder {
  /** A layout or an imposition by name; `free` when none explains the order, and its joints alone do. */
  readonly layout: string;
  /** Line ranges [start, end) in reading order. */
  readonly fragments: readonly (readonly [start: number, end: number])[];
  /** What is known of the joint behind each fragment but the last. */
  readonly joints: readonly FragmentJoint[];
  readonly columnLength: number;
  readonly columnsPerPage: number;
  /** Nats by which this order explains the lines better than the raw order without any cut. */
  readonly gain: number;
  /** Nats a joint, anchors included. */
  readonly score: number;
  /** Nats of the whole order and its columns, as {@link Solution.worth}, and of page numbers that prove it. */
  readonly worth: number;
  /** The best order of another layout that is really another order. */
  readonly runnerUp: { readonly layout: string; readonly score: number } | null;
  /** Nats a joint, between pages alone: those are what the layout decides. */
  readonly betweenPages: number;
  /** Nats by which the order leads the runner-up, for each joint in which they differ. */
  readonly lead: number;
  /** How many joints are sure whatever the layout, how many of them the order makes, and how many stand in raw already. */
  readonly sure: { readonly found: number; readonly made: number; readonly inRaw: number };
  /** Joints that the text of a free order may have, but that are not made: pairs of lines, last and first. */
  readonly guesses: readonly GuessedJoint[];
  /** Whether the evidence allows to move anything. */
  readonly accepted: boolean;
}

/**
 * The acceptance rule: good joints, those between pages too, a clear lead, and cutting must explain the text better than not
 * cutting. Of 71 made issues, unseen but for these bounds, and the cases at hand it took no order that was wrong as a whole.
 * ORDER-NOTES 2 has the rule it grew from.
 */
const LEAST_SCORE = 1;
const LEAST_BETWEEN_PAGES = 0.8;
const LEAST_SUM = 3.7;
const LEAST_LEAD = 0.6;
export const LEAST_GAIN = 20;

/**
 * An order that trails by less than this many nats is a rival: joints that it does not make are guesses. Outside in and inside
 * out a booklet differs by a rotation, whose joints are the same but one. So few joints may differ, else neither order is taken.
 */
const RIVAL = 3;
const MOST_OPEN = 0.25;

/** A text this short has too few joints for their mean to mean much: they must be better. */
const FEW_LINES = 300;
const LEAST_SCORE_OF_FEW = 2.5;

/** With page numbers that run through the order, the joints only have to be better than chance. */
const LEAST_OF_PROVEN = 0.5;

/** Nats of page numbers that run through an order: of all orders of four pages and more, one in twenty-four and less is so. */
const PROVEN = 7;

/**
 * Joints of this probability are sure without any layout. A layout that is right makes nearly all of them, a wrong one half:
 * .93-1.00 against .20-.83 on the 71 made issues, from six such joints on.
 */
const SURE = 0.8;
const FEWEST_SURE = 6;
const LEAST_AGREEMENT = 0.9;
const MOST_DISAGREEMENT = 0.8;

/**
 * A joint that the layout makes but whose score is below this, or below 0 with a probability as low as that, is no joint but a hole.
 * With one page in ten out of 142 issues, 147 of 201 joints over holes are so, and 99 of 4,390 true ones.
 */
const TORN = -2;
const UNLIKELY = 0.2;

/** Pages are lost whole: between two columns of a page a joint must be worse still. */
const TORN_IN_PAGE = -4;

/** Where a page of a sheet is missing, or printed page numbers jump, the text must fit well to be taken for unbroken. */
const FITS_OVER_HOLE = 2;

/** Where so many of the sure joints stand in raw already, the text is in order, and only what is sure may move. */
const FEWEST_IN_ORDER = 4;
const IN_ORDER = 0.75;

/** Raw neighbours that an order parts must fit as badly as this on average, in nats: pages apart do, lines of a text in order do not. */
const BROKEN = -1;

/** So probable are the joints of an order on average that agrees with all sure ones (right .41-.86, wrong .10-.54). */
const LEAST_PROBABILITY = 0.45;

/** Without so many sure joints to agree with they are at least so probable; where no model knows the language they are less. */
const LEAST_PROBABILITY_OF_GOOD = 0.3;

/** Measures how far the best order of a solution can be trusted, and whether it may be applied. */
export function judgeOrder(region: RegionProblem, best: Solution, leastGain = LEAST_GAIN): RegionOrder {
  const { starts, ranked } = best;
  const [first, ...others] = ranked as [Chain, ...Chain[]];
  const count = Math.max(1, starts.length - 1);
  const second = others.find((chain) => countDifferences(first.order, chain.order) > 0);
  const lead = second
    ? (first.score - second.score) / countDifferences(first.order, second.order)
    : Number.POSITIVE_INFINITY;
  const score = first.score / count;
  const betweenPages = meanBetweenPages(region, starts, first);
  const open = findOpenJoints(ranked.filter(({ layout }, k) => k === 0 || layouts.some((each) => each === layout)));
  const order = standOpenInRawOrder(first.order, open);
  const fragments = order.map((f) => [starts[f]!, endOf(starts, f, region.lines.length)] as const);
  const ends = starts.map((start, f) => describeEnds(region, [[start, endOf(starts, f, region.lines.length)]]));
  const marginals = weighJoints(region, ends);
  const sure = countSure(marginals, first.order);
  const pageEnds = findPageEnds(first);
  const firstLines = fragments.map(([start]) => start);
  const isNumbered = provenByFolios(region.folios, firstLines);
  const joints = order.slice(1).map((right, k): FragmentJoint => {
    const left = order[k]!;
    const probability = marginals.probability(left, right);
    const isOpen = open.has(left) || first.order[first.order.indexOf(left) + 1] !== right;
    const score = region.joint(ends[left]!.last, ends[right]!.first);
    const isSuspect =
      first.beforeMissing.includes(left) || jumpsPage(region.folios, ends[left]!.last, ends[right]!.first);
    // Pages that follow one another in print hardly do so in raw but where the text is in order.
    const isOnOnePage = !pageEnds.has(left) || (left + 1 === right && first.layout !== 'natural');
    const isTorn = isSuspect
      ? score < FITS_OVER_HOLE
      : isOnOnePage
        ? score < TORN_IN_PAGE
        : score < TORN || (score < 0 && probability < UNLIKELY);
    return { probability, class: isOpen || isTorn ? 'guessed' : probability >= SURE ? 'certain' : 'probable' };
  });
  const isContradicted = contradictsFolios(region.folios, firstLines);
  const isSingle = open.size <= MOST_OPEN * count;
  const probability = joints.reduce((sum, joint) => sum + joint.probability, 0) / Math.max(1, joints.length);
  const isGood =
    probability >= LEAST_PROBABILITY_OF_GOOD &&
    (lead >= LEAST_LEAD || isSingle) &&
    score >= (region.lines.length < FEW_LINES ? LEAST_SCORE_OF_FEW : LEAST_SCORE) &&
    betweenPages >= LEAST_BETWEEN_PAGES &&
    score + betweenPages >= LEAST_SUM;
  const isAgreed =
    isSingle &&
    sure.found >= FEWEST_SURE &&
    sure.made >= LEAST_AGREEMENT * sure.found &&
    probability >= LEAST_PROBABILITY;
  const isRefuted = sure.found >= FEWEST_SURE && sure.made < MOST_DISAGREEMENT * sure.found;
  const isProven = lead >= LEAST_LEAD && score >= LEAST_OF_PROVEN && isNumbered;
  const isInOrder = sure.found >= FEWEST_IN_ORDER && sure.inRaw >= IN_ORDER * sure.found;
  const movesOnlySure = joints.every(
    (joint, k) => fragments[k]![1] === fragments[k + 1]![0] || joint.class === 'certain',
  );
  const isHarmless = !isInOrder || movesOnlySure || meanBroken(region, fragments) < BROKEN;
  const accepted =
    best.total >= leastGain && isHarmless && (isProven || ((isGood || isAgreed) && !isRefuted && !isContradicted));
  return {
    layout: first.layout,
    fragments,
    // Of an order that may be wrong only those joints count that are sure without it.
    joints: accepted
      ? joints
      : joints.map((joint) => (joint.probability >= SURE ? joint : { ...joint, class: 'guessed' })),
    columnLength: best.length,
    columnsPerPage: best.columns,
    gain: best.total,
    score,
    worth: best.worth + (isProven ? PROVEN : 0),
    runnerUp: second ? { layout: second.layout, score: second.score / count } : null,
    lead,
    betweenPages,
    sure,
    guesses: [],
    accepted,
  };
}

/** Fragments whose successor is another one in an order that is as good but for a few nats. */
function findOpenJoints([first, ...others]: readonly Chain[]): ReadonlySet<number> {
  const rivals = others.filter((chain) => chain.score > first!.score - RIVAL);
  const open = new Set<number>();
  for (const rival of rivals) {
    const next = new Map(rival.order.map((f, i) => [f, rival.order[i + 1]]));
    for (const [k, left] of first!.order.slice(0, -1).entries()) {
      if (next.get(left) !== first!.order[k + 1]) open.add(left);
    }
  }
  return open;
}

/** The stretches between open joints, in the raw order of their first fragments. */
function standOpenInRawOrder(order: readonly number[], open: ReadonlySet<number>): readonly number[] {
  if (open.size === 0) return order;
  const stretches: number[][] = [[]];
  for (const f of order) {
    stretches.at(-1)!.push(f);
    if (open.has(f)) stretches.push([]);
  }
  return stretches
    .filter((stretch) => stretch.length > 0)
    .sort((a, b) => a[0]! - b[0]!)
    .flat();
}

/** How many joints are sure whatever the layout, and how many of them the order makes. */
function countSure(marginals: JointMarginals, order: readonly number[]): RegionOrder['sure'] {
  let [found, made, inRaw] = [0, 0, 0];
  for (const [k, left] of order.entries()) {
    const right = marginals.successor(left);
    if (right < 0 || marginals.probability(left, right) < SURE) continue;
    found += 1;
    if (order[k + 1] === right) made += 1;
    if (left + 1 === right) inRaw += 1;
  }
  return { found, made, inRaw };
}

/** The last fragment of every page. */
function findPageEnds({ order, pageSizes }: Chain): ReadonlySet<number> {
  let end = 0;
  return new Set(
    pageSizes.map((size) => {
      end += size;
      return order[end - 1]!;
    }),
  );
}

/** How well the raw neighbours fit that an order parts, in nats on average; 0 where it parts none. */
function meanBroken(region: RegionProblem, fragments: RegionOrder['fragments']): number {
  const parted = fragments.flatMap(([start], k) => (start === 0 || fragments[k - 1]?.[1] === start ? [] : [start]));
  const sum = parted.reduce((total, start) => total + clipJoint(region.joint(start - 1, start)), 0);
  return parted.length === 0 ? 0 : sum / parted.length;
}

/** The mean of the joints between pages, which the layout alone decides; a flip inside a page is chosen by its joint. */
function meanBetweenPages(region: RegionProblem, starts: readonly number[], { order, pageSizes }: Chain): number {
  let sum = 0;
  let at = 0;
  for (const size of pageSizes.slice(0, -1)) {
    at += size;
    const [before, after] = [order[at - 1]!, order[at]!];
    sum += clipJoint(region.joint(endOf(starts, before, region.lines.length) - 1, starts[after]!));
  }
  return pageSizes.length < 2 ? Number.POSITIVE_INFINITY : sum / (pageSizes.length - 1);
}

function countDifferences(a: readonly number[], b: readonly number[]): number {
  const next = new Map(b.map((f, i) => [f, b[i + 1]]));
  return a.filter((f, i) => next.get(f) !== a[i + 1]).length;
}
