import { defineRule } from '../rule.ts';

/**
 * A mark in the text that suppresses nothing any more, or names a rule that is none: it would hide the next defect. Its findings are
 * made where suppressions are applied.
 *
 * @example
 * <!-- gazette-disable-next-line stray-spaces -->
 */
export const unusedSuppression = defineRule({
  name: 'unused-suppression',
  severity: 'warning',
  docs: 'A suppression in the text suppresses nothing, or names an unknown rule.',
});
