import type { Decision } from './decisions/decision.ts';

/**
 * The data that the rooms hand to one another: plain, readonly, without behaviour.
 *
 * Every offset is in UTF-16 units. `start` is included, `end` is not.
 */

/** A stretch of one source's decoded text. */
export interface Span {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export type Media = 'text' | 'markdown' | 'pdf' | 'docx' | 'html' | 'hocr' | 'alto' | 'page' | 'jsonl' | 'lines-jsonl';

/** A rectangle on a page, in that page's own units (PDF points, pixels of a scan); x to the right, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A recognised stretch with the engine's own trust in it, 0 to 1; offsets in UTF-16 units of the source. */
export type WordConfidence = readonly [start: number, end: number, confidence: number];

/** One input as read. `text` is what was decoded, without BOM; it is never changed, and every offset points into it. */
export interface Source {
  readonly id: string;
  readonly path: string;
  readonly media: Media;
  readonly encoding: string;
  readonly text: string;
}

/**
 * One printed line. `start` and `end` bound its text without the white space around it; `text` is that slice.
 * `indent` is the white space before it in UTF-16 units, `blanksBefore` the number of blank lines above it.
 */
export interface Line extends Span {
  readonly text: string;
  readonly indent: number;
  readonly blanksBefore: number;
  /** 1-6 for a Markdown heading, whose mark is not part of `text`. */
  readonly headingLevel?: number;
  /**
   * What markup or the shape of a table says the line is. A row of a table keeps its white space: its `text` begins with the
   * blanks that align it.
   */
  readonly kind?: 'item' | 'table' | 'caption';
  /** Stretches of the source inside the line that are marks of the markup, such as `**`, and no text. */
  readonly marks?: readonly (readonly [start: number, end: number])[];
  /** The physical page (of a sheet: the leaf) in file order, from 1; absent where the input has no pages. */
  readonly page?: number;
  /** The column of the page in reading order, from 1. */
  readonly column?: number;
  /** Where the line stands on its page. */
  readonly box?: Box;
  /** How sure the recogniser was of the words of the line, in order; absent where it does not say. */
  readonly confidences?: readonly WordConfidence[];
  /** What the file itself says that the line is beside the text of its page. */
  readonly furniture?: 'running head' | 'folio';
  /** The last word of the line goes on in the next one, as the file itself says: it ends with `stem`, hyphen and all, the next begins with `rest`. */
  readonly brokenWord?: { readonly stem: string; readonly hyphen: number; readonly rest: string };
  /** A form feed stands before the line, the rule that parts two articles in our own Markdown, or the strip that came with a column. */
  readonly breakBefore?: 'page' | 'article' | 'column';
}

/** What a reader gives: the source, its lines in the order in which its pages show them, and what is no text of it (such as `## `). */
export interface Document {
  readonly source: Source;
  readonly lines: readonly Line[];
  readonly drops: readonly Drop[];
  /** What the reader could not do, page by page; data problems are told here, never thrown. */
  readonly notices?: readonly Notice[];
  /** Titles of articles that the markup names, as they stand in the text. */
  readonly titles?: readonly string[];
  /** What a web page says of its article outside of it. */
  readonly facts?: Readonly<Partial<Record<'source' | 'date', string>>>;
}

export type NoticeCode = 'no-text-layer' | 'text-lost' | 'pages-left-out' | 'reader-warning';

/** Something a reader must tell of a source that is no text of it, such as a page without a text layer. */
export interface Notice {
  readonly source: string;
  readonly code: NoticeCode;
  readonly page?: number;
  /** What the library or the file said, for people. */
  readonly detail?: string;
}

/** Bounds of what is read, so that a hostile or broken file ends in an error, not in a dead machine. */
export interface Limits {
  /** Bytes of an input (default 256 MiB); of a Word document unpacked, a quarter. Of JSON Lines: bytes of a record. */
  readonly maxBytes?: number;
  /** Pages of an input, default 10,000. */
  readonly maxPages?: number;
}

/** An unbroken run of lines in print: usually one column of one page. */
export interface Fragment {
  readonly lines: readonly Line[];
}

/** What became of a stretch of raw text. */
export type Fate = 'kept' | 'duplicate' | 'furniture' | 'chrome' | 'layout' | 'noise';

/** A stretch that a pass takes out of the report, with its reason; white space never needs one. */
export interface Drop extends Span {
  readonly fate: Exclude<Fate, 'kept'>;
  readonly reason: string;
  /** For a duplicate: the kept copy. */
  readonly of?: Span;
  /** For a duplicate: share of characters that agree, 0 to 1. */
  readonly similarity?: number;
}

/** Where a stretch of a paragraph came from. `text` stands only where the clean text differs from the raw slice. */
export interface Piece extends Span {
  readonly text?: string;
  readonly rule?: string;
  readonly evidence?: string | Span;
}

export type ParagraphKind = 'title' | 'byline' | 'session' | 'heading' | 'body' | 'item' | 'caption' | 'table' | 'note';

/** The unit of the clean report. `text` is its pieces' clean text, concatenated. */
export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly text: string;
  /** For a heading: 1 for 一、 and its like, 2 for （一）, 3 for 1. and so on. */
  readonly level?: number;
  readonly page?: number;
  /** BCP 47 primary tag (zh, en, de, …); absent where the text is too short to tell. */
  readonly language?: string;
  readonly pieces: readonly Piece[];
}

