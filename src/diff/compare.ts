import type { Cleaned } from '../types.ts';
import type { Change } from './change.ts';
import { changesOf } from './changes-of.ts';
import { compareLedger } from './compare-ledger.ts';
import { alignedTexts, type CompareTextsOptions, compareTexts } from './compare-texts.ts';
import type { Comparison } from './comparison.ts';

type Recorded = Pick<Cleaned, 'report' | 'ledger'>;

/**
 * What changed, sorted by place in the raw text: what a run changed, read off its ledger, or how two texts differ; see `gazette diff`.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 *
 * @example
 * diff(await clean('- 4 -\n一、回顾\n')).map(({ kind }) => kind)   // ['furniture']
 * diff('粮食122万斤\n', '粮食182万斤\n').map(({ kind }) => kind)   // ['corrected']
 */
export function diff(cleaned: Recorded): readonly Change[];
export function diff(raw: string, clean: string, options?: CompareTextsOptions): readonly Change[];
export function diff(first: Recorded | string, clean?: string, options: CompareTextsOptions = {}): readonly Change[] {
  if (typeof first !== 'string') return changesOf(first.report, first.ledger);
  return alignedTexts(first, clean ?? '', options).changes;
}

/**
 * Raw beside clean as segments, with the changes. The texts of the raw segments are the raw texts, those of the clean segments the clean
 * one (of a run: `canonical(report)`), whole.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 *
 * @example
 * compare('- 4 -\n一、回顾\n', '一、回顾\n').raw.map(({ fate }) => fate)   // ['removed', 'layout', 'same', 'layout']
 */
export function compare(cleaned: Recorded): Comparison;
export function compare(raw: string, clean: string, options?: CompareTextsOptions): Comparison;
export function compare(first: Recorded | string, clean?: string, options: CompareTextsOptions = {}): Comparison {
  if (typeof first !== 'string') return compareLedger(first.report, first.ledger);
  return compareTexts(first, clean ?? '', options);
}
