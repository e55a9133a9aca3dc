import type { Finding } from '../finding.ts';
import type { Language } from '../language.ts';
import type { MeasuredDocument, MetricVerdict } from '../metrics.ts';

/** What a run of `gazette check` has found, as every format is given it. */
export interface CheckedRun {
  /** Document by document in the order of the run, inside each sorted by place and rule. */
  readonly findings: readonly Finding[];
  /** All documents that were checked, those without a finding too. */
  readonly documents: readonly MeasuredDocument[];
  readonly verdicts: readonly MetricVerdict[];
}

export interface FormatOptions {
  readonly color: boolean;
  readonly language: Language;
}

/** Turns a run into a text, empty or ending with a line feed. The same run gives the same text: no clock, no machine. */
export type Format = (run: CheckedRun, options: FormatOptions) => string;
