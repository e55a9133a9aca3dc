import type { GapDraft, JointDraft } from '../ledger/build-ledger.ts';
import type { Conflict, Drop, Span } from '../types.ts';
import type { Slip } from './slip.ts';

/** How things stand when a decision is taken: the report as slips, and what the ledger will say beside it. */
export interface Standing {
  readonly slips: readonly Slip[];
  readonly drops: readonly Drop[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly conflicts: readonly Conflict[];
}

/** Why a decision could not be obeyed: a stable code. */
type Refusal =
  /** Nothing has this id, or this place. */
  | 'unknown'
  /** The text that it is about, or beside which it should stand, is not in the report. */
  | 'not-kept'
  /** Its text does not stand together. */
  | 'scattered'
  /** Its text would stand before itself. */
  | 'circle';

/** The standing that a decision leaves behind, or why it leaves nothing behind. */
export type Ruling = Standing | Refusal;

export function touches(a: Span, b: Span): boolean {
  if (a.source !== b.source) return false;
  return a.start < b.end && b.start < a.end;
}
