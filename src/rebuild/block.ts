import type { Caption } from '../layout/captions.ts';
import type { Masthead } from '../layout/masthead.ts';
import type { ReadingLine } from '../order/reading-order.ts';
import type { Line, Meta, Paragraph } from '../types.ts';

/** What is known about the document beside its lines. */
export interface RebuildContext {
  /** Titles that a contents list names, without white space. */
  readonly titles: ReadonlySet<string>;
  readonly meta: Meta;
  /** In raw order. */
  readonly mastheads?: readonly Masthead[];
  /** Marks in the source say what is a heading: no other line is one. */
  readonly isMarked: boolean;
  /** Captions lifted out of the text: each stands behind the paragraph that it interrupted. */
  readonly captions?: readonly Caption[];
}

/** A paragraph with the lines that it was joined of. */
export interface Block {
  readonly paragraph: Paragraph;
  readonly first: ReadingLine;
  readonly lines: readonly Line[];
}
