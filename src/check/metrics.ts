/**
 * What is measured of every document, by the names that the command line and configuration use:
 *
 * - `duplicate-ratio` share of the text that repeats another part of it; `furniture-ratio` share that is furniture or chrome;
 * - `order` share of the text that stands in the order of the report, 0 to 1; `gaps` places where text is missing;
 * - `garble-rate` share of the text that the language model finds garbled; `bits-per-character` its mean surprise;
 * - `distinct-20` share of stretches of 20 letters that stand once;
 * - `character-error-rate` and `joint-accuracy` against a gold text, absent without one.
 *
 * Absent too is what cannot be told of a document, such as the bits of one without Han.
 */
export const metricNames = [
  'duplicate-ratio',
  'furniture-ratio',
  'order',
  'gaps',
  'garble-rate',
  'bits-per-character',
  'distinct-20',
  'character-error-rate',
  'joint-accuracy',
] as const;

export type MetricName = (typeof metricNames)[number];

export type Metrics = Readonly<Partial<Record<MetricName, number>>>;

/** A bound that a metric of the corpus, or of each document, must keep. */
export interface MetricLimit {
  readonly metric: MetricName;
  readonly bound: 'max' | 'min';
  readonly limit: number;
  readonly scope: 'corpus' | 'document';
}

export interface MeasuredDocument {
  readonly path: string;
  /** Without white space. */
  readonly characters: number;
  readonly metrics: Metrics;
}

/** How a metric stands to its limit. */
export interface MetricVerdict extends MetricLimit {
  /** Of the corpus; for limits of each document, of the worst one. Absent where no document has it: then it holds. */
  readonly value?: number;
  readonly holds: boolean;
  /** Documents on the wrong side of the limit. */
  readonly beyond: number;
  /** The three worst documents, the worst first. */
  readonly worst: readonly { readonly path: string; readonly value: number }[];
}
