import type { Line, Span } from '../types.ts';
import type { GapDraft } from './build-ledger.ts';

/** The two sides of a joint as evidence quotes them: `…成功举办第九 | 届中医药发展与科…`. */
export function quote(left: string, right: string): string {
  return `…${left.slice(-8)} | ${right.slice(0, 8)}…`;
}

export function spanOf({ source, start, end }: Line): Span {
  return { source, start, end };
}

/** Two decimals; JSON knows no infinity. */
export function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0;
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}

/** The gaps where a line breaks off and another one, if any, does not go on with it: what is left on either side. */
export function gapsBetween(before: Line, after: Line | null): readonly GapDraft[] {
  const ends: GapDraft = { side: 'after', text: before.text.slice(-12), beside: spanOf(before) };
  return after ? [ends, { side: 'before', text: after.text.slice(0, 12), beside: spanOf(after) }] : [ends];
}
