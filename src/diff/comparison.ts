import type { Span } from '../types.ts';
import type { Change } from './change.ts';

/**
 * What became of a stretch of raw text. `same` stands where it stood, `moved` elsewhere; `joined` is a line break that was taken out of a
 * paragraph, `layout` all other white space and the marks of markup; `removed` is raw text that the clean text lacks, with no ledger
 * to say why.
 */
export type RawFate =
  | 'same'
  | 'moved'
  | 'corrected'
  | 'joined'
  | 'layout'
  | 'furniture'
  | 'chrome'
  | 'noise'
  | 'duplicate'
  | 'removed';

/** Where a stretch of clean text comes from. `layout` is the white space, and the marks of markup, between passages. */
export type CleanOrigin = 'same' | 'moved' | 'corrected' | 'added' | 'layout';

export interface RawSegment extends Span {
  readonly fate: RawFate;
  readonly text: string;
  /** Index of the clean segment that it became, where there is one. */
  readonly partner?: number;
}

export interface CleanSegment {
  readonly origin: CleanOrigin;
  /** UTF-16 offsets in the clean text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Index of the raw segment that it was, where there is one. */
  readonly partner?: number;
}

/** A raw text, whole. */
export interface RawFile {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

/**
 * Raw beside clean. The texts of the raw segments of a file, in order, are its text; the texts of all clean segments are the clean text:
 * nothing of either side is left out.
 */
export interface Comparison {
  readonly files: readonly RawFile[];
  /** File by file, in the order of each. */
  readonly raw: readonly RawSegment[];
  readonly clean: readonly CleanSegment[];
  /** Sorted by raw position. */
  readonly changes: readonly Change[];
  /** What the changes were read off. */
  readonly from: 'ledger' | 'texts';
}
