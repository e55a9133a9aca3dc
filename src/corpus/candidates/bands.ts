/**
 * Sampled shingles of many documents, one entry each: by document, in the order of their ids, and within a document by place.
 */
export interface Bands {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** Index of the document in the order of ids. */
  readonly document: Uint32Array;
  readonly at: Uint32Array;
}

/** Places that two documents share, sorted by `a`, `b`, `atA`, `atB`, each once; `a` < `b`. */
export interface SharedPlaces {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly atA: Uint32Array;
  readonly atB: Uint32Array;
}
