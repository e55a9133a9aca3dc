import { defineRule } from '../rule.ts';

/**
 * Two places that should say the same and give different numbers, dates or names. Neither is changed.
 *
 * @example foreword and report of one issue:
 * 肉牛饲养量达到132万头。
 * 肉牛饲养量达到122.8万头。
 */
export const numberConflict = defineRule({
  name: 'number-conflict',
  severity: 'warning',
  docs: 'Two places that should say the same give different numbers, dates or names.',
  check: ({ ledger, positionAt }) =>
    ledger.conflicts.map(({ a, b, kind: what, readings }) => {
      const { line } = positionAt(b.source, b.start);
      return { span: a, message: { code: 'readings-differ', what, line, readings } };
    }),
});
