import type { MeasuredDocument, MetricLimit, MetricName, MetricVerdict } from './metrics.ts';

/** Documents that a verdict names. */
const WORST = 3;

/**
 * A metric of a whole corpus: the mean over its documents by their characters, of gaps the sum. Absent where no document has it.
 */
export function corpusMetric(documents: readonly MeasuredDocument[], metric: MetricName): number | undefined {
  let [sum, weight] = [0, 0];
  for (const { characters, metrics } of documents) {
    const value = metrics[metric];
    if (value === undefined) continue;
    const share = metric === 'gaps' ? 1 : Math.max(1, characters);
    sum += value * share;
    weight += share;
  }
  if (weight === 0) return undefined;
  return metric === 'gaps' ? sum : Math.round((sum / weight) * 10_000) / 10_000;
}

/**
 * Judges limits: of the corpus by its own value, of each document by the worst one.
 *
 * @example
 * judgeLimits(documents, [{ metric: 'order', bound: 'min', limit: 0.95, scope: 'corpus' }])
 * // [{ metric: 'order', …, value: 0.81, holds: false, beyond: 2, worst: [{ path: 'b.txt', value: 0.4 }, …] }]
 */
export function judgeLimits(
  documents: readonly MeasuredDocument[],
  limits: readonly MetricLimit[],
): readonly MetricVerdict[] {
  return limits.map((limit) => {
    const { metric, scope } = limit;
    const isBeyond = (value: number) => (limit.bound === 'max' ? value > limit.limit : value < limit.limit);
    const ranked = documents
      .flatMap(({ path, metrics }) => {
        const value = metrics[metric];
        return value === undefined ? [] : [{ path, value }];
      })
      .sort((a, b) => (limit.bound === 'max' ? b.value - a.value : a.value - b.value) || (a.path < b.path ? -1 : 1));
    const value = scope === 'corpus' ? corpusMetric(documents, metric) : ranked[0]?.value;
    return {
      ...limit,
      ...(value === undefined ? {} : { value }),
      holds: value === undefined || !isBeyond(value),
      beyond: ranked.filter((each) => isBeyond(each.value)).length,
      worst: ranked.slice(0, WORST),
    };
  });
}
