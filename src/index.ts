import { checkCleaned } from './check/check-cleaned.ts';
import type { Finding } from './check/finding.ts';
import type { CheckSettings } from './check/settings.ts';
import type { Change } from './diff/change.ts';
import { changesOf } from './diff/changes-of.ts';
import type { Cleaned } from './types.ts';

export { checkDocument, type DocumentCheck } from './check/check-document.ts';
export type { Finding } from './check/finding.ts';
export type { MetricLimit, MetricName, Metrics, MetricVerdict } from './check/metrics.ts';
export type { CheckSettings, RuleSetting } from './check/settings.ts';
export { clean } from './clean.ts';
export { type Decision, type Decisions, parseDecisions } from './decisions/decision.ts';
export type { Change } from './diff/change.ts';
export { type ErrorCode, GazetteError } from './errors.ts';
export { type Duplicate, findDuplicates } from './find-duplicates.ts';
export { canonical } from './ledger/canonical.ts';
export { checkLedger, type LedgerFault } from './ledger/check-ledger.ts';
export { type RestoredSource, restore } from './ledger/restore.ts';
export { type FragmentOrder, orderFragments } from './order-fragments.ts';
export { parseReport } from './render/parse-report.ts';
export { type Format, render } from './render/render.ts';
export { splitParagraphs } from './split-paragraphs.ts';
export type * from './types.ts';

/** What a run changed, sorted by place in the raw text, read off its ledger: see `gazette diff`. */
export function diff({ report, ledger }: Pick<Cleaned, 'report' | 'ledger'>): readonly Change[] {
  return changesOf(report, ledger);
}

/** What is wrong with the raw text, as its ledger and report show it: see `gazette check`. */
export function check(cleaned: Cleaned, settings: CheckSettings = {}): readonly Finding[] {
  return checkCleaned(cleaned, settings);
}