/** What a masthead says about the issue. */
export interface Meta {
  readonly publisher?: string;
  readonly issue?: string;
  readonly total?: string;
  readonly date?: string;
  /** Where a web page says it took the article from. */
  readonly source?: string;
  /** The page of a newspaper on which the article opens, as its head says: `第2版`, `要闻`. */
  readonly page?: string;
  readonly section?: string;
  readonly editor?: string;
}

export interface Article {
  /** Repeats the text of the paragraph of kind `title`. */
  readonly title?: string;
  readonly meta?: Meta;
  readonly paragraphs: readonly Paragraph[];
}

export interface Report {
  readonly articles: readonly Article[];
}

export interface Entry extends Span {
  readonly fate: Fate;
  /** Offsets in the canonical text, or null where the stretch is not in the report. */
  readonly output: readonly [number, number] | null;
  /** The raw slice, unless it equals the canonical slice of `output`. */
  readonly raw?: string;
  readonly reason: string;
  readonly of?: Span;
  readonly similarity?: number;
}

export interface Edit extends Span {
  readonly raw: string;
  readonly clean: string;
  readonly rule: string;
  readonly evidence?: string | Span;
}

export type SuggestionRule = 'witness-misreading' | 'witness-number' | 'witness-rewording';

/** An edit that a witness speaks for and that is not made. `evidence` names a place in a witness, `w1` and so on. */
export interface Suggestion extends Edit {
  /** Hash of both spans, so that a decision about it holds in the next run. */
  readonly id: string;
  readonly rule: SuggestionRule;
  readonly evidence: Span;
}

export type JointKind = 'line' | 'column' | 'page' | 'paragraph';
export type Confidence = 'certain' | 'probable' | 'guessed';

/** The place where two fragments meet in the clean report, or would meet if the joint were made. */
export interface Joint {
  /** Hash of the spans on both sides, so that a decision about it holds in the next run. */
  readonly id: string;
  /** Offset in the canonical text of the first character behind the joint. */
  readonly at: number;
  readonly kind: JointKind;
  /** Log likelihood ratio of a true joint against a chance one, in nats. */
  readonly confidence: number;
  readonly class: Confidence;
  readonly made: boolean;
  readonly evidence: readonly string[];
}

/** A place where text is missing: a fragment begins or ends in mid-sentence and nothing fits it. */
export interface Gap {
  readonly at: number;
  readonly side: 'before' | 'after';
  readonly text: string;
}

/** Two places that should say the same and do not. */
export interface Conflict {
  readonly a: Span;
  readonly b: Span;
  readonly kind: 'number' | 'date' | 'name';
  readonly readings: readonly string[];
}

/** What a report says twice, in the same words or nearly: the author's own repetition, or what nothing shows to be a second print. */
export interface Reuse {
  /** Hash of both spans, so that a decision about them holds in the next run. */
  readonly id: string;
  readonly a: Span;
  readonly b: Span;
  /** Share of letters that agree, 0 to 1. */
  readonly similarity: number;
  /** Letters that agree: ideographs, letters and digits. */
  readonly letters: number;
  readonly kind: 'same words' | 'other words' | 'other numbers';
}

/** Which order was chosen for a stretch of the source, and what it was weighed against. */
export interface OrderVerdict extends Span {
  readonly hypothesis: string;
  /** Nats a joint. */
  readonly score: number;
  readonly runnerUp?: string;
  readonly runnerUpScore?: number;
  /** False where the order was left as in raw. */
  readonly applied: boolean;
  readonly fragments: number;
  /** Fragments that stand behind another one than in raw. */
  readonly moved: number;
  readonly evidence: readonly string[];
}

