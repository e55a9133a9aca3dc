import { type MetricLimit, type MetricName, metricNames } from '../check/metrics.ts';
import { GazetteError } from '../errors.ts';

/**
 * A limit as the command line has it: `duplicate-ratio=0.02`, or `each:duplicate-ratio=0.1` for every document by itself.
 *
 * @throws GazetteError `usage`
 */
export function parseLimit(word: string, bound: MetricLimit['bound']): MetricLimit {
  const [, each, name, number] = /^(each:)?([a-z0-9-]+)=(\d+(?:\.\d+)?)$/.exec(word) ?? [];
  if (name === undefined || !isMetric(name)) {
    throw new GazetteError('usage', `--${bound} needs METRIC=NUMBER, not ${word}; metrics: ${metricNames.join(', ')}`);
  }
  return { metric: name, bound, limit: Number(number), scope: each ? 'document' : 'corpus' };
}

function isMetric(name: string): name is MetricName {
  return (metricNames as readonly string[]).includes(name);
}
