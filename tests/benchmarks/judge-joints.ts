import type { Joint, Ledger } from '../../src/types.ts';
import { type Places, sidesAt } from './places.ts';

/** A joint that was made and that gold can judge. */
export interface JudgedJoint {
  readonly joint: Joint;
  readonly isRight: boolean;
  /** What stands in the report on both sides of it, flat. */
  readonly left: string;
  readonly right: string;
}

/** Judges the made joints of a ledger; `text` is the canonical text. One with a misread character beside it is left out. */
export function judgeJoints(text: string, ledger: Ledger, inGold: Places): readonly JudgedJoint[] {
  return ledger.joints.flatMap((joint) => {
    if (!joint.made) return [];
    const [left, right] = sidesAt(text, joint.at);
    const verdict = inGold.verdictAt(left, right);
    return verdict === 'unknown' ? [] : [{ joint, isRight: verdict === 'together', left, right }];
  });
}
