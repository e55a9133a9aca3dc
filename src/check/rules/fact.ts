import { failedFacts } from '../failed-facts.ts';
import { defineRule } from '../rule.ts';

/**
 * A fact that `--facts` names and that does not hold: a passage that should be there, should not, or should stand before another.
 *
 * @example
 * {"pdf": "issue.txt", "id": "f1", "type": "order", "before": "一、过去一年的工作", "after": "二、今年的工作", "max_diffs": 1}
 */
export const factRule = defineRule({
  name: 'fact',
  severity: 'error',
  docs: 'A fact of the facts file does not hold.',
  check: ({ facts, sources }) => {
    const source = sources[0];
    if (facts.length === 0 || !source) return [];
    return failedFacts(source.text, facts).map(({ message, start, end }) => ({
      span: { source: source.id, start, end },
      message,
    }));
  },
});
