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
  /** Counted over all articles, from 0; of a clean file that came without a ledger, lines that are not blank are counted. */
  readonly paragraph: number;
  /** UTF-16 offset in the canonical text; without a ledger, in the text of the clean file. */
  readonly at: number;
  /** Line and column of the clean file, from 1; with a ledger absent, since it knows no file. */
  readonly line?: number;
  readonly column?: number;
}

/** One difference between two readings of the same passage; offsets point into the sources. */
export interface Difference {
  readonly kept: string;
  readonly copy: string;
  readonly keptStart: number;
  readonly copyStart: number;
}

interface Common {
  /** Hash of the source spans that the change is about, so that other tools can point to it and a decision holds in the next run. */
  readonly id: string;
  readonly place: Place;
  readonly report: ReportPlace;
}

/** What stands before and behind a change on its raw line, a few characters of each. */
export type Around = readonly [before: string, behind: string];

/**
 * Raw text that reads otherwise in the report; `raw` is empty for an insertion, `clean` for a deletion. Where no ledger tells the rule,
 * it is `differs`, or `line break` and `space` for a difference in nothing else.
 */
export interface Corrected extends Common {
  readonly kind: 'corrected';
  readonly around: Around;
  readonly raw: string;
  readonly clean: string;
  readonly rule: string;
  readonly evidence?: string | Place;
}

/** Raw lines that are one paragraph in the report. `place` holds all of them. */
export interface Joined extends Common {
  readonly kind: 'joined';
  readonly lines: number;
}

/** Without a ledger: text that the clean file does not have, and nothing tells why. */
interface Removed extends Common {
  readonly kind: 'removed';
  readonly around: Around;
  readonly raw: string;
}

/** Without a ledger: text that raw does not have. `place` is the point of the raw text where it was put in. */
interface Added extends Common {
  readonly kind: 'added';
  readonly around: Around;
  readonly clean: string;
}

/** A difference inside a moved passage; offsets point into the raw and the clean text. */
export interface Correction {
  readonly raw: string;
  readonly clean: string;
  readonly rawStart: number;
  readonly cleanStart: number;
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
  /** Without a ledger: what reads otherwise in the moved passage. The edits of a ledger are changes of their own. */
  readonly corrections?: readonly Correction[];
  /** Kept text that now stands before and behind the run; absent at the report's ends. */
  readonly behind?: Place;
  readonly before?: Place;
}

/** A joint that was guessed, or that was not made. `place` begins at the text behind the joint. */
interface Doubtful extends Common {
  readonly kind: 'doubtful';
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

export type Change =
  | Corrected
  | Joined
  | Furniture
  | Duplicate
  | Moved
  | Removed
  | Added
  | Doubtful
  | Missing
  | Conflicting
  | Suggested;
export type ChangeKind = Change['kind'];

/** Each kind's sign, so that colour is never needed to tell them apart. A duplicate's sign is followed by its number. */
export const signs: Readonly<Record<ChangeKind, string>> = {
  corrected: '~',
  joined: '>',
  furniture: '-',
  duplicate: '=',
  moved: '^',
  removed: 'x',
  added: '+',
  doubtful: '?',
  gap: '!',
  conflict: '#',
  suggested: '*',
};

/** The order in which kinds are counted and in which changes at one place are listed. */
export const changeKinds = Object.keys(signs) as readonly ChangeKind[];

/** What a ledger tells of, and what two files show that came without one. */
export const ledgerKinds = changeKinds.filter((kind) => kind !== 'removed' && kind !== 'added');
export const textKinds: readonly ChangeKind[] = ['corrected', 'joined', 'duplicate', 'moved', 'removed', 'added'];
