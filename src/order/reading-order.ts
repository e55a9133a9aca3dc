import { endsSentence } from '../layout/measure.ts';
import type { GapDraft, JointDraft } from '../ledger/build-ledger.ts';
import { spanId } from '../ledger/canonical.ts';
import type { Confidence, Line, Order, OrderVerdict, Span } from '../types.ts';
import type { ArrangedRegion } from './arranged-region.ts';
import { linesOutside } from './find-opening.ts';
import type { CalibratedJoints } from './joint-score.ts';
import { LEAST_GAIN, type RegionOrder } from './judge-order.ts';

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
}

export interface ReadingOrder {
  readonly lines: readonly ReadingLine[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly verdict: OrderVerdict | null;
}

/** Mutual best with this lead over the next best on either side is right in 99 of 100 (ORDER-NOTES 6, DESIGN 6). */
const CERTAIN = 4;

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
export function readInOrder(region: ArrangedRegion, joints: CalibratedJoints, order: Order): ReadingOrder {
  const { opening, lines } = region;
  const rest = linesOutside(opening, lines.length);
  const found = region.order;
  const isApplied = found !== null && (found.accepted || (order === 'best' && found.gain >= LEAST_GAIN));
  const ahead = opening ? lines.map((_, i) => i).slice(...opening) : [];
  const isOpeningMoved = isApplied || found === null || opening?.[0] === 0;
  const body = isApplied ? found.fragments.flatMap(([start, end]) => rest.slice(start, end)) : rest;
  const sequence = isOpeningMoved ? [...ahead, ...body] : lines.map((_, i) => i);
  const cuts = found ? describeJoints(region, rest, found, joints, isApplied) : [];
  const torn = new Set<number>();
  const isScrambled = found !== null && !isApplied && found.layout !== 'natural' && found.gain >= LEAST_GAIN;
  for (const [start] of isScrambled ? found.fragments : []) {
    const [before, here] = [rest[start - 1], rest[start]!];
    if (before === undefined || endsSentence(lines[before]!.text)) continue;
    if (joints.score(region.places[before]!, region.places[here]!) < TORN) torn.add(here);
  }
  for (const [k, i] of sequence.entries()) {
    const before = sequence[k - 1];
    if (region.measure === null || before !== i - 1 || !region.cuts.pageStarts[i]) continue;
    if (endsSentence(lines[before]!.text)) continue;
    const [page, next] = [region.pages[before]!, region.pages[i]!];
    const isHole = page > 0 && next > 0 && next !== page && next !== page + 1;
    const least = isHole ? FITS_OVER_HOLE : TORN_AT_PAGE;
    if (joints.score(region.places[before]!, region.places[i]!) < least) torn.add(i);
  }
  const fragmentStarts = new Set((found?.fragments ?? []).map(([start]) => rest[start]!));
  return {
    lines: sequence.map((i, k) => ({
      line: lines[i]!,
      measure: region.measure,
      opensRegion: k === 0,
      afterGap: torn.has(i),
      atJoint: k > 0 && (sequence[k - 1] !== i - 1 || region.cuts.weights[i]! > 0 || fragmentStarts.has(i)),
    })),
    joints: cuts,
    gaps: [...torn].flatMap((i) => gapsAt(lines[sequence[sequence.indexOf(i) - 1]!]!, lines[i]!)),
    verdict: found ? describeVerdict(region, found, isApplied) : null,
  };
}

function spanOf(line: Line): Span {
  return { source: line.source, start: line.start, end: line.end };
}

function gapsAt(before: Line, after: Line): readonly GapDraft[] {
  return [
    { side: 'after', text: before.text.slice(-12), beside: spanOf(before) },
    { side: 'before', text: after.text.slice(0, 12), beside: spanOf(after) },
  ];
}

function describeJoints(
  region: ArrangedRegion,
  rest: readonly number[],
  order: RegionOrder,
  joints: CalibratedJoints,
  made: boolean,
): readonly JointDraft[] {
  const { fragments } = order;
  const placeOf = (index: number) => region.places[rest[index]!]!;
  const score = (u: number, v: number) => joints.score(placeOf(fragments[u]![1] - 1), placeOf(fragments[v]![0]));
  return fragments.slice(1).flatMap(([start], k): readonly JointDraft[] => {
    const [left, right] = [fragments[k]![1] - 1, start];
    if (!made && left + 1 === right) return [];
    const own = score(k, k + 1);
    let rival = Number.NEGATIVE_INFINITY;
    for (let f = 0; f < fragments.length; f += 1) {
      if (f !== k + 1 && f !== k) rival = Math.max(rival, score(k, f), score(f, k + 1));
    }
    const lead = own - rival;
    const [before, after] = [region.lines[rest[left]!]!, region.lines[rest[right]!]!];
    const parts = joints.evidence(placeOf(left), placeOf(right));
    return [
      {
        id: spanId(spanOf(before), spanOf(after)),
        before: spanOf(after),
        kind: 'column',
        confidence: round(own),
        class: classOf(order, lead),
        made,
        evidence: [
          `…${before.text.slice(-8)} | ${after.text.slice(0, 8)}…`,
          `wording ${signed(parts.wording)}, line shape ${signed(parts.shape)}, brackets ${signed(parts.brackets)} nats`,
          ...(Number.isFinite(lead) ? [`leads the next best joint by ${signed(lead)} nats`] : []),
          `layout ${order.layout}, ${signed(order.score)} nats a joint`,
        ],
      },
    ];
  });
}

function classOf(order: RegionOrder, lead: number): Confidence {
  if (!order.accepted) return 'guessed';
  return lead >= CERTAIN ? 'certain' : 'probable';
}

function describeVerdict(region: ArrangedRegion, order: RegionOrder, applied: boolean): OrderVerdict {
  const { fragments } = order;
  const [first, last] = [region.lines[0]!, region.lines[region.lines.length - 1]!];
  const moved = fragments.filter(([start], k) => start !== (fragments[k - 1]?.[1] ?? 0)).length;
  return {
    source: first.source,
    start: region.lines.reduce((least, line) => Math.min(least, line.start), first.start),
    end: last.source === first.source ? region.lines.reduce((most, line) => Math.max(most, line.end), 0) : first.end,
    hypothesis: order.layout,
    score: round(order.score),
    ...(order.runnerUp ? { runnerUp: order.runnerUp.layout, runnerUpScore: round(order.runnerUp.score) } : {}),
    applied,
    fragments: fragments.length,
    moved: applied ? moved : 0,
    evidence: [
      `columns of about ${order.columnLength} lines, ${order.columnsPerPage} to a page`,
      `cutting explains the text better by ${signed(order.gain)} nats`,
      ...(Number.isFinite(order.betweenPages) ? [`joints between pages ${signed(order.betweenPages)} nats each`] : []),
      ...(Number.isFinite(order.lead)
        ? [`leads the runner-up by ${signed(order.lead)} nats a joint in which they differ`]
        : []),
    ],
  };
}

function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
