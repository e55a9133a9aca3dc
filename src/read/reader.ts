import type { Document, Limits, Media } from '../types.ts';

/** One input whose kind is known, before it is read. */
export interface Encoded extends Limits {
  /** Names the source in every span that points into it. */
  readonly id: string;
  readonly path: string;
  readonly media: Media;
  /** Bytes as they came, or a text that was decoded already. */
  readonly content: string | Uint8Array;
  /** The user's word on the encoding, where there is one. */
  readonly encoding?: string;
  readonly onPage?: (path: string, page: number, pages: number) => void;
}

/**
 * Reads one format: its text content in file order as the source's text, and the lines that the pages show, each a span of it.
 * What is no line must be white space of the source or have a drop.
 */
export type Reader = (input: Encoded) => Promise<Document>;
