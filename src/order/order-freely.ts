import { countViolations } from './count-violations.ts';
import { findPath } from './find-path.ts';
import { CERTAIN, type FragmentJoint, PROBABLE, weighJoints } from './fragment-joint.ts';
import { describeEnds, type RegionProblem } from './fragments.ts';

/** Fragments in an order that no layout explains. */
export interface FreeOrder {
  /** Line ranges [start, end) in order. */
  readonly fragments: readonly (readonly [start: number, end: number])[];
  /** What is known of the joint behind each fragment but the last. */
  readonly joints: readonly FragmentJoint[];
  /** Joints that would be guesses: with `safe` they are not made. */
  readonly guesses: readonly GuessedJoint[];
}

/** A joint between two lines that end and begin a fragment, with its probability. */
export interface GuessedJoint {
  readonly left: number;
  readonly right: number;
  readonly probability: number;
}

type Range = readonly [start: number, end: number];

/** Fragments that stand behind one another for sure, with their joints. */
interface Chain {
  readonly ranges: readonly Range[];
  readonly joints: readonly FragmentJoint[];
}

/** Cost of a section that comes after a later one, in joints: no single joint is worth it. */
const OUT_OF_TURN = 1;

/** Nats below which two lines do not run on, however little else there is for them: nothing else may be left beside a hole. */
const LEAST_SCORE = -0.5;

/** Share of the joints found that must not stand in raw already: else the text is in order, and only its cuts are wrong. */
const LEAST_MOVED = 0.5;

/**
 * Orders fragments that no layout explains: joins what fits for sure, then looks again at the longer chains, whose section
 * markers and ends now say more, until nothing is sure any more.
 *
 * In: the fragments' first lines, rising, the first 0. `safe` leaves the chains in the raw order of their first fragments;
 * `best` puts them too into the likeliest order, where joints are guesses. Out: null when hardly anything would move (with `leastMoved` 0 never: files that are
 * given as fragments are known to be some).
 * Source: DESIGN section 6; classes as measured in {@link estimateMarginals}.
 */
export function orderFreely(
  region: RegionProblem,
  starts: readonly number[],
  order: 'safe' | 'best',
  leastMoved = LEAST_MOVED,
): FreeOrder | null {
  let chains: readonly Chain[] = starts.map((start, f) => ({
    ranges: [[start, starts[f + 1] ?? region.lines.length]],
    joints: [],
  }));
  for (const least of [CERTAIN, PROBABLE]) {
    for (let before = 0; before !== chains.length; ) {
      before = chains.length;
      chains = joinChains(region, chains, least);
    }
  }
  const made = chains.flatMap(({ ranges }) => ranges.slice(1).map(([start], k) => start !== ranges[k]![1]));
  if (leastMoved > 0 && made.filter(Boolean).length < Math.max(1, leastMoved * made.length)) return null;
  const lined = lineUp(region, chains);
  if (order === 'best') return { ...lined, guesses: [] };
  const guesses = lined.joints.flatMap((joint, k): readonly GuessedJoint[] => {
    const [left, right] = [lined.fragments[k]!, lined.fragments[k + 1]!];
    if (joint.class !== 'guessed' || left[1] === right[0]) return [];
    return [{ left: left[1] - 1, right: right[0], probability: joint.probability }];
  });
  return { ...standInRawOrder(region, chains), guesses };
}

/** Joins chains wherever one follows another with at least this probability. */
function joinChains(region: RegionProblem, chains: readonly Chain[], least: number): readonly Chain[] {
  const { marginals, ends } = weigh(region, chains);
  const next = new Map<number, number>();
  for (let left = 0; left < chains.length; left += 1) {
    const right = marginals.successor(left);
    if (right < 0 || marginals.probability(left, right) < least) continue;
    if (region.joint(ends[left]!.last, ends[right]!.first) >= LEAST_SCORE) next.set(left, right);
  }
  const followed = new Set(next.values());
  const joined: Chain[] = [];
  for (let head = 0; head < chains.length; head += 1) {
    if (followed.has(head)) continue;
    let { ranges, joints } = chains[head]!;
    for (let left = head, right = next.get(left); right !== undefined; left = right, right = next.get(left)) {
      const probability = marginals.probability(left, right);
      joints = [...joints, { probability, class: least >= CERTAIN ? 'certain' : 'probable' }, ...chains[right]!.joints];
      ranges = [...ranges, ...chains[right]!.ranges];
    }
    joined.push({ ranges, joints });
  }
  // A ring of joints has no head: it stays as it was.
  const placed = new Set(joined.flatMap(({ ranges }) => ranges.map(([start]) => start)));
  return [...joined, ...chains.filter(({ ranges }) => !placed.has(ranges[0]![0]))];
}

function weigh(region: RegionProblem, chains: readonly Chain[]) {
  const ends = chains.map(({ ranges }) => describeEnds(region, ranges));
  return { ends, marginals: weighJoints(region, ends) };
}

function standInRawOrder(region: RegionProblem, chains: readonly Chain[]): Omit<FreeOrder, 'guesses'> {
  const sorted = [...chains].sort((a, b) => a.ranges[0]![0] - b.ranges[0]![0]);
  return concatenate(region, sorted);
}

function lineUp(region: RegionProblem, chains: readonly Chain[]): Omit<FreeOrder, 'guesses'> {
  const count = chains.length;
  const { ends, marginals } = weigh(region, chains);
  const weights = new Float64Array(count * count);
  for (let left = 0; left < count; left += 1) {
    for (let right = 0; right < count; right += 1) weights[left * count + right] = marginals.probability(left, right);
  }
  const markers = ends.map((each) => each.markers);
  const path = findPath({
    count,
    weights,
    penalty: (order) => OUT_OF_TURN * countViolations(markers, order),
    isBound: (chain) => markers[chain]!.chapters.length + markers[chain]!.provisions.length > 0,
  });
  return concatenate(
    region,
    path.map((chain) => chains[chain]!),
  );
}

/** The chains behind one another, with guessed joints between them. */
function concatenate(region: RegionProblem, chains: readonly Chain[]): Omit<FreeOrder, 'guesses'> {
  const { marginals } = weigh(region, chains);
  const joints = chains.flatMap((chain, c): readonly FragmentJoint[] => {
    if (c + 1 === chains.length) return chain.joints;
    return [...chain.joints, { probability: marginals.probability(c, c + 1), class: 'guessed' }];
  });
  return { fragments: chains.flatMap(({ ranges }) => ranges), joints };
}
