import { relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Media } from '../../types.ts';
import type { MetricLimit, MetricName } from '../metrics.ts';
import type { CheckSettings } from '../settings.ts';
import type { FoundConfig, LimitTable } from './config.ts';

/** How one document is read and checked. */
interface DocumentSettings {
  readonly settings: CheckSettings;
  readonly from?: Media;
  readonly encoding?: string;
}

/** What a configuration says of a document, by its absolute path; that of standard input is undefined. */
export interface ConfiguredDocuments {
  readonly settingsFor: (absolute: string | undefined) => DocumentSettings;
  readonly isIgnored: (absolute: string) => boolean;
}

/** Reads the globs of a configuration once. Documents with the same settings are given the same object. */
export function configuredDocuments({ config, folder }: FoundConfig): ConfiguredDocuments {
  const matches = (globs: string | readonly string[]) =>
    picomatch(typeof globs === 'string' ? globs : [...globs], { dot: true });
  const below = (absolute: string) => relative(folder, absolute).split(sep).join('/');
  const isIgnored = matches(config.ignores ?? []);
  const overrides = (config.overrides ?? []).map((override) => ({ override, holds: matches(override.files) }));
  const made = new Map<string, DocumentSettings>();
  return {
    isIgnored: (absolute) => (config.ignores ?? []).length > 0 && isIgnored(below(absolute)),
    settingsFor: (absolute) => {
      const held = absolute === undefined ? [] : overrides.filter(({ holds }) => holds(below(absolute)));
      const key = held.map(({ override }) => overrides.findIndex((each) => each.override === override)).join(' ');
      let known = made.get(key);
      if (!known) {
        const rules = Object.assign({}, config.rules, ...held.map(({ override }) => override.rules));
        const from = held.findLast(({ override }) => override.from !== undefined)?.override.from as Media | undefined;
        const encoding = held.findLast(({ override }) => override.encoding !== undefined)?.override.encoding;
        known = {
          settings: { rules },
          ...(from === undefined ? {} : { from }),
          ...(encoding === undefined ? {} : { encoding }),
        };
        made.set(key, known);
      }
      return known;
    },
  };
}

/** The limits of a configuration, with those of the command line over them. */
export function limitsOf(
  { max = {}, min = {} }: { readonly max?: LimitTable; readonly min?: LimitTable },
  given: readonly MetricLimit[],
): readonly MetricLimit[] {
  const all = [...table(max, 'max'), ...table(min, 'min'), ...given];
  return [...new Map(all.map((limit) => [`${limit.scope} ${limit.metric} ${limit.bound}`, limit])).values()];
}

function table(limits: LimitTable, bound: MetricLimit['bound']): readonly MetricLimit[] {
  return Object.entries(limits).map(([name, limit]) => ({
    metric: name.replace(/^each:/, '') as MetricName,
    bound,
    limit,
    scope: name.startsWith('each:') ? 'document' : 'corpus',
  }));
}
