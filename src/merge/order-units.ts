import { readLanguage } from '../language/document-language.ts';
import { readMarkers } from '../markers/read-markers.ts';
import type { FragmentJoint } from '../order/fragment-joint.ts';
import { calibrateJoints } from '../order/joint-score.ts';
import { type FreeOrder, orderFreely } from '../order/order-freely.ts';
import type { Line, Order } from '../types.ts';
import { setVirtually, VIRTUAL_MEASURE } from './virtual-lines.ts';

/** The text of one input, with what another one says more put in its place: it is moved as a whole. */
export interface Unit {
  readonly lines: readonly Line[];
  /** Width in em of every line's region, 0 for flowing text. */
  readonly measures: readonly number[];
  /** The page number printed on it, 0 where there is none or several. */
  readonly page: number;
  /** Another unit prints the same lines: this one says nothing of the order. */
  readonly isTwin: boolean;
}

export interface UnitOrder {
  /** Units, by index, in reading order. */
  readonly order: readonly number[];
  /** What is known of the joint behind each unit but the last, and its score in nats. */
  readonly joints: readonly (FragmentJoint & { readonly nats: number })[];
  /** Joints that would be guesses, between two units: they are not made. */
  readonly guesses: readonly {
    readonly left: number;
    readonly right: number;
    readonly probability: number;
    readonly nats: number;
  }[];
  readonly basis: 'page numbers' | 'joints' | 'place in another input';
  /** Units that stand elsewhere than as given, where `order` does not say so. */
  readonly moved?: number;
}

/** So many printed page numbers, all different, nearly all one behind the other, prove an order (`order/folio-order`). */
const FEWEST_PAGES = 3;
const LEAST_NEXT = 0.8;

/** So many units and more must bear a number, as a share. */
const LEAST_PAGED = 0.9;

/** Sure joints that are enough to test the names by, and the share of them that names which mean an order agree with. */
const FEWEST_SURE = 3;
const NAMES_AGREE = 0.5;

/** From this share on the names make a joint probable that speaks for itself a little. */
const NAMES_TELL = 0.9;

/**
 * The order in which units stand where nothing else is known: those that bear a page number by it, in the places that such units
 * have among the others; all others as given, which is by name.
 */
export function standByPage(units: readonly Unit[]): readonly number[] {
  const paged = units.flatMap(({ page }, u) => (page > 0 ? [u] : []));
  const sorted = [...paged].sort((a, b) => units[a]!.page - units[b]!.page || a - b);
  const next = new Map(paged.map((u, k) => [u, sorted[k]!]));
  return units.map((_, u) => next.get(u) ?? u);
}

/**
 * Orders units by what they say where they meet; printed page numbers decide where they run through all of them. What is only
 * guessed stays as given, unless the sure joints show that the names tell no order.
 *
 * In: units in the order of {@link standByPage}. Out: their order with every joint's class.
 */
export function orderUnits(units: readonly Unit[], order: Order): UnitOrder {
  const singles = units.flatMap(({ isTwin }, u) => (isTwin ? [] : [u]));
  const found = orderSingles(
    singles.map((u) => units[u]!),
    order,
  );
  // A second print goes behind all first ones, as in an issue that is printed twice.
  const twins = units.flatMap(({ isTwin }, u) => (isTwin ? [u] : []));
  const loose = { probability: 0, nats: 0, class: 'guessed' as const };
  return {
    ...found,
    order: [...found.order.map((k) => singles[k]!), ...twins],
    joints: [...found.joints, ...twins.map(() => loose)],
    guesses: found.guesses.map((each) => ({ ...each, left: singles[each.left]!, right: singles[each.right]! })),
  };
}

