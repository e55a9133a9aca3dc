import { addConflicts, mergePrints } from './consensus/merge-prints.ts';
import type { Reading } from './consensus/merge-readings.ts';
import { type CopyJudge, chooseCopies, choosePlaces, keepPrints } from './dedupe/choose-copies.ts';
import { findDisputed } from './dedupe/choose-reading.ts';
import { findRepeats, type Repeat } from './dedupe/find-repeats.ts';
import { splitRepeats } from './dedupe/split-repeats.ts';
import { withoutAlikeRows } from './dedupe/table-repeats.ts';
import { type DocumentLanguage, readLanguage } from './language/document-language.ts';
import { type CutWeights, weighCuts } from './layout/cut-weights.ts';
import { cutRegions, type Region } from './layout/measure.ts';
import { startsOfPages } from './layout/placed-pages.ts';
import { readMarkers } from './markers/read-markers.ts';
import type { ArrangedRegion } from './order/arranged-region.ts';
import { findOpening, linesOutside } from './order/find-opening.ts';
import { type Folios, printedPages } from './order/folio-order.ts';
import type { RegionProblem } from './order/fragments.ts';
import { type CalibratedJoints, calibrateJoints } from './order/joint-score.ts';
import type { RegionOrder } from './order/judge-order.ts';
import { type LayoutHint, orderKnownFragments, orderRegion, orderWithoutLayout } from './order/order-region.ts';
import type { Seams } from './order/seams.ts';
import type { Conflict, Document, Drop, Line, Order } from './types.ts';
import { followWitnesses } from './witness/witness-order.ts';

/** Body lines of a document, furniture taken out. */
export interface Body {
  readonly lines: readonly Line[];
  /** Whether a line follows the one before it in raw with nothing dropped between them. */
  readonly follows: readonly boolean[];
  /** Lines before which an article ends for sure. */
  readonly breaks: ReadonlySet<number>;
  /** The last page number printed before each line and the next one behind it; 0 where there is none. */
  readonly folios: Folios;
  /** Titles that a contents list names, without white space. */
  readonly titles: ReadonlySet<string>;
  /** Where the lines of several inputs meet. */
  readonly seams?: Seams;
}

export interface Arrangement {
  readonly regions: readonly ArrangedRegion[];
  readonly drops: readonly Drop[];
  readonly conflicts: readonly Conflict[];
  readonly joints: CalibratedJoints;
  /** For every line of the body the print of it that is kept. */
  readonly renditions: readonly Line[];
  /** Readings that the kept prints take from the others. */
  readonly readings: readonly Reading[];
}

export interface ArrangeOptions {
  readonly keepDuplicates: boolean;
  readonly keepOrder: boolean;
  readonly order: Order;
  /** Other versions of the text, whose order speaks for joints. */
  readonly witnesses?: readonly Document[];
}

/** What a body's lines are, before anything is done with them. */
export interface BodyReading {
  readonly regions: readonly Region[];
  readonly language: DocumentLanguage;
}

export function readBody({ lines, breaks }: Body): BodyReading {
  return { regions: cutRegions(lines, breaks), language: readLanguage(lines) };
}

/** A region with the problem that its order solves, if any. */
interface Attempted extends ArrangedRegion {
  readonly problem: RegionProblem | null;
}

/** What comes of one choice of places; `total` is the score of its joints in nats. */
interface Attempt {
  readonly arranged: readonly Attempted[];
  readonly total: number;
}

/** Repeats, and for each whether the place of its second copy is kept. */
interface Choice {
  readonly repeats: readonly Repeat[];
  readonly keepSecond: readonly boolean[];
}

/** So few repeats are tried in all combinations. */
const FEW_REPEATS = 3;

/** More choices than this are not tried one by one: each costs a search. */
const MOST_TRIALS = 24;

/** Times that all repeats are tried; one is enough for most issues. */
const SWEEPS = 3;

/**
 * Drops what is printed twice and finds the order of every region.
 *
 * Which copy stays and which order the text has hang together: where an issue is not printed twice as a whole, both places
 * of every repeat are tried, and the one that makes the better order stays.
 */
