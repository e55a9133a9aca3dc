import { checkCleaned } from '../../../src/check/check-cleaned.ts';
import type { Finding } from '../../../src/check/finding.ts';
import type { CheckedRun, FormatOptions } from '../../../src/check/formats/format.ts';
import type { MetricVerdict } from '../../../src/check/metrics.ts';
import { keptLines } from '../../ledger/sketch.ts';

export const plain: FormatOptions = { color: false, language: 'en' };

/** One error and one warning in a small text of the invented city. */
export const findings = checkCleaned(keptLines('一、甲\n三、丙\n，工业稳步回升。\n'));

export const beyond: MetricVerdict = {
  metric: 'duplicate-ratio',
  bound: 'max',
  limit: 0.02,
  scope: 'corpus',
  value: 0.31,
  holds: false,
  beyond: 1,
  worst: [{ path: 'gazette.txt', value: 0.31 }],
};

export function runOf(found: readonly Finding[], verdicts: readonly MetricVerdict[] = []): CheckedRun {
  const paths = [...new Set(['clean.txt', ...found.map(({ path }) => path)])];
  return {
    findings: found,
    documents: paths.map((path) => ({ path, characters: 12, metrics: { order: 1 } })),
    verdicts,
  };
}

/** What a hostile name and text would do to a format that trusts them. */
export const hostile: readonly Finding[] = findings.map((finding) => ({
  ...finding,
  path: 'a,b:c%/<img src=x>&"\'|`@all`.txt',
  excerpt: '</script><b>&amp;|[x](http://example.org)\u0008\ud800\n::error::x %0A @all',
}));
