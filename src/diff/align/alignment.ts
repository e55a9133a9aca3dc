/** Which visible characters of two texts are the same ones. Offsets count visible characters. */
export interface Alignment {
  /** For each raw character its partner in the clean text, or −1; and the other way round. */
  readonly rawPartner: Int32Array;
  readonly cleanPartner: Int32Array;
  /** The moved passage that each character belongs to, from 1 in the order of the clean text; 0 for what stands where it stood. */
  readonly rawZone: Int32Array;
  readonly cleanZone: Int32Array;
  readonly zones: number;
  /** Raw passages without a partner that say once more what another raw passage says, which has one. */
  readonly copies: readonly Copy[];
}

/** A second rendition of a passage, [start, end) in raw, and the kept one. */
export interface Copy {
  readonly start: number;
  readonly end: number;
  readonly keptStart: number;
  readonly keptEnd: number;
  /** Share of characters that agree, 0 to 1. */
  readonly similarity: number;
}