export function arrange(
  body: Body,
  options: ArrangeOptions,
  { regions, language }: BodyReading = readBody(body),
): Arrangement {
  const { lines } = body;
  const measures = Float64Array.from(regions.flatMap(({ lines, measure }) => lines.map(() => measure ?? 0)));
  const joints = lateJoints(() =>
    calibrateJoints(lines, measures, { scorer: language.scorer(), topics: language.topics() }, body.seams?.apart),
  );
  const isSet = (line: number) => measures[line] !== 0;
  const { witnesses = [] } = options;
  const witnessed =
    witnesses.length > 0 && !options.keepOrder
      ? lateJoints(() => followWitnesses(lines, isSet, witnesses, joints))
      : joints;
  const repeats = options.keepDuplicates
    ? []
    : keepPrints(lines, withoutAlikeRows(lines, findRepeats(lines, isSet)), isSet, { joint: joints.score });
  const judge: CopyJudge = {
    joint: joints.score,
    coherence: language.coherence(findDisputed(lines, repeats)),
    follows: (i) => body.follows[i]!,
  };
  const starts = startsOf(regions);
  const arrangedBefore = new Map<string, Attempted>();
  const build = ({ repeats, keepSecond }: Choice, hint?: LayoutHint) => {
    const chosen = chooseCopies(lines, repeats, keepSecond, judge);
    const cuts = weighCuts({
      lines,
      keptIndex: chosen.keptIndex,
      keptCount: chosen.kept.length,
      follows: (i) => body.follows[i]!,
    });
    const arranged = splitRegions(
      chosen.kept.map(({ place }) => place),
      starts,
    ).map(([from, to]) => {
      const kept = chosen.kept.slice(from, to);
      const places = kept.map(({ place }) => place);
      const regionCuts = { weights: cuts.weights.slice(from, to), pageStarts: cuts.pageStarts.slice(from, to) };
      const measure = measures[places[0]!] || null;
      const key = `${places.join()} ${regionCuts.weights.join()} ${hint ? `${hint.layout} ${hint.columnLength}` : ''}`;
      const known = arrangedBefore.get(key);
      if (known) return known;
      const arranged = arrangeRegion(
        kept.map(({ line }) => line),
        measure,
        places,
        regionCuts,
        witnessed,
        body,
        options,
        hint,
      );
      arrangedBefore.set(key, arranged);
      return arranged;
    });
    return { chosen, arranged, total: arranged.reduce((sum, region) => sum + (region.order?.worth ?? 0), 0) };
  };
  const places = choosePlaces(lines, repeats, judge);
  const choice = { repeats, keepSecond: places.keepSecond };
  const best = places.settled || repeats.length === 0 ? build(choice) : choosePlacesByOrder(choice, build);
  const { kept, keptIndex, drops, conflicts, prints } = best.chosen;
  const renditions = lines.map((_, i) => kept[keptIndex[i]!]!.line);
  const ordered = best.arranged.map(({ problem, ...region }) =>
    problem && region.order ? { ...region, order: orderWithoutLayout(problem, region.order, options.order) } : region,
  );
  const merged = mergePrints(prints, lines, language);
  return {
    regions: ordered,
    drops,
    conflicts: addConflicts(conflicts, merged.conflicts),
    joints: witnessed,
    renditions,
    readings: merged.readings,
  };
}

/**
 * Tries both places of every repeat and takes those that make the best order: all combinations of a few, of many one by one, under
 * the layout that the text has with the first choice. With a free choice of layout too, many copies can make any layout look good.
 */
