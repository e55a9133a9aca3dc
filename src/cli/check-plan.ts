import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { FoundConfig } from '../check/config/config.ts';
import { findConfig, loadConfig } from '../check/config/find-config.ts';
import { type ConfiguredDocuments, configuredDocuments, limitsOf } from '../check/config/settings-for.ts';
import type { Language } from '../check/language.ts';
import type { MetricLimit } from '../check/metrics.ts';
import { outputsOf, parseFormat } from './format-arguments.ts';
import type { CheckRequest, FormatOutput } from './request.ts';

/** What a run of `gazette check` does: command line and configuration in one, every path as messages name it, from the working folder. */
export interface CheckPlan {
  readonly found: FoundConfig;
  readonly documents: ConfiguredDocuments;
  readonly limits: readonly MetricLimit[];
  readonly outputs: readonly FormatOutput[];
  readonly lang: Language;
  readonly maxWarnings?: number;
  readonly gold?: string;
  readonly facts?: string;
  readonly baseline?: string;
  /** The folder of the cache; absent: none. */
  readonly cache?: string;
  readonly trend?: string;
}

/**
 * Finds the configuration and lays the command line over it.
 *
 * @throws GazetteError `invalid-config`, `input-not-found` for a configuration that is named and not there, `usage`
 */
export async function planCheck(request: CheckRequest, cwd: string): Promise<CheckPlan> {
  const found = await configOf(request.config, cwd);
  const { config, folder } = found;
  const near = (path: string | undefined) => (path === undefined ? undefined : named(resolve(folder, path), cwd));
  const configured = config.format === undefined ? [] : [config.format].flat();
  const formats = configured.map(parseFormat).map(({ name, file }): FormatOutput => {
    const path = near(file);
    return path === undefined ? { name } : { name, file: path };
  });
  const wanted = request.formats.length > 0 ? request.formats : formats;
  const outputs = outputsOf(wanted.length > 0 ? wanted : [{ name: 'stylish' }], request.outputFile);
  const isWhole = request.changed === undefined && request.shard === undefined;
  const maxWarnings = request.maxWarnings ?? config.maxWarnings;
  const paths = {
    gold: request.gold ?? near(config.gold),
    facts: request.facts ?? near(config.facts),
    baseline: request.baseline ?? near(config.baseline),
    cache: cacheOf(request, found, cwd),
    // The figures of some documents are none of the corpus.
    trend: request.trendFile ?? (isWhole ? near(config.trend) : undefined),
  };
  return {
    found,
    documents: configuredDocuments(found),
    limits: limitsOf(config, request.limits),
    outputs,
    lang: request.lang ?? config.lang ?? 'en',
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    ...Object.fromEntries(Object.entries(paths).filter(([, path]) => path !== undefined)),
  };
}

/** @throws GazetteError `invalid-config`, `input-not-found` */
export async function configOf(config: string | false | undefined, cwd: string): Promise<FoundConfig> {
  if (config === false) return { config: {}, folder: cwd };
  return config === undefined ? findConfig(cwd) : loadConfig(config, cwd);
}

function cacheOf(request: CheckRequest, { config, folder }: FoundConfig, cwd: string): string | undefined {
  if (request.cacheLocation !== undefined) return request.cache === false ? undefined : request.cacheLocation;
  const wanted = request.cache ?? config.cache ?? false;
  if (wanted === false) return undefined;
  if (typeof config.cache === 'string') return named(resolve(folder, config.cache), cwd);
  const modules = join(folder, 'node_modules');
  return named(existsSync(modules) ? join(modules, '.cache', 'gazette') : join(folder, '.gazette-cache'), cwd);
}

/** A path as a person in the working folder writes it. */
function named(absolute: string, cwd: string): string {
  const path = relative(cwd, absolute);
  return path.startsWith('..') || isAbsolute(path) ? absolute : path;
}
