import type { Span } from '../types.ts';

/** An `error` is a defect of the text; a `warning` is a place that a person should look at. */
export type Severity = 'error' | 'warning';

/** What a finding says, as a code with its arguments; the sentences stand in messages.ts. Lines count from 1. */
export type Message =
  | { readonly code: 'no-text' }
  | { readonly code: 'repeated'; readonly line: number; readonly characters: number; readonly similarity: number }
  | { readonly code: 'repeated-of-unknown'; readonly characters: number }
  | { readonly code: 'section-before'; readonly marker: string; readonly missing: readonly string[] }
  | { readonly code: 'section-back'; readonly marker: string; readonly after: string }
  | { readonly code: 'section-missing'; readonly marker: string; readonly missing: readonly string[] }
  | { readonly code: 'section-repeated'; readonly marker: string; readonly line: number }
  | { readonly code: 'listed-missing'; readonly title: string }
  | { readonly code: 'starts-with-punctuation'; readonly character: string }
  | { readonly code: 'starts-in-sentence' }
  | { readonly code: 'ends-without-stop' }
  | { readonly code: 'ends-in-sentence' }
  | { readonly code: 'other-part-missing'; readonly notice: string }
  | { readonly code: 'continues-elsewhere'; readonly line: number }
  | {
      readonly code: 'joint-guessed';
      readonly made: boolean;
      readonly nats: number;
      readonly evidence: readonly string[];
    }
  | {
      readonly code: 'readings-differ';
      readonly what: 'number' | 'date' | 'name';
      readonly line: number;
      readonly readings: readonly string[];
    };

/** A stretch of a source's decoded text and what it should read; an empty text takes it out. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** What a rule finds: where, and what to say about it. */
export interface Problem {
  readonly span: Span;
  readonly message: Message;
  /** Edits that mend it and change nothing else; only where that is safe. */
  readonly fix?: readonly TextEdit[];
}

/** A problem with the rule that found it and the place where an editor finds it in the raw file. */
export interface Finding extends Problem {
  readonly rule: string;
  readonly severity: Severity;
  /** Whether `--fix` mends it: then it has a `fix`. */
  readonly fixable: boolean;
  readonly path: string;
  /** From 1, in the raw file. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The beginning of the raw text at that place, on one line. */
  readonly excerpt: string;
}
