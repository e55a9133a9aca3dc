import type { JointDraft } from '../ledger/build-ledger.ts';
import { spanId } from '../ledger/canonical.ts';
import { spanOf } from '../ledger/describe-joint.ts';
import type { Line, Order, OrderVerdict } from '../types.ts';
import type { Unit, UnitOrder } from './order-units.ts';

/** What the ledger says of the order of files. */
export interface UnitReport {
  readonly joints: readonly JointDraft[];
  readonly verdicts: readonly OrderVerdict[];
}

/**
 * The joints between files, with their classes, and how the order was found.
 *
 * In: units as given, their order, and the lines of the report in reading order: a joint counts only where the text runs over it.
 */
export function describeUnits(
  units: readonly Unit[],
  found: UnitOrder,
  reading: readonly Line[],
  order: Order,
): UnitReport {
  const next = new Map(reading.map((line, k) => [line, reading[k + 1]]));
  const joints = found.order.slice(1).flatMap((right, k): readonly JointDraft[] => {
    const [before, after] = [lastOf(units[found.order[k]!]!), units[right]!.lines[0]!];
    const joint = found.joints[k]!;
    const isMade = joint.class !== 'guessed' || order === 'best';
    return isMade && next.get(before) === after ? [draft(before, after, joint, true, found.basis)] : [];
  });
  const guesses = found.guesses.map(({ left, right, probability, nats }) => {
    const joint = { probability, nats, class: 'guessed' as const };
    return draft(lastOf(units[left]!), units[right]!.lines[0]!, joint, false, found.basis);
  });
  const moved = found.moved ?? found.order.filter((u, k) => u !== (found.order[k - 1] ?? -1) + 1).length;
  const mean = found.joints.reduce((sum, { nats }) => sum + nats, 0) / Math.max(1, found.joints.length);
  const sure = found.joints.filter((joint) => joint.class !== 'guessed').length;
  const span = spanOf(units[0]!.lines[0]!);
  return {
    joints: [...joints, ...guesses.filter(({ before }) => reading.some((line) => isAt(line, before)))],
    verdicts: [
      {
        ...span,
        hypothesis: `by ${found.basis}`,
        score: Math.round(100 * mean) / 100,
        applied: true,
        fragments: units.length,
        moved,
        evidence: [`${sure} of ${found.joints.length} joints are sure`],
      },
    ],
  };
}

function lastOf({ lines }: Unit): Line {
  return lines[lines.length - 1]!;
}

function isAt(line: Line, span: { readonly source: string; readonly start: number }): boolean {
  return line.source === span.source && line.start === span.start;
}

function draft(
  before: Line,
  after: Line,
  { class: sureness, probability, nats }: UnitOrder['joints'][number],
  made: boolean,
  basis: string,
): JointDraft {
  return {
    id: spanId(spanOf(before), spanOf(after)),
    before: spanOf(after),
    behind: spanOf(before),
    kind: 'page',
    confidence: Math.round(100 * nats) / 100,
    class: sureness,
    made,
    evidence: [
      `…${before.text.slice(-8)} | ${after.text.slice(0, 8)}…`,
      `with all other files to choose from, ${Math.round(100 * probability)} in 100 that it is this one`,
      `in the order of their ${basis}`,
    ],
  };
}
