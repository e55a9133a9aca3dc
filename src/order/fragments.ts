import { endsSentence } from '../layout/measure.ts';
import { gatherMarkers, type MarkerEnds } from '../markers/marker-ends.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { LineMarkers } from '../markers/read-markers.ts';
import { scoreSequence } from '../markers/sequence-score.ts';
import type { JointScore, Line } from '../types.ts';
import type { ChainProblem } from './chain.ts';
import type { Folios } from './folio-order.ts';

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

/** Nats against a title or session line in mid-sentence. */
const TORN_BY_TITLE = 4;

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

/** Prepares the fragments that begin at `starts` for the search of their order, with `columns` of `usual` lines to a page. */
export function describeFragments(
  region: RegionProblem,
  starts: readonly number[],
  columns: number,
  usual: number,
): Fragments {
  const { lines, joint } = region;
  const count = starts.length;
  const markers = starts.map((start, f) => gatherMarkers(region.markers, start, endOf(starts, f, lines.length)));
  const beginsWithTitle = starts.map((start) => isArticleHead(lines[start]!));
  const joints = new Float64Array(count * count);
  for (let u = 0; u < count; u += 1) {
    const last = endOf(starts, u, lines.length) - 1;
    for (let v = 0; v < count; v += 1) {
      if (u === v) continue;
      const torn = beginsWithTitle[v] && !endsSentence(lines[last]!.text) ? TORN_BY_TITLE : 0;
      joints[u * count + v] = clipJoint(joint(last, starts[v]!)) + scoreSequence(markers[u]!, markers[v]!) - torn;
    }
  }
  const problem = {
    count,
    joints,
    opens: Float64Array.from(starts, (start) => scoreOpening(lines[start]!)),
    closes: Float64Array.from(starts, (_, f) => scoreClosing(lines[endOf(starts, f, lines.length) - 1]!)),
    pageStarts: Uint8Array.from(starts, (start) => region.pageStarts[start]!),
    sizes: starts.map((start, f) => endOf(starts, f, lines.length) - start),
    usual,
    columns,
  };
  return { starts, markers, problem };
}

/** How well a line opens a whole text: with a title, a session line or a first marker. */
export function scoreOpening(line: Line): number {
  const marker = parseMarker(line.text);
  return (marker ? marker.value === 1 : isArticleHead(line)) ? ANCHOR : -ANCHOR;
}

function isArticleHead(line: Line): boolean {
  return !parseMarker(line.text) && (isTitleLike(line.text) || /^——\d{4}|^本报讯/u.test(line.text));
}

/** How well a line closes a whole text. */
export function scoreClosing(line: Line): number {
  return endsSentence(line.text) || /摄影|摄$|日$/u.test(line.text) ? ANCHOR : -ANCHOR;
}

/** Titles of the documents that gazettes print (GB/T 9704-2012, 7.3.1: the kind of document ends the title). */
export function isTitleLike(text: string): boolean {
  return text.length <= 40 && /(?:报告|讲话|公报|通知|意见|决定|公告|通告|办法|条例|批复|方案|规划|致辞)$/u.test(text);
}
