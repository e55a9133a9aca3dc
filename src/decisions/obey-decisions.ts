import type { JointDraft, Pass } from '../ledger/build-ledger.ts';
import type { DecisionOutcome, Document, Span, Suggestion } from '../types.ts';
import { cleanCopies } from './clean-copies.ts';
import { decideDuplicate } from './decide-duplicate.ts';
import { decideJoint } from './decide-joint.ts';
import { decideMove } from './decide-move.ts';
import { decideReading } from './decide-reading.ts';
import type { Decision } from './decision.ts';
import { firstIn, lastIn } from './find-slips.ts';
import { reportOf, type Slip, slipsOf } from './slip.ts';
import { type Ruling, type Standing, touches } from './standing.ts';
import { judgeNeighbours } from './torn-neighbours.ts';

/** What came of decisions: the pass as they leave it, and for each whether it was obeyed. */
export interface Obeyed {
  readonly pass: Pass;
  readonly outcomes: readonly DecisionOutcome[];
}

const kinds = ['duplicate', 'joint', 'move', 'reading'] as const;

/**
 * Obeys decisions on a text that is clean otherwise: a person has the last word, so nothing runs behind them.
 *
 * First come duplicates, so that what is kept may be moved; then joints, moves and readings, each in the order in which they were
 * taken. Of several on one thing the last counts. What cannot be obeyed leaves everything as it is, and its outcome says why.
 *
 * In: what the passes found, the documents as read, and a pass that keeps raw order and every copy, for those that come back.
 */
export function obeyDecisions(
  pass: Pass,
  decisions: readonly Decision[],
  documents: readonly Document[],
  raw: () => Pass,
): Obeyed {
  if (decisions.length === 0) return { pass, outcomes: [] };
  const texts = new Map(documents.map(({ source }) => [source.id, source.text]));
  const rawOf = ({ source, start, end }: Span) => texts.get(source)?.slice(start, end) ?? '';
  const startsLine = (source: string, offset: number) =>
    /(?:^|[\n\r\f\u2028\u2029])\s*$/u.test(
      (texts.get(source) ?? '').slice(Math.max(0, offset - LONGEST_INDENT), offset),
    );
  const cleanCopy = cleanCopies(documents, raw);
  const goesOn = judgeNeighbours(documents.flatMap(({ lines }) => lines));
  const last = new Map(decisions.map((decision, i) => [keyOf(decision), i]));
  const outcomes: DecisionOutcome[] = [];
  let standing: Standing = { ...pass, slips: slipsOf(pass.report) };
  for (const kind of kinds) {
    for (const [i, decision] of decisions.entries()) {
      if (decision.kind !== kind || last.get(keyOf(decision)) !== i) continue;
      const ruling = rule(standing, decision);
      if (typeof ruling === 'string') outcomes[i] = { id: decision.id, kind, applied: false, why: ruling };
      else {
        standing = ruling;
        outcomes[i] = { id: decision.id, kind, applied: true };
      }
    }
  }
  function rule(standing: Standing, decision: Decision): Ruling {
    switch (decision.kind) {
      case 'duplicate':
        return decideDuplicate(standing, decision, cleanCopy, { rawOf, startsLine });
      case 'joint':
        return decideJoint(standing, decision, goesOn);
      case 'move':
        return decideMove(standing, decision, startsLine, goesOn);
      case 'reading':
        return decideReading(standing, decision, rawOf);
    }
  }
  const { slips, drops, joints, gaps, conflicts } = standing;
  const before = slipsOf(pass.report);
  const decided = new Set(decisions.map(({ id }) => id));
  return {
    pass: {
      ...pass,
      report: reportOf(slips),
      drops,
      joints: joints.map((joint) => (decided.has(joint.id) ? joint : tellParted(joint, before, slips))),
      gaps,
      conflicts,
    },
    outcomes: decisions.map(({ id, kind }, i) => outcomes[i] ?? { id, kind, applied: false, why: 'overruled' }),
  };
}

/** So much white space before a line at most is looked at for its beginning. */
const LONGEST_INDENT = 200;

function keyOf(decision: Decision): string {
  return `${decision.kind} ${decision.id}`;
}

/** A joint whose sides stood together and stand so no more is not made: what moved stood on one of them. */
function tellParted(joint: JointDraft, before: readonly Slip[], slips: readonly Slip[]): JointDraft {
  if (!joint.made || !meet(joint, before) || meet(joint, slips)) return joint;
  return { ...joint, made: false, evidence: [...joint.evidence, 'parted by what a person has decided beside it'] };
}

function meet({ behind, before }: JointDraft, slips: readonly Slip[]): boolean {
  const [left, right] = [lastIn(slips, behind), firstIn(slips, before)];
  if (left < 0 || right <= left) return false;
  return slips.slice(left + 1, right).every(({ piece }) => piece.end === piece.start);
}

/** The suggestions that nobody has decided about. */
export function undecided(suggestions: readonly Suggestion[], decisions: readonly Decision[]): readonly Suggestion[] {
  const readings = decisions.filter((decision) => decision.kind === 'reading');
  if (readings.length === 0) return suggestions;
  return suggestions.filter(
    (suggestion) => !readings.some(({ id, span }) => id === suggestion.id || touches(span, suggestion)),
  );
}
