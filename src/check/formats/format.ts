import type { Finding } from '../finding.ts';

interface FormatOptions {
  readonly color: boolean;
}

/** Turns findings, sorted by path and place, into the text that stands on stdout; empty or ending with a line feed. */
export type Format = (findings: readonly Finding[], options: FormatOptions) => string;
