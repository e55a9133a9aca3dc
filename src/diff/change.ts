import type { Confidence, Conflict, Gap, JointKind, Span, SuggestionRule } from '../types.ts';

/** A stretch of a source with where an editor finds it: line and column from 1, the column in UTF-16 units. */
export interface Place extends Span {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The raw text of the span on one line, shortened to its beginning where it is long. */
  readonly excerpt: string;
}

/** Where a change stands in the report. */
export interface ReportPlace {
  /** Counted over all articles, from 0. */
  readonly paragraph: number;
  /** UTF-16 offset in the canonical text. */
  readonly at: number;
}

/** One difference between two readings of the same passage; offsets point into the sources. */
export interface Difference {
  readonly kept: string;
  readonly copy: string;
  readonly keptStart: number;
  readonly copyStart: number;
}

interface Common {
  readonly place: Place;
  readonly report: ReportPlace;
}

/** Raw text that reads otherwise in the report; `raw` is empty for an insertion, `clean` for a deletion. */
export interface Corrected extends Common {
  readonly kind: 'corrected';
  readonly raw: string;
  readonly clean: string;
  readonly rule: string;
  readonly evidence?: string | Place;
}

/** Text of the medium, not of the report: running heads, folios, web chrome, noise. */
export interface Furniture extends Common {
  readonly kind: 'furniture';
  readonly fate: 'furniture' | 'chrome' | 'noise';
  readonly reason: string;
}

/** A second rendition of a kept passage. `number` counts duplicates from 1, in raw order. */
export interface Duplicate extends Common {
  readonly kind: 'duplicate';
  readonly number: number;
  readonly reason: string;
  readonly kept?: Place;
  readonly similarity?: number;
  /** Where copy and kept passage differ but for white space. */
  readonly differences: readonly Difference[];
}

/** A run of text that stands behind another neighbour than in raw: raw `place` is from, `report` is to. */
export interface Moved extends Common {
  readonly kind: 'moved';
  /** Kept text that now stands before and behind the run; absent at the report's ends. */
  readonly behind?: Place;
  readonly before?: Place;
}

/** A joint that was guessed, or that was not made. `place` begins at the text behind the joint. */
interface Doubtful extends Common {
  readonly kind: 'doubtful';
  readonly id: string;
  readonly joint: JointKind;
  readonly class: Confidence;
  readonly confidence: number;
  readonly made: boolean;
  readonly evidence: readonly string[];
}

/** Text is missing at this place. */
interface Missing extends Common {
  readonly kind: 'gap';
  readonly side: Gap['side'];
  readonly text: string;
}

/** A witness reads this otherwise; nothing was changed. */
interface Suggested extends Common {
  readonly kind: 'suggested';
  readonly id: string;
  readonly raw: string;
  readonly clean: string;
  readonly rule: SuggestionRule;
  /** Where the witness says so: its path and the offset of the first character. */
  readonly witness: { readonly path: string; readonly start: number };
}

/** Two places that should say the same and do not. */
interface Conflicting extends Common {
  readonly kind: 'conflict';
  readonly what: Conflict['kind'];
  readonly other: Place;
  readonly readings: readonly string[];
}

export type Change = Corrected | Furniture | Duplicate | Moved | Doubtful | Missing | Conflicting | Suggested;
export type ChangeKind = Change['kind'];

/** Each kind's sign, so that colour is never needed to tell them apart. A duplicate's sign is followed by its number. */
export const signs: Readonly<Record<ChangeKind, string>> = {
  corrected: '~',
  furniture: '-',
  duplicate: '=',
  moved: '^',
  doubtful: '?',
  gap: '!',
  conflict: '#',
  suggested: '*',
};

/** The order in which kinds are counted and in which changes at one place are listed. */
export const changeKinds = Object.keys(signs) as readonly ChangeKind[];
