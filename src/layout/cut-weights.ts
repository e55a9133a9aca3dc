import type { Line } from '../types.ts';
import { mostCommon } from './most-common.ts';

/** All lines of the text in raw order, and how they stand to the kept ones. */
export interface RawNeighbours {
  readonly lines: readonly Line[];
  /** For every line the index of its kept rendition among the kept lines. */
  readonly keptIndex: Int32Array;
  /** Whether a line follows the one before it with nothing dropped as furniture between them. */
  follows(line: number): boolean;
  readonly keptCount: number;
}

export interface CutWeights {
  /** Nats for a cut before each kept line. */
  readonly weights: Float64Array;
  /** 1 where furniture or a form feed stands before a kept line. */
  readonly pageStarts: Uint8Array;
}

/** Nats of a mark, of an edge of a repeat and of furniture for a cut before a line (ORDER-NOTES 4.5). */
const MARK = 8;
const REPEAT_EDGE = 4;
const FURNITURE = 8;

/** A single blank before a line opens a text box; two are a paragraph's indent. */
const BOX = 1;

/** Marks tell something when there are at least three and at most one line in seven has one. */
const FEWEST_MARKS = 3;
const MOST_MARKS = 0.15;

/**
 * Weighs, beside the wording, where columns may begin among the kept lines: at text boxes (a leading space, an odd blank
 * line), at the edges of repeats (a second pass in another order shows where blocks begin and end), at furniture.
 */
export function weighCuts({ lines, keptIndex, follows, keptCount }: RawNeighbours): CutWeights {
  const weights = new Float64Array(keptCount + 1);
  const pageStarts = new Uint8Array(keptCount + 1);
  const edges = new Uint8Array(keptCount + 1);
  const marked = new Uint8Array(keptCount + 1);
  const marks = findMarks(lines);
  for (let i = 0; i < lines.length; i += 1) {
    const here = keptIndex[i]!;
    if (marks?.[i]) marked[here] = 1;
    if (lines[i]!.breakBefore === 'column') marked[here] = 1;
    else if (lines[i]!.breakBefore) pageStarts[here] = 1;
    if (i === 0) continue;
    const before = keptIndex[i - 1]!;
    if (here !== before + 1) {
      edges[before + 1]! += 1;
      edges[here]! += 1;
    }
    if (!follows(i)) {
      pageStarts[here] = 1;
      pageStarts[before + 1] = 1;
    }
  }
  // A copied block may end where the text ends: its last line's kept rendition ends a block too.
  const after = lines.length === 0 ? keptCount : keptIndex[lines.length - 1]! + 1;
  if (after < keptCount) edges[after]! += 1;
  for (let k = 0; k <= keptCount; k += 1) {
    weights[k] = MARK * marked[k]! + REPEAT_EDGE * Math.min(2, edges[k]!) + FURNITURE * pageStarts[k]!;
  }
  return { weights, pageStarts };
}

function findMarks(lines: readonly Line[]): readonly boolean[] | null {
  const blanks = mostCommon(lines.map((line) => line.blanksBefore)).value;
  const isBoxed = lines.filter((line) => line.indent === BOX).length <= MOST_MARKS * lines.length;
  const marks = lines.map((line) => (isBoxed && line.indent === BOX) || line.blanksBefore !== blanks);
  const count = marks.filter(Boolean).length;
  return count >= FEWEST_MARKS && count <= MOST_MARKS * lines.length ? marks : null;
}
