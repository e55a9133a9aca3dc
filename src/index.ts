import { checkCleaned } from './check/check-cleaned.ts';
import type { Finding } from './check/finding.ts';
import type { CheckSettings } from './check/settings.ts';
import type { Cleaned } from './types.ts';

export { checkDocument, type DocumentCheck } from './check/check-document.ts';
export type { Finding } from './check/finding.ts';
export type { MetricLimit, MetricName, Metrics, MetricVerdict } from './check/metrics.ts';
export type { CheckSettings, RuleSetting } from './check/settings.ts';
export { clean } from './clean.ts';
export { type Deduped, type DedupeRun, dedupeDocuments as dedupe } from './corpus/dedupe-documents.ts';
export type { DedupeDocument, DedupeOptions, PassageKind, PassageRow } from './corpus/dedupe-rows.ts';
export { type Decision, type Decisions, parseDecisions } from './decisions/decision.ts';
export type { Change, ChangeKind } from './diff/change.ts';
export { compare, diff } from './diff/compare.ts';
export type { CompareTextsOptions } from './diff/compare-texts.ts';
export type { CleanOrigin, CleanSegment, Comparison, RawFate, RawFile, RawSegment } from './diff/comparison.ts';
export { type ErrorCode, GazetteError } from './errors.ts';
export { type Duplicate, findDuplicates } from './find-duplicates.ts';
export { canonical } from './ledger/canonical.ts';
export { checkLedger, type LedgerFault } from './ledger/check-ledger.ts';
export { type RestoredSource, restore } from './ledger/restore.ts';
export { type FragmentOrder, orderFragments } from './order-fragments.ts';
export { type CleanedRecord, type CleanRecordsOptions, cleanRecords } from './records/clean-records.ts';
export { parseReport } from './render/parse-report.ts';
export { type Format, render } from './render/render.ts';
export { splitParagraphs } from './split-paragraphs.ts';
export type * from './types.ts';

/** What is wrong with the raw text, as its ledger and report show it: see `gazette check`. */
export function check(cleaned: Cleaned, settings: CheckSettings = {}): readonly Finding[] {
  return checkCleaned(cleaned, settings);
}
