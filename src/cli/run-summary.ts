import type { Summary } from '../types.ts';
import { summaryLines } from './summary-lines.ts';

export interface RunCounts {
  readonly documents: number;
  readonly bad: number;
  readonly passedOver: number;
  readonly doneBefore: number;
}

/**
 * What was done to all inputs of a run, for people.
 *
 * @example
 * all: 9998 documents, 2 bad, 12 done before, 91230 paragraphs, 61.2 s
 *   fragments …
 */
export function runSummaryLines(
  summary: Summary,
  { documents, bad, passedOver, doneBefore }: RunCounts,
  seconds: number,
): readonly string[] {
  const [, ...others] = summaryLines(summary, '', seconds);
  const counts = [
    `${documents} ${documents === 1 ? 'document' : 'documents'}`,
    ...(bad > 0 ? [`${bad} bad`] : []),
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
    ...(doneBefore > 0 ? [`${doneBefore} done before`] : []),
    `${summary.paragraphs} paragraphs`,
    `${seconds.toFixed(1)} s`,
  ];
  return [`all: ${counts.join(', ')}`, ...others];
}
