import type { FormatName } from '../check/formats/format-names.ts';
import type { Language } from '../check/language.ts';
import type { MetricLimit } from '../check/metrics.ts';
import type { Shard } from '../corpus/shard.ts';

import type { DedupeStage } from '../corpus/stages/stage-folder.ts';
import type { RowFormat } from '../corpus/tables/write-rows.ts';

import type { StageOptions } from '../corpus/worker/stage.ts';
import type { StageName } from '../corpus/worker/stages.ts';

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
  /** File of what a person has decided. */
  readonly decisionsFile?: string;
  readonly merge: boolean;
  readonly check: boolean;
  readonly strict: boolean;
  readonly quiet: boolean;
  /** Workers; absent: as many as there are processors. */
  readonly jobs?: number;
  /** Leave what a run before has finished. */
  readonly resume: boolean;
  readonly shard?: Shard;
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
  /** Serve the review and open it in the browser. */
  readonly open?: boolean;
  readonly port?: number;
  /** Absent: yes. */
  readonly browser?: boolean;
  /** File of decisions, read and (with `open`) written; named here, since options of `clean` hold them in another shape. */
  readonly decisionsFile?: string;
}

/** A format and where its report goes: a file, or standard output. */
export interface FormatOutput {
  readonly name: FormatName;
  readonly file?: string;
}

/** What the command line of `gazette check` says; what it leaves open is for the configuration to say. */
export interface CheckRequest extends Reading {
  readonly command: 'check';
  readonly input: readonly string[];
  /** Empty: as configured, else stylish. */
  readonly formats: readonly FormatOutput[];
  /** Where the format goes that has no file. */
  readonly outputFile?: string;
  readonly maxWarnings?: number;
  readonly quiet: boolean;
  readonly lang?: Language;
  readonly fix: boolean;
  readonly limits: readonly MetricLimit[];
  /** A folder of gold texts. */
  readonly gold?: string;
  /** A facts file. */
  readonly facts?: string;
  /** False: none is looked for. */
  readonly config?: string | false;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  /** Workers; 0 and 1: this process alone. */
  readonly jobs?: number;
  readonly shard?: Shard;
  /** Only documents that differ from this commit. */
  readonly changed?: string;
  readonly trendFile?: string;
}

/** `gazette check --print-config`: what holds for a file, or in general. */
export interface PrintConfigRequest {
  readonly command: 'print-config';
  readonly file?: string;
  readonly check: CheckRequest;
}

/** `gazette check --trend`: draws the runs of a trend file. */
export interface TrendRequest {
  readonly command: 'trend';
  /** Absent: the configured one. */
  readonly file?: string;
  /** An SVG image; absent: standard output. */
  readonly output?: string;
  readonly config?: string | false;
}

export interface WorkerRequest extends StageOptions {
  readonly command: 'worker';
  readonly stage: StageName;
  /** A configuration of `gazette check`; absent: none. */
  readonly config?: string;
  readonly debug: boolean;
}

export interface RestoreRequest {
  readonly command: 'restore';
  readonly report: string;
  readonly ledger: string;
  readonly output?: string;
  readonly textField?: string;
  readonly debug: boolean;
}

export interface DedupeRequest extends Reading {
  readonly command: 'dedupe';
  /** Of stages behind `sign`: the folder of all stages. */
  readonly input: readonly string[];
  /** Absent: standard output. */
  readonly output?: string;
  /** Absent: by the ending of the output. */
  readonly to?: RowFormat;
  /** A file that holds what was compared before. */
  readonly index?: string;
  /** Bytes, of an index or a stage. */
  readonly memoryLimit?: number;
  readonly stage?: DedupeStage | 'collect';
  readonly shard?: Shard;
  readonly minLength?: number;
  readonly minSimilarity?: number;
  readonly commonIn?: number;
  /** Threads; 1: this one alone. */
  readonly jobs?: number;
  readonly quiet: boolean;
}

/** What the user asks for: the command line, checked and typed. `show` is a text to print, such as the help. */
export type Request =
  | CleanRequest
  | DiffRequest
  | CheckRequest
  | PrintConfigRequest
  | TrendRequest
  | RestoreRequest
  | DedupeRequest
  | WorkerRequest
  | { readonly command: 'show'; readonly text: string };
