import { endsSentence } from '../layout/measure.ts';
import { gatherMarkers, type MarkerEnds } from '../markers/marker-ends.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { LineMarkers } from '../markers/read-markers.ts';
import { scoreSequence } from '../markers/sequence-score.ts';
import type { JointScore, Line } from '../types.ts';
import type { ChainProblem } from './chain.ts';
import { type Folios, printedPages, scorePageStep } from './folio-order.ts';

/** Lines of one region, in raw order, with what is known about where fragments begin. */
export interface RegionProblem {
  readonly lines: readonly Line[];
  /** How well a line follows another across a cut, and how well raw neighbours do inside a column. */
  readonly joint: JointScore;
  readonly inColumn: JointScore;
  /** What every line counts. */
  readonly markers: readonly LineMarkers[];
  /** Nats for a cut before each line: page marks, furniture, edges of repeats. */
  readonly cutWeights: Float64Array;
  /** 1 where a folio, running head or form feed stands before the line. */
  readonly pageStarts: Uint8Array;
  readonly folios: Folios;
}

/** Fragments of a region: `starts` are line indices, rising, the first 0. */
export interface Fragments {
  readonly starts: readonly number[];
  readonly markers: readonly MarkerEnds[];
  readonly problem: ChainProblem;
}

/** A single joint never decides more than this many nats: OCR and mid-compound breaks make true joints look bad. */
const WORST = -3;
const BEST = 5;

/** The text opens with a paragraph's first line and closes with a sentence's end (ORDER-NOTES 4.7). */
const ANCHOR = 2;

/** Nats against a title, session line or addressee in mid-sentence; what is shorter than so many characters may be a byline. */
const TORN_BY_TITLE = 4;
const SHORTEST_TORN = 12;

/** A column this many lines below the usual length is a short one: its page may be balanced, or either column cut off. */
export const SHORT = 4;

/** Clips a joint's score to what one joint may say. */
export function clipJoint(score: number): number {
  return Math.max(WORST, Math.min(BEST, score));
}

/** Where fragment `f` ends. */
export function endOf(starts: readonly number[], f: number, count: number): number {
  return starts[f + 1] ?? count;
}

/** What a run of lines shows at its two ends. */
export interface FragmentEnds {
  readonly first: number;
  readonly last: number;
  readonly markers: MarkerEnds;
}

/** The ends of the line ranges [start, end) that stand behind one another. */
export function describeEnds(
  region: RegionProblem,
  ranges: readonly (readonly [start: number, end: number])[],
): FragmentEnds {
  const [first, last] = [ranges[0]![0], ranges[ranges.length - 1]![1] - 1];
  if (ranges.length === 1) return { first, last, markers: gatherMarkers(region.markers, first, last + 1) };
  const markers = ranges.flatMap(([start, end]) => region.markers.slice(start, end));
  return { first, last, markers: gatherMarkers(markers, 0, markers.length) };
}

/**
 * How well every fragment follows every other, in nats, at `left * count + right`: wording, line shape and brackets, up to
 * `most`, then section markers, printed page numbers, and titles that no sentence runs into.
 */
export function scoreJoints(
  region: RegionProblem,
  ends: readonly FragmentEnds[],
  most: number,
  scoreMarkers: (before: MarkerEnds, after: MarkerEnds) => number = scoreSequence,
): Float64Array {
  const { lines, joint } = region;
  const count = ends.length;
  const beginsWithTitle = ends.map(({ first }) => opensArticle(lines[first]!));
  const pages = printedPages(region.folios);
  const scores = new Float64Array(count * count);
  for (let u = 0; u < count; u += 1) {
    const left = ends[u]!;
    const isOpen = !endsSentence(lines[left.last]!.text) && lines[left.last]!.text.length >= SHORTEST_TORN;
    for (let v = 0; v < count; v += 1) {
      if (u === v) continue;
      const right = ends[v]!;
      scores[u * count + v] =
        Math.max(WORST, Math.min(most, joint(left.last, right.first))) +
        scoreMarkers(left.markers, right.markers) +
        (pages ? scorePageStep(pages[left.last]!, pages[right.first]!) : 0) -
        (beginsWithTitle[v] && isOpen ? TORN_BY_TITLE : 0);
    }
  }
  return scores;
}

