import type { MetricVerdict } from './metrics.ts';

/**
 * Verdicts in words: value, limit, and the three worst documents where the limit does not hold.
 *
 * @example
 * duplicate-ratio 0.31 exceeds 0.02 (2 documents beyond it)
 *   0.48  issue-1.txt
 *   0.03  issue-2.txt
 */
export function verdictLines(verdicts: readonly MetricVerdict[]): readonly string[] {
  return verdicts.flatMap(({ metric, bound, limit, scope, value, holds, beyond, worst }) => {
    const name = scope === 'document' ? `each ${metric}` : metric;
    if (value === undefined) return [`${name}: nothing to measure`];
    const relation = bound === 'max' ? (holds ? 'is within' : 'exceeds') : holds ? 'reaches' : 'falls short of';
    const documents = `${beyond} ${beyond === 1 ? 'document' : 'documents'} beyond it`;
    return [
      `${name} ${value} ${relation} ${limit} (${documents})`,
      ...(holds && beyond === 0 ? [] : worst.map((each) => `  ${each.value}  ${each.path}`)),
    ];
  });
}
