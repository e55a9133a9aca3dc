import type { JointDraft } from '../ledger/build-ledger.ts';
import { spanId } from '../ledger/canonical.ts';
import { round, signed, spanOf } from '../ledger/describe-joint.ts';
import type { OrderVerdict } from '../types.ts';
import type { ArrangedRegion } from './arranged-region.ts';
import type { FragmentJoint } from './fragment-joint.ts';
import type { CalibratedJoints } from './joint-score.ts';
import type { RegionOrder } from './judge-order.ts';

/** Two fragments that stand behind one another in the report. */
export interface Boundary {
  /** Indices, among the lines of the region, of the last line before it and of the first line behind it. */
  readonly left: number;
  readonly right: number;
  readonly joint: FragmentJoint | null;
  /** Whether the text runs on over it. */
  readonly isMade: boolean;
}

/** The joints between fragments, and those that were only guessed, in words that a person can check. */
export function describeJoints(
  region: ArrangedRegion,
  found: RegionOrder,
  boundaries: readonly Boundary[],
  guesses: readonly Boundary[],
  joints: CalibratedJoints,
): readonly JointDraft[] {
  const layout =
    found.layout === 'free'
      ? 'no layout explains the order'
      : `layout ${found.layout}, ${signed(found.score)} nats a joint`;
  return [...boundaries, ...guesses].flatMap(({ left, right, joint, isMade }): readonly JointDraft[] => {
    if (!joint) return [];
    const [before, after] = [region.lines[left]!, region.lines[right]!];
    const [u, v] = [region.places[left]!, region.places[right]!];
    const parts = joints.evidence(u, v);
    return [
      {
        id: spanId(spanOf(before), spanOf(after)),
        before: spanOf(after),
        behind: spanOf(before),
        kind: 'column',
        confidence: round(joints.score(u, v)),
        class: joint.class,
        made: isMade,
        evidence: [
          `…${before.text.slice(-8)} | ${after.text.slice(0, 8)}…`,
          `wording ${signed(parts.wording)}, line shape ${signed(parts.shape)}, brackets ${signed(parts.brackets)} nats`,
          `with all other fragments to choose from, ${Math.round(100 * joint.probability)} in 100 that it is this one`,
          ...(parts.witness ? [describeWitness(parts.witness)] : []),
          layout,
        ],
      },
    ];
  });
}

function describeWitness(nats: number): string {
  const stand = nats > 0 ? 'stand in this order in the witness' : 'stand apart in the witness';
  return `${stand}, ${signed(nats)} nats`;
}

/** Which order was taken for a region, and what speaks for it. */
export function describeVerdict(
  region: ArrangedRegion,
  found: RegionOrder,
  boundaries: readonly Boundary[],
  applied: boolean,
): OrderVerdict {
  const { fragments, sure } = found;
  const [first, last] = [region.lines[0]!, region.lines[region.lines.length - 1]!];
  const moved = fragments.filter(([start], k) => start !== (fragments[k - 1]?.[1] ?? 0)).length;
  const made = boundaries.filter(({ isMade }) => isMade).length;
  return {
    source: first.source,
    start: region.lines.reduce((least, line) => Math.min(least, line.start), first.start),
    end: last.source === first.source ? region.lines.reduce((most, line) => Math.max(most, line.end), 0) : first.end,
    hypothesis: found.layout,
    score: round(found.score),
    ...(found.runnerUp ? { runnerUp: found.runnerUp.layout, runnerUpScore: round(found.runnerUp.score) } : {}),
    applied,
    fragments: fragments.length,
    moved: applied ? moved : 0,
    evidence: [
      `columns of about ${found.columnLength} lines, ${found.columnsPerPage} to a page`,
      `cutting explains the text better by ${signed(found.gain)} nats`,
      ...(sure.found > 0 ? [`of ${sure.found} joints that are sure without any layout it makes ${sure.made}`] : []),
      ...(found.layout === 'free' ? [`${made} of ${boundaries.length} joints made`] : []),
      ...(Number.isFinite(found.betweenPages) ? [`joints between pages ${signed(found.betweenPages)} nats each`] : []),
      ...(Number.isFinite(found.lead)
        ? [`leads the runner-up by ${signed(found.lead)} nats a joint in which they differ`]
        : []),
    ],
  };
}
