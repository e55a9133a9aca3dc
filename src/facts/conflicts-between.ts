import type { Conflict, Span } from '../types.ts';
import { clashingFacts } from './clashing-facts.ts';

/** A print of a text: its words, and where a stretch of them stands in its source. */
export interface Rendered {
  readonly text: string;
  readonly spanOf: (stretch: { readonly start: number; readonly end: number }) => Span;
}

/**
 * The numbers, dates and names that two prints of one text give differently, as the ledger tells them.
 *
 * In: the print that stays and the one that goes. Out: conflicts, `a` in the first one, spans and readings those of the facts.
 */
export function conflictsBetween(kept: Rendered, dropped: Rendered): readonly Conflict[] {
  return clashingFacts(kept.text, dropped.text).map(({ first, second }) => ({
    a: kept.spanOf(first),
    b: dropped.spanOf(second),
    kind: first.kind,
    readings: [first.reading, second.reading],
  }));
}