/** Prepares the fragments that begin at `starts` for the search of their order, with `columns` of `usual` lines to a page. */
export function describeFragments(
  region: RegionProblem,
  starts: readonly number[],
  columns: number,
  usual: number,
): Fragments {
  const ofRegion = described.filter((each) => each.region === region);
  const known = ofRegion.find((each) => each.starts === starts)?.fragments;
  if (known) return { ...known, problem: { ...known.problem, columns, usual } };
  const ends = starts.map((start, f) => describeEnds(region, [[start, endOf(starts, f, region.lines.length)]]));
  const problem = describeProblem(region, starts, region.lines.length, ends, columns, usual);
  const fragments = { starts, markers: ends.map(({ markers }) => markers), problem };
  described = [{ region, starts, fragments }, ...ofRegion].slice(0, KEPT);
  return fragments;
}

/**
 * What is kept of the region at hand: the same columns are tried two, three and one to a page, then the most promising ones once more, and
 * their joints are the same. Of the cases none asks for one that stood further back.
 */
const KEPT = 8;

let described: readonly {
  readonly region: RegionProblem;
  readonly starts: readonly number[];
  readonly fragments: Fragments;
}[] = [];

/** Lines between which a stretch stands in reading order, or their places among its joints; -1 where there is none. */
interface Neighbours {
  readonly low: number;
  readonly high: number;
  readonly innerFirst: number;
  readonly innerLast: number;
}

/**
 * Prepares the fragments of a stretch that begins at the first of `starts` and ends at `end`, as {@link describeFragments} does, with
 * rows and columns behind them for the single lines that the stretch stands between.
 */
export function describeStretch(
  region: RegionProblem,
  starts: readonly number[],
  end: number,
  columns: number,
  usual: number,
  { low, high, innerFirst, innerLast }: Neighbours,
): { readonly problem: ChainProblem; readonly places: Neighbours } {
  const ends = starts.map((start, f) => describeEnds(region, [[start, endOf(starts, f, end)]]));
  const place = (line: number) => {
    if (line < 0) return -1;
    // Its markers beyond the column are not looked up: the joints of a stretch differ in its own.
    const from = Math.max(0, line - usual);
    const isFirst = line === high || line === innerFirst;
    ends.push(describeEnds(region, [isFirst ? [line, Math.min(region.lines.length, line + usual)] : [from, line + 1]]));
    return ends.length - 1;
  };
  const places = { low: place(low), high: place(high), innerFirst: place(innerFirst), innerLast: place(innerLast) };
  return { problem: describeProblem(region, starts, end, ends, columns, usual), places };
}

function describeProblem(
  region: RegionProblem,
  starts: readonly number[],
  end: number,
  ends: readonly FragmentEnds[],
  columns: number,
  usual: number,
): ChainProblem {
  const { lines } = region;
  return {
    count: starts.length,
    joints: scoreJoints(region, ends, BEST),
    opens: Float64Array.from(ends, ({ first }) => scoreOpening(lines[first]!)),
    closes: Float64Array.from(ends, ({ last }) => scoreClosing(lines[last]!)),
    pageStarts: Uint8Array.from(starts, (start) => region.pageStarts[start]!),
    sizes: starts.map((start, f) => endOf(starts, f, end) - start),
    usual,
    columns,
  };
}

/** How well a line opens a whole text: with a title, a session line, an addressee or a first chapter. */
export function scoreOpening(line: Line): number {
  const marker = parseMarker(line.text);
  if (marker) return marker.value > 1 ? -ANCHOR : marker.level === 1 ? ANCHOR : 0;
  if (isTitleLike(line.text)) return 2 * ANCHOR;
  return opensArticle(line) ? ANCHOR : -ANCHOR;
}

/** Whether a line is a title, a session line or an addressee, or opens a report of a newspaper. */
export function opensArticle(line: Line): boolean {
  return (
    !parseMarker(line.text) && (isTitleLike(line.text) || /^——\d{4}|^本报讯|^各位[^，。]{2,12}[：:]$/u.test(line.text))
  );
}

/** How well a line closes a whole text: with an appeal or a signature best, with a sentence's end well. */
export function scoreClosing(line: Line): number {
  if (closesText(line)) return 2 * ANCHOR;
  return endsSentence(line.text) || /日$/u.test(line.text) ? ANCHOR : -ANCHOR;
}

/** Titles of the documents that gazettes print (GB/T 9704-2012, 7.3.1: the kind of document ends the title). */
export function isTitleLike(text: string): boolean {
  return text.length <= 40 && /(?:报告|讲话|公报|通知|意见|决定|公告|通告|办法|条例|批复|方案|规划|致辞)$/u.test(text);
}

/** Whether a line may be the last of a speech or report: an appeal, or a date or signature. */
export function closesText(line: Line): boolean {
  return /[！!][”’]?$|摄影|摄$|^\S{0,12}\d{1,2}月\d{1,2}日$/u.test(line.text);
}
