import type { Caption } from '../layout/captions.ts';
import type { GapDraft, JointDraft } from '../ledger/build-ledger.ts';
import { spanId } from '../ledger/canonical.ts';
import { gapsBetween, quote, round, signed, spanOf } from '../ledger/describe-joint.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Line } from '../types.ts';
import type { FlowUnit } from './flow-unit.ts';
import { isTorn, mayGoOn, type Surroundings, type TornJoint } from './torn-sentence.ts';

/** Of the prose paragraphs of a page so many break off at most: in a text that sets no full stops it tells nothing. */
const MOST_TORN = 0.25;
const FEW_TORN = 4;

/** A sentence is torn by a picture or two; more of them are a page of pictures between two texts. */
const MOST_CAPTIONS = 2;

/** How well a text goes on with the sentence that another one breaks off in. */
export type JudgeTorn = (left: string, right: string, around: Surroundings) => TornJoint;

export interface Damage {
  readonly isDamaged: boolean;
  /** Last lines of paragraphs whose end was a copy: what goes on with them stands behind the other print. */
  readonly brokenOff: ReadonlySet<ReadingLine>;
}

/**
 * Joins paragraphs that break off in mid-sentence with those behind them, through the captions between them.
 *
 * Out: the lines, marked where they run on; every joint made or doubtful; the gaps where text is missing.
 */
export function joinTorn(
  units: readonly FlowUnit[],
  captions: readonly Caption[],
  { isDamaged, brokenOff }: Damage,
  judge: JudgeTorn,
) {
  const torn = units.map(({ plain, lines }, u) => {
    if (!isPlain(lines[0]!.line)) return false;
    const next = units[u + 1]?.lines[0];
    const isInterrupted = next !== undefined && countBetween(captions, lines.at(-1)!.line, next.line) > 0;
    return isTorn(plain, isInterrupted ? 'interrupted' : 'bare');
  });
  const count = torn.filter(Boolean).length;
  const isUnstopped = count >= FEW_TORN && count > MOST_TORN * units.filter(({ plain }) => isProse(plain)).length;
  const breaks = units.flatMap((unit, u) => (torn[u - 1] ? [describeBreak(units[u - 1]!, unit, u, captions)] : []));
  const judged = (each: Break, around: Surroundings) => {
    const isOpen = each.goesOn && !brokenOff.has(each.last);
    return isOpen ? judge(units[each.unit - 1]!.plain, units[each.unit]!.plain, around) : null;
  };
  // One sentence that is torn beyond doubt shows that the text is damaged, and others may be.
  const showsDamage = () => breaks.some((each) => isMade(judged(each, 'sound')));
  const bare: Surroundings = isUnstopped ? 'sound' : isDamaged ? 'damaged' : showsDamage() ? 'torn' : 'sound';
  const joints: JointDraft[] = [];
  const gaps: GapDraft[] = [];
  const runsOn = new Set<number>();
  for (const each of breaks) {
    const around = each.captions === 0 ? bare : each.captions <= MOST_CAPTIONS ? 'caption' : 'damaged';
    const joint = judged(each, around);
    const [last, next] = [each.last.line, units[each.unit]!.lines[0]!.line];
    if (isMade(joint)) runsOn.add(each.unit);
    if (joint && (isMade(joint) || around !== 'sound')) joints.push(describeJoint(last, next, joint, each.captions));
    if (!isMade(joint) && around !== 'sound') gaps.push(...gapsBetween(last, each.goesOn ? next : null));
  }
  const end = units.at(-1);
  if (end && torn.at(-1) && bare !== 'sound') gaps.push(...gapsBetween(end.lines.at(-1)!.line, null));
  const lines = units.flatMap((unit, u) =>
    runsOn.has(u) ? unit.lines.map((each, k) => (k === 0 ? { ...each, runsOn: true } : each)) : unit.lines,
  );
  return { lines, joints, gaps };
}

/** No heading, item or row of a table that marks have shown. */
function isPlain({ headingLevel, kind }: Line): boolean {
  return headingLevel === undefined && kind === undefined;
}

/** A place where a paragraph breaks off in mid-sentence, before `unit`. */
interface Break {
  readonly unit: number;
  readonly last: ReadingLine;
  /** Whether the paragraph behind it is one that may go on with a sentence. */
  readonly goesOn: boolean;
  /** Captions that stand between the two. */
  readonly captions: number;
}

function describeBreak(before: FlowUnit, after: FlowUnit, unit: number, captions: readonly Caption[]): Break {
  const [last, next] = [before.lines.at(-1)!, after.lines[0]!];
  return {
    unit,
    last,
    goesOn: isPlain(next.line) && !next.opensRegion && mayGoOn(after.plain),
    captions: countBetween(captions, last.line, next.line),
  };
}

function isMade(joint: TornJoint | null): joint is TornJoint {
  return joint !== null && joint.class !== 'guessed';
}

function isProse(text: string): boolean {
  return text.length >= 40;
}

/** Captions, in raw order, that stand between two lines of one source. */
function countBetween(captions: readonly Caption[], before: Line, after: Line): number {
  if (before.source !== after.source) return 0;
  return captions.filter(({ lines: [first] }) => {
    return first!.source === before.source && first!.start >= before.end && first!.start < after.start;
  }).length;
}

function describeJoint(before: Line, after: Line, joint: TornJoint, captions: number): JointDraft {
  return {
    id: spanId(before, after),
    before: spanOf(after),
    behind: spanOf(before),
    kind: 'paragraph',
    confidence: round(joint.confidence),
    class: joint.class,
    made: joint.class !== 'guessed',
    evidence: [
      quote(before.text, after.text),
      `wording ${signed(joint.wording)} nats`,
      captions > 0 ? `captions between them: ${captions}` : 'a bare break between them',
    ],
  };
}
