import { canonical } from '../../ledger/canonical.ts';
import type { KeptRun } from '../../ledger/kept-runs.ts';
import type { Joint, Ledger, OrderVerdict, Report } from '../../types.ts';
import type { Change, ChangeKind, Place, ReportPlace } from '../change.ts';
import { signs } from '../change.ts';
import { changesOf, doubtfulJoints } from '../changes-of.ts';
import type { Locator } from '../locate.ts';
import { type Choice, choicesFor, jointChoices } from './choices.ts';

/** A joint that was made and is not a mere guess, or that a person has decided: no change to doubt, but one that a reader may overrule. */
interface SureJoint {
  readonly kind: 'joint';
  readonly place: Place;
  readonly report: ReportPlace;
  readonly joint: Joint;
}

export type ItemKind = ChangeKind | 'joint';

/** One thing of the review that a reader can go to, and most often decide. */
export interface ReviewItem {
  /** Id of its element in the page. */
  readonly id: string;
  readonly change: Change | SureJoint;
  readonly sign: string;
  /** Whether it needs a look. Those come first, the least sure first. */
  readonly isInDoubt: boolean;
  readonly choices: readonly Choice[];
  /** For joints: the clean text on both sides, and the verdict on the order there. */
  readonly sides?: readonly [left: string, right: string];
  readonly verdict?: OrderVerdict;
}

/** Sign of a joint that was made; the other kinds' signs are those of every other form of the diff. */
const jointSign = '&';

/** Characters of each side of a joint that are shown: enough to read a clause. */
const sideLength = 24;

/** Everything that the review lists: what needs a look first, then all other changes in raw order. */
export function reviewItems(
  report: Report,
  ledger: Ledger,
  runs: readonly KeptRun[],
  at: Locator,
): readonly ReviewItem[] {
  const changes: readonly (Change | SureJoint)[] = [...changesOf(report, ledger, at), ...sureJoints(ledger, at)];
  const choices = choicesFor(ledger, runs);
  const text = canonical(report);
  const sources = new Map(ledger.sources.map(({ id }, index) => [id, index]));
  const ranked = changes.map((change, index) => ({
    change,
    index,
    rank: rankOf(change),
    source: sources.get(change.place.source) ?? 0,
  }));
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      doubtOf(a.change) - doubtOf(b.change) ||
      a.source - b.source ||
      a.change.place.start - b.change.place.start ||
      a.index - b.index,
  );
  return ranked.map(({ change, rank }, index) => {
    const isJoint = change.kind === 'joint' || change.kind === 'doubtful';
    const verdict = isJoint ? verdictAt(ledger, change.place) : undefined;
    const seam = change.report.at;
    return {
      id: `c${index + 1}`,
      change,
      sign: signOf(change),
      isInDoubt: rank < settled,
      choices: change.kind === 'joint' ? jointChoices(change.joint) : choices(change),
      ...(isJoint
        ? { sides: [text.slice(Math.max(0, seam - sideLength), seam), text.slice(seam, seam + sideLength)] }
        : {}),
      ...(verdict ? { verdict } : {}),
    };
  });
}

function sureJoints(ledger: Ledger, at: Locator): readonly SureJoint[] {
  const doubtful = new Set(doubtfulJoints(ledger));
  return ledger.joints
    .filter((joint) => !doubtful.has(joint))
    .map((joint) => ({
      kind: 'joint',
      place: at.place(at.sourceAt(joint.at)),
      report: at.inReport(joint.at),
      joint,
    }));
}

const settled = 5;

function rankOf(change: Change | SureJoint): number {
  switch (change.kind) {
    case 'doubtful':
      return 0;
    case 'joint':
      return change.joint.class === 'probable' ? 1 : settled;
    case 'gap':
      return 2;
    case 'conflict':
      return 3;
    case 'suggested':
      return 4;
    default:
      return settled;
  }
}

/** Among joints of a rank, the least sure come first; all else stays in raw order. */
function doubtOf(change: Change | SureJoint): number {
  if (change.kind === 'doubtful') return change.confidence;
  return change.kind === 'joint' && change.joint.class === 'probable' ? change.joint.confidence : 0;
}

function signOf(change: Change | SureJoint): string {
  if (change.kind === 'joint') return jointSign;
  return change.kind === 'duplicate' ? `${signs.duplicate}${change.number}` : signs[change.kind];
}

function verdictAt(ledger: Ledger, { source, start }: Place): OrderVerdict | undefined {
  return ledger.order.find((verdict) => verdict.source === source && verdict.start <= start && start < verdict.end);
}
