import type { Language } from '../language.ts';
import type { RuleSetting } from '../settings.ts';

/** Limits as a configuration has them: `{ 'duplicate-ratio': 0.02, 'each:duplicate-ratio': 0.1 }`. */
export type LimitTable = Readonly<Record<string, number>>;

/** What holds for some documents alone; of several that match, the later one wins. */
interface Override {
  /** Globs, relative to the folder of the configuration. */
  readonly files: string | readonly string[];
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly from?: string;
  readonly encoding?: string;
}

/** `gazette.config.json`, `.mjs` or `.ts`, or `gazette` in package.json. Paths in it are relative to its folder. */
export interface Config {
  readonly $schema?: string;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly max?: LimitTable;
  readonly min?: LimitTable;
  readonly maxWarnings?: number;
  readonly lang?: Language;
  /** `NAME` or `NAME:FILE`. */
  readonly format?: string | readonly string[];
  readonly baseline?: string;
  /** True, or the folder. */
  readonly cache?: boolean | string;
  readonly gold?: string;
  readonly facts?: string;
  readonly ignores?: readonly string[];
  readonly overrides?: readonly Override[];
  /** The file to which every run appends a line. */
  readonly trend?: string;
}

/** A configuration with where it was found. */
export interface FoundConfig {
  readonly config: Config;
  /** Absolute path; absent where there is none. */
  readonly path?: string;
  /** The folder that its paths and globs are relative to. */
  readonly folder: string;
}