function orderSingles(units: readonly Unit[], order: Order): UnitOrder {
  const { lines, measures, starts, pages } = layOut(units);
  const language = readLanguage(lines);
  const wording = { scorer: language.scorer(), topics: language.topics() };
  const joints = calibrateJoints(lines, measures, wording, new Set(starts));
  const problem = {
    lines,
    markers: readMarkers(lines),
    joint: joints.score,
    inColumn: joints.inColumn,
    cutWeights: new Float64Array(lines.length + 1),
    pageStarts: new Uint8Array(lines.length + 1),
    folios: { before: pages, after: pages },
  };
  const endOf = (u: number) => (starts[u + 1] ?? lines.length) - 1;
  const unitAt = new Map(starts.map((start, u) => [start, u]));
  const unitEndingAt = new Map(starts.map((_, u) => [endOf(u), u]));
  const nats = (left: number, right: number) => joints.score(endOf(left), starts[right]!);
  const safe = orderFreely(problem, starts, 'safe', 0)!;
  const agreement = agreementWithNames(safe, unitAt);
  const isGuided = order === 'safe' && (agreement === null || agreement >= NAMES_AGREE);
  const isNamed = agreement !== null && agreement >= NAMES_TELL;
  // Where sure joints show that the names mean nothing, files that no sure joint places stand where they fit best.
  const free = isGuided ? safe : orderFreely(problem, starts, 'best', 0)!;
  const found = free.fragments.map(([start]) => unitAt.get(start)!);
  const joined = found.slice(1).map((right, k) => ({ left: found[k]!, right, joint: free.joints[k]! }));
  if (isPaged(units)) {
    const given = units.map((_, u) => u);
    return {
      order: given,
      joints: given.slice(1).map((right) => {
        const left = right - 1;
        const known = joined.find((each) => each.left === left && each.right === right)?.joint;
        const joint = known ?? { probability: 0, class: 'guessed' as const };
        const isNext = units[right]!.page === units[left]!.page + 1;
        const sure = joint.class === 'guessed' && isNext ? { ...joint, class: 'probable' as const } : joint;
        return { ...sure, nats: nats(left, right) };
      }),
      guesses: [],
      basis: 'page numbers',
    };
  }
  return {
    order: found,
    joints: joined.map(({ left, right, joint }) => {
      const isLikely = isNamed && right === left + 1 && nats(left, right) > 0;
      const sure = joint.class === 'guessed' && isLikely ? { ...joint, class: 'probable' as const } : joint;
      return { ...sure, nats: nats(left, right) };
    }),
    guesses: safe.guesses.map(({ left, right, probability }) => {
      const [u, v] = [unitEndingAt.get(left)!, unitAt.get(right)!];
      return { left: u, right: v, probability, nats: nats(u, v) };
    }),
    basis: 'joints',
  };
}

/** Share of the sure joints that the names would make too, or null where they are too few to say. */
function agreementWithNames({ fragments, joints }: FreeOrder, unitAt: ReadonlyMap<number, number>): number | null {
  const steps = joints.flatMap(({ class: sureness }, k) =>
    sureness === 'guessed' ? [] : [unitAt.get(fragments[k + 1]![0])! - unitAt.get(fragments[k]![0])!],
  );
  return steps.length < FEWEST_SURE ? null : steps.filter((step) => step === 1).length / steps.length;
}

/** All units as set lines behind one another: flowing text is set for the purpose. */
function layOut(units: readonly Unit[]) {
  const lines: Line[] = [];
  const measures: number[] = [];
  const starts: number[] = [];
  const pages: number[] = [];
  for (const unit of units) {
    starts.push(lines.length);
    for (const [k, line] of unit.lines.entries()) {
      const isFlowing = unit.measures[k] === 0;
      for (const each of isFlowing ? setVirtually(line, k + 1 === unit.lines.length) : [line]) {
        lines.push(each);
        measures.push(isFlowing ? VIRTUAL_MEASURE : unit.measures[k]!);
        pages.push(unit.page);
      }
    }
  }
  return { lines, measures: Float64Array.from(measures), starts, pages: Uint32Array.from(pages) };
}

function isPaged(units: readonly Unit[]): boolean {
  const pages = units.map(({ page }) => page).filter((page) => page > 0);
  if (pages.length < FEWEST_PAGES || pages.length < LEAST_PAGED * units.length) return false;
  const steps = pages.slice(1).map((page, k) => page - pages[k]!);
  return steps.every((step) => step > 0) && steps.filter((step) => step === 1).length >= LEAST_NEXT * steps.length;
}
