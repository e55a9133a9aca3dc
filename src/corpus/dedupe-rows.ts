/**
 * The rows that the stages of `gazette dedupe` hand to one another, whatever engine runs them: this process, DuckDB, Spark.
 *
 * sign: document -> {@link SignedDocument}; pairs: bands -> {@link CandidatePair}; verify: a pair and both texts -> {@link Match};
 * cluster: matches and the texts -> {@link PassageRow}. Every stage is a pure function of the set of its rows: no order of input,
 * number of workers or shards changes a byte of what comes out.
 *
 * All offsets are in UTF-16 units of the document's decoded text; `start` is included, `end` is not. Names of documents are
 * compared by UTF-16 code unit, as `<` does in JavaScript (in SQL: `ORDER BY … COLLATE C` agrees for all that has no astral characters).
 */

/** The unit of input: a file, or a record of JSON Lines. A passage cut out of something is simply a small document. */
export interface DedupeDocument {
  /** Unique in the run: a path below the folder that was named, `corpus.jsonl#id` for a record. */
  readonly id: string;
  readonly text: string;
}

/**
 * A document as {@link CandidatePair} needs it. The n-th hash and the n-th place together are a *band*: (hash, document, at).
 */
export interface SignedDocument {
  readonly document: string;
  /** Of the text as UTF-8, lower-case hexadecimal. */
  readonly sha256: string;
  /** UTF-16 units of the text. */
  readonly length: number;
  /** Hashes of the sampled shingles: whole numbers of [0, 2^52), so that JSON, BIGINT and a double all hold them exactly. */
  readonly hashes: readonly number[];
  /** Where each shingle begins in the text, rising. */
  readonly at: readonly number[];
  /** The same counted in letters and digits alone: seeds of a passage lie near one diagonal there, whatever its line breaks. */
  readonly letters: readonly number[];
}

/** Two documents that share sampled shingles. */
export interface CandidatePair {
  /** The lesser id. */
  readonly a: string;
  readonly b: string;
  /** Where the shared shingles begin in either, by place in `a` and then in `b`; each once. */
  readonly seeds: readonly (readonly [atA: number, atB: number])[];
}

/** A stretch of one document. */
export interface DocumentSpan {
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

/**
 * How two passages that were aligned differ:
 *
 * - `copy`: as two prints of one text do, by misread characters alone
 * - `edition`: the same wording, but one has stretches that the other has not
 * - `amendment`: the same wording but for numbers, dates or clauses, as an amended law: never to be taken for a copy
 * - `boilerplate`: a masthead or formula, in more documents than {@link DedupeOptions.commonIn}
 */
export type PassageKind = 'copy' | 'edition' | 'amendment' | 'boilerplate';

/** Two stretches of two documents that were aligned character by character. */
export interface Match {
  /** In the document with the lesser id. */
  readonly a: DocumentSpan;
  readonly b: DocumentSpan;
  /** 1 - edit distance / letters of the longer one, over letters and digits, case and script variants folded; to 4 places. */
  readonly similarity: number;
  /** Share of the letters of the whole document that the stretch covers, to 4 places. */
  readonly containmentA: number;
  readonly containmentB: number;
  /** `boilerplate` is known only when all documents have been seen: {@link PassageRow} says it, a match never does. */
  readonly kind: Exclude<PassageKind, 'boilerplate'>;
}

/** One passage of a cluster, the result of `gazette dedupe`. Sorted by cluster, document, start, end. */
export interface PassageRow {
  /** 16 hexadecimal digits: a hash of the representative's span. */
  readonly cluster: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  /** To the representative, aligned with it; 1 for the representative itself. */
  readonly similarity: number;
  /** How it differs from the representative; the representative itself is a `copy`, or `boilerplate` as the whole cluster. */
  readonly kind: PassageKind;
  readonly representative: boolean;
}

export interface DedupeOptions {
  /** Letters that a passage must have at least, an ideograph counted as two; default 80: a dozen words, or a long clause. */
  readonly minLength?: number;
  /** Similarity that two passages must have at least, 0.5 to 1; default 0.75. */
  readonly minSimilarity?: number;
  /** A passage in more documents than this is boilerplate; default 64. */
  readonly commonIn?: number;
}
