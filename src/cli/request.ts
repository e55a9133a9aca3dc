import type { FormatName } from '../check/formats/formats.ts';
import type { MetricLimit } from '../check/metrics.ts';
import type { ChangeKind } from '../diff/change.ts';
import type { Format } from '../render/render.ts';
import type { Keep, Limits, Media, Order } from '../types.ts';

interface Reading extends Limits {
  readonly from?: Media;
  readonly encoding?: string;
  /** The member of a JSON Lines record that holds its text. */
  readonly textField?: string;
  readonly debug: boolean;
}

export interface CleanRequest extends Reading {
  readonly command: 'clean';
  readonly input: readonly string[];
  /** Absent: standard output. */
  readonly output?: string;
  readonly to?: Format | 'jsonl';
  readonly ledger?: string;
  readonly order: Order;
  readonly keep: readonly Keep[];
  /** Files with other versions of the text. */
  readonly witness: readonly string[];
  readonly applyWitness?: readonly 'misreading'[];
  readonly merge: boolean;
  readonly check: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
}

export interface DiffRequest extends Reading {
  readonly command: 'diff';
  readonly raw: string;
  readonly clean?: string;
  readonly ledger?: string;
  readonly to: 'terminal' | 'html' | 'jsonl' | 'patch' | 'md';
  /** Absent: all kinds. */
  readonly only?: readonly ChangeKind[];
  readonly stat: boolean;
  readonly pager: boolean;
  readonly output?: string;
}

export interface CheckRequest extends Reading {
  readonly command: 'check';
  readonly input: readonly string[];
  readonly format: FormatName;
  /** Absent: warnings never fail. */
  readonly maxWarnings?: number;
  readonly fix: boolean;
  readonly limits: readonly MetricLimit[];
  /** A folder of gold texts. */
  readonly gold?: string;
  /** A facts file. */
  readonly facts?: string;
}

export interface RestoreRequest {
  readonly command: 'restore';
  readonly report: string;
  readonly ledger: string;
  readonly output?: string;
  readonly textField?: string;
  readonly debug: boolean;
}

/** What the user asks for: the command line, checked and typed. `show` is a text to print, such as the help. */
export type Request =
  | CleanRequest
  | DiffRequest
  | CheckRequest
  | RestoreRequest
  | { readonly command: 'show'; readonly text: string };