function choosePlacesByOrder<T extends Attempt>(given: Choice, build: (choice: Choice, hint?: LayoutHint) => T): T {
  const first = build(given);
  const main = mainOrder(first);
  if (!main) return first;
  const columnStarts = new Set(
    first.arranged.flatMap(({ order, places }) => (order?.fragments ?? []).map(([start]) => places[start]!)),
  );
  const split = splitRepeats(given.repeats, given.keepSecond, columnStarts, main.columnLength);
  let best = first;
  let choice: Choice = { repeats: split.repeats, keepSecond: split.choices };
  const { length } = choice.repeats;
  if (length <= FEW_REPEATS) {
    for (let bits = 1; bits < 2 ** length; bits += 1) {
      const keepSecond = choice.keepSecond.map((second, k) => second !== (((bits >> k) & 1) === 1));
      const trial = build({ ...choice, keepSecond });
      if (trial.total > best.total) best = trial;
    }
    return best;
  }
  for (let sweep = 0; sweep < SWEEPS && length <= MOST_TRIALS; sweep += 1) {
    const before = best;
    for (let r = 0; r < length; r += 1) {
      const order = mainOrder(best);
      if (!order || order.layout === 'free') break;
      const keepSecond = choice.keepSecond.map((second, k) => (k === r ? !second : second));
      const trial = build({ ...choice, keepSecond }, { ...order, layout: order.layout });
      if (trial.total > best.total) [best, choice] = [trial, { ...choice, keepSecond }];
    }
    if (best === before) break;
    // With better copies another layout may show.
    const full = build(choice);
    if (full.total > best.total) best = full;
  }
  return best;
}

function mainOrder({ arranged }: Attempt): RegionOrder | null {
  return arranged.reduce((a, b) => ((b.order?.gain ?? 0) > (a.order?.gain ?? 0) ? b : a)).order;
}

/** Calibrating costs more than all else for a flowing text, which asks for no joint. */
function lateJoints(calibrate: () => CalibratedJoints): CalibratedJoints {
  let known: CalibratedJoints | undefined;
  const joints = () => {
    known ??= calibrate();
    return known;
  };
  return {
    score: (left, right) => joints().score(left, right),
    inColumn: (left, right) => joints().inColumn(left, right),
    evidence: (left, right) => joints().evidence(left, right),
  };
}

/** Index of the first line of every region. */
function startsOf(regions: readonly Region[]): ReadonlySet<number> {
  const starts = new Set<number>();
  let at = 0;
  for (const region of regions) {
    starts.add(at);
    at += region.lines.length;
  }
  return starts;
}

/** Ranges of kept lines that belong to one region: a region starts at the body lines in `starts`. */
function splitRegions(places: readonly number[], starts: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const sorted = [...starts].sort((a, b) => a - b);
  const regionOf = (place: number) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const ranges: (readonly [number, number])[] = [];
  let from = 0;
  for (let k = 1; k <= places.length; k += 1) {
    if (k < places.length && regionOf(places[k]!) === regionOf(places[from]!)) continue;
    ranges.push([from, k]);
    from = k;
  }
  return ranges;
}

function arrangeRegion(
  lines: readonly Line[],
  measure: number | null,
  places: readonly number[],
  cuts: CutWeights,
  joints: CalibratedJoints,
  body: Body,
  options: ArrangeOptions,
  hint?: LayoutHint,
): Attempted {
  const pick = (numbers: Uint32Array) => Uint32Array.from(places, (place) => numbers[place]!);
  const folios = { before: pick(body.folios.before), after: pick(body.folios.after) };
  const pages = printedPages(folios) ?? new Uint32Array(lines.length);
  const plain = { lines, measure, places, cuts, pages, opening: null, order: null, problem: null };
  if (measure === null || options.keepOrder) return plain;
  const pageStarts = startsOfPages(lines);
  if (pageStarts?.length === 1) return plain;
  const opening = findOpening(lines, cuts.weights, body.titles);
  const rest = linesOutside(opening, lines.length);
  const restLines = rest.map((i) => lines[i]!);
  const problem: RegionProblem = {
    lines: restLines,
    markers: readMarkers(restLines),
    joint: (left, right) => joints.score(places[rest[left]!]!, places[rest[right]!]!),
    inColumn: (left, right) => joints.inColumn(places[rest[left]!]!, places[rest[right]!]!),
    cutWeights: Float64Array.from(rest, (i) => cuts.weights[i]!),
    pageStarts: Uint8Array.from(rest, (i) => cuts.pageStarts[i]!),
    folios: {
      before: Uint32Array.from(rest, (i) => folios.before[i]!),
      after: Uint32Array.from(rest, (i) => folios.after[i]!),
    },
  };
  // Inside a page boxes have settled the order; the pages themselves may still lie on their sheets as a booklet's do.
  const settled = pageStarts && startsOfPages(restLines);
  if (settled) return { ...plain, opening, order: orderKnownFragments(problem, settled) };
  return { ...plain, opening, order: orderRegion(problem, hint), problem };
}
