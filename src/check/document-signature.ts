/**
 * What is kept of a document to compare it with the others of a run: a sample of the hashes of its passages. Plain data of
 * a few hundred numbers, so that workers and a cache can hand it on without the text.
 */
export interface DocumentSignature {
  readonly path: string;
  /** Ideographs, letters and digits. */
  readonly letters: number;
  /** UTF-16 units of the text, for a span over all of it. */
  readonly length: number;
  /** The id of its source. */
  readonly source: string;
  /** Hashes below `bound` of all its passages, ascending, each once. */
  readonly hashes: readonly number[];
  /** An unsigned 32-bit number, 2 ** 32 for a text that is kept whole. */
  readonly bound: number;
}