export interface LedgerSource {
  readonly id: string;
  readonly path: string;
  readonly media: Media;
  readonly encoding: string;
  /** UTF-16 units. */
  readonly length: number;
  /** Over the UTF-8 of the decoded text. */
  readonly sha256: string;
}

/** The record of what became of every raw character. The clean report is a view of it. */
export interface Ledger {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly options: Readonly<Record<string, unknown>>;
  readonly sources: readonly LedgerSource[];
  /** Other versions of the text that spoke for readings or for an order; nothing of theirs is in the entries. */
  readonly witnesses?: readonly LedgerSource[];
  readonly report: { readonly length: number; readonly sha256: string };
  readonly entries: readonly Entry[];
  readonly edits: readonly Edit[];
  readonly suggestions: readonly Suggestion[];
  readonly joints: readonly Joint[];
  readonly gaps: readonly Gap[];
  readonly conflicts: readonly Conflict[];
  /** Absent in ledgers written before version 0.2. */
  readonly reuse?: readonly Reuse[];
  /** What readers had to tell of the sources; absent where there is nothing. */
  readonly notices?: readonly Notice[];
  readonly order: readonly OrderVerdict[];
  /** What came of what a person had decided, in the order in which it was decided; absent where nothing was. */
  readonly decisions?: readonly DecisionOutcome[];
}

/** Whether a decision was obeyed. */
export interface DecisionOutcome {
  readonly id: string;
  readonly kind: Decision['kind'];
  readonly applied: boolean;
  /**
   * Why it was not: nothing has this id or place (`unknown`), its text or what it should stand beside is not in the report (`not-kept`) or
   * does not stand together (`scattered`), it would stand before itself (`circle`), a later decision says otherwise (`overruled`).
   */
  readonly why?: 'unknown' | 'not-kept' | 'scattered' | 'circle' | 'overruled';
}

/** ln of how much likelier it is that line `right` follows line `left` in print than that chance put it there. */
export type JointScore = (left: number, right: number) => number;

export type Order = 'safe' | 'best';
export type Keep = 'furniture' | 'duplicates' | 'order';

export interface CleanOptions extends Limits {
  /** `safe` (default) makes certain and probable joints only; `best` makes guessed ones too. */
  readonly order?: Order;
  /** What to leave in the report that would be dropped or moved. */
  readonly keep?: readonly Keep[];
  /** Other versions of the text, such as the full report beside a newspaper's summary: they help to order it, and suggest readings. */
  readonly witnesses?: readonly Input[];
  /** Classes of suggestions that are applied; numbers and rewordings never are. Without it a witness changes no word. */
  readonly applyWitness?: readonly 'misreading'[];
  /** What a person has decided about this text: it has the last word. */
  readonly decisions?: readonly Decision[];
  /** Overrides what content and name say. */
  readonly from?: Media;
  /** A WHATWG encoding label; without it the encoding is found by trial. */
  readonly encoding?: string;
  /**
   * `own`: a text that comes out as it went in is not tried in its other form, Markdown for text and text for Markdown. For what
   * looks at the raw text and writes no report, as a check does; without it what is written holds in both.
   */
  readonly settle?: 'own';
  /** Told after every page that a reader of paged input has read. */
  readonly onPage?: (path: string, page: number, pages: number) => void;
}

/** A text to clean: already decoded, or as bytes. */
export interface Input {
  /** Names the source in ledger and messages; `-` when absent. */
  readonly path?: string;
  readonly content: string | Uint8Array;
}

/** What a run has done, in numbers. */
export interface Summary {
  readonly paragraphs: number;
  readonly articles: number;
  readonly fragments: number;
  readonly moved: number;
  readonly duplicates: number;
  readonly duplicateCharacters: number;
  readonly furniture: number;
  readonly edits: number;
  readonly joints: Readonly<Record<Confidence, number>>;
  readonly gaps: number;
  readonly conflicts: number;
  readonly reuse: number;
  /** What witnesses suggest and was not applied; absent without a witness. */
  readonly suggestions?: Readonly<Record<'misreading' | 'number' | 'rewording', number>>;
}

export interface Cleaned {
  readonly report: Report;
  readonly ledger: Ledger;
  readonly sources: readonly Source[];
  readonly summary: Summary;
}
