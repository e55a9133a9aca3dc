import type { JointDraft } from '../ledger/build-ledger.ts';
import type { Span } from '../types.ts';
import type { JointDecision } from './decision.ts';
import { cutAt, endOfRun, firstIn, lastIn, openingOf, rawBefore, rawBehind } from './find-slips.ts';
import { atOnesWord, joinTo, part, putIn, restOf, runsOver, takeOut } from './move-slips.ts';
import type { Slip } from './slip.ts';
import { type Ruling, type Standing, touches } from './standing.ts';
import type { GoesOn } from './torn-neighbours.ts';

/**
 * Makes a joint, or parts it.
 *
 * Accepted: the fragment behind the joint, with those that other joints put behind it, stands directly behind the one before it, and where a
 * sentence breaks off there, it goes on.
 * Rejected: that fragment, with all that stands behind it as in raw, goes back behind the text that it stands behind in raw. What stands
 * there already is only parted.
 *
 * @param goesOn tells whether raw neighbours that stand together again are one sentence
 */
export function decideJoint(standing: Standing, { id, decision, note }: JointDecision, goesOn: GoesOn): Ruling {
  const joint = standing.joints.find((each) => each.id === id);
  if (!joint) return 'unknown';
  const slips = cutAt(
    cutAt(standing.slips, joint.behind.source, joint.behind.end),
    joint.before.source,
    joint.before.start,
  );
  const [left, right] = [lastIn(slips, joint.behind), firstIn(slips, joint.before)];
  if (left < 0 || right < 0) return 'not-kept';
  const decided =
    decision === 'accept'
      ? makeJoint(slips, left, right, joint, standing.joints)
      : joint.made
        ? partJoint(slips, right, goesOn)
        : slips;
  if (typeof decided === 'string') return decided;
  return {
    ...standing,
    slips: decided,
    joints: standing.joints.map((each) => (each === joint ? settleJoint(joint, decision, note) : each)),
    gaps: standing.gaps.filter(({ side, beside }) => !touches(beside, side === 'after' ? joint.behind : joint.before)),
  };
}

/** A person's word is certain; what the evidence says by itself is told beside it. */
function settleJoint(joint: JointDraft, decision: JointDecision['decision'], note: string | undefined): JointDraft {
  const word = decision === 'accept' ? 'accepted' : 'rejected';
  return {
    ...joint,
    class: 'certain',
    made: decision === 'accept',
    evidence: [
      ...joint.evidence,
      `decided by a person: ${word}${note ? ` (${note})` : ''}; by the evidence ${joint.class}, ${joint.made ? 'made' : 'not made'}`,
    ],
  };
}

function makeJoint(
  slips: readonly Slip[],
  left: number,
  right: number,
  { fragment }: JointDraft,
  joints: readonly JointDraft[],
): readonly Slip[] | 'circle' {
  if (right === left + 1) {
    if (!slips[right]!.opens || slips[right]!.opens.article || !runsOver(slips, left, slips, right, atOnesWord))
      return slips;
    const head = slips.slice(0, right);
    return [...head, ...joinTo(head, slips.slice(right))];
  }
  const end = endOfChain(slips, right, left, joints, fragment);
  if (right <= left && left < end) return 'circle';
  const { taken, rest } = takeOut(slips, [[right, end]], () => false);
  const at = (left < right ? left : left - (end - right)) + 1;
  return putIn(rest, taken, at, { flowsIn: atOnesWord });
}

/** Where the fragment that begins with a slip ends, and with it all fragments that made joints put behind it; none is the one before the joint. */
function endOfChain(
  slips: readonly Slip[],
  right: number,
  left: number,
  joints: readonly JointDraft[],
  fragment: Span | undefined,
): number {
  const edges = new Set(
    joints.flatMap(({ before, behind }) => [`${before.source} ${before.start}`, `${behind.source} ${behind.end}`]),
  );
  const goesOn = new Set(
    joints.flatMap(({ made, behind, before }) => (made ? [`${lastIn(slips, behind)} ${firstIn(slips, before)}`] : [])),
  );
  const isOver = ({ source, start }: Span) => fragment?.source === source && start >= fragment.end;
  const endOfFragment = (from: number) => {
    let last = slips[from]!.piece.end;
    return endOfRun(slips, from, ({ piece }) => {
      const { source, start, end } = piece;
      const isEdge = edges.has(`${source} ${start}`) || edges.has(`${source} ${last}`);
      last = end;
      return isEdge || isOver(piece);
    });
  };
  let end = endOfFragment(right);
  while (end < slips.length && goesOn.has(`${end - 1} ${end}`)) {
    const next = endOfFragment(end);
    if (end <= left && left < next) break;
    end = next;
  }
  return end;
}

function partJoint(slips: readonly Slip[], right: number, goesOn: GoesOn): readonly Slip[] {
  const end = endOfRun(slips, right);
  const [first, last] = [slips[right]!.piece, slips[end - 1]!.piece];
  const before = rawBefore(slips, first.source, first.start);
  const behind = rawBehind(slips, first.source, last.end);
  if (before === right - 1 || (before < 0 && (behind < 0 || behind === end))) {
    return right === 0
      ? slips
      : [...slips.slice(0, right), ...part(slips.slice(right), restOf(openingOf(slips, right)))];
  }
  const { taken, rest } = takeOut(slips, [[right, end]], () => false);
  const anchor = before < 0 ? behind : before + 1;
  const at = anchor <= right ? anchor : anchor - (end - right);
  return putIn(rest, taken, at, before < 0 ? { flowsOut: goesOn } : { flowsIn: goesOn });
}
