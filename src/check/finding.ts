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
  | { readonly code: 'furniture'; readonly what: string }
  | { readonly code: 'chrome'; readonly what: string }
  | { readonly code: 'wrapped'; readonly breaks: number }
  | { readonly code: 'spaced'; readonly blanks: number; readonly sample: string }
  | {
      readonly code: 'other-width';
      readonly marks: number;
      readonly sample: string;
      readonly usual: 'full' | 'half';
    }
  | { readonly code: 'brackets-differ'; readonly brackets: string }
  | { readonly code: 'radicals'; readonly characters: number; readonly sample: string; readonly meant: string }
  | { readonly code: 'undecoded'; readonly characters: number }
  | { readonly code: 'control-characters'; readonly characters: number; readonly sample: string }
  | { readonly code: 'private'; readonly characters: number; readonly sample: string }
  | { readonly code: 'wrong-encoding'; readonly read: string; readonly sample: string; readonly meant: string }
  | { readonly code: 'doubled'; readonly meant: string }
  | { readonly code: 'garbled'; readonly characters: number; readonly nats: number }
  | { readonly code: 'never-closed'; readonly mark: string }
  | { readonly code: 'never-opened'; readonly mark: string }
  | { readonly code: 'encoded-as'; readonly encoding: string }
  | { readonly code: 'line-ends-differ'; readonly counts: string }
  | { readonly code: 'suppression-unused'; readonly rules: readonly string[] }
  | { readonly code: 'suppression-unknown'; readonly rule: string; readonly meant?: string }
  | { readonly code: 'alike'; readonly path: string; readonly shared: number }
  | { readonly code: 'fact-missing'; readonly id: string; readonly text: string }
  | { readonly code: 'fact-forbidden'; readonly id: string; readonly text: string }
  | { readonly code: 'fact-order'; readonly id: string; readonly before: string; readonly after: string }
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
  /** A warning, though the rule tells errors. */
  readonly minor?: true;
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
  /** Knows the finding again in the next run: see `fingerprintOf`. */
  readonly fingerprint: string;
}
