import type { CheckedText } from './checked-text.ts';
import type { Problem, Severity } from './finding.ts';

/** One check. `check` is pure; problems come in any order. */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  readonly check: (text: CheckedText) => readonly Problem[];
}
