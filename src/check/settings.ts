import { GazetteError } from '../errors.ts';
import type { Severity } from './finding.ts';
import type { MetricLimit } from './metrics.ts';
import type { OptionSchema, OptionValues, Rule } from './rule.ts';
import { rules } from './rules/rules.ts';

/** How a rule is set: its severity, alone or with options; what is not named stays at its default. */
export type RuleSetting = Severity | 'off' | readonly [severity: Severity | 'off', options: OptionValues];

/** What a check is told to look for. Plain data: it can be read from a file, sent to a worker, and hashed for a cache. */
export interface CheckSettings {
  /** By the names of rules; a rule that is not named has its default severity and options. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly limits?: readonly MetricLimit[];
}

/** A rule that is on, with all its options. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: OptionValues;
}

/**
 * The rules that settings leave on, in the order in which they run.
 *
 * @throws GazetteError `invalid-setting` for an unknown rule, severity or option, or a value out of bounds
 * @example
 * activeRules({ rules: { 'stray-space': 'off', 'garbled-text': ['error', { nats: 6 }] } })
 */
export function activeRules(settings: CheckSettings = {}, all: readonly Rule[] = rules): readonly ActiveRule[] {
  const given = settings.rules ?? {};
  const known = new Set(all.map(({ name }) => name));
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw new GazetteError('invalid-setting', `there is no rule ${name}`);
  }
  return all.flatMap((rule) => {
    const setting = given[rule.name];
    const [severity, values] = typeof setting === 'string' ? [setting, {}] : (setting ?? [rule.severity, {}]);
    if (!['off', 'warning', 'error'].includes(severity)) {
      throw new GazetteError('invalid-setting', `${rule.name} is off, warning or error, not ${severity}`);
    }
    const options = optionsOf(rule, values);
    return severity === 'off' ? [] : [{ rule, severity, options }];
  });
}

function optionsOf({ name, options }: Rule, values: OptionValues): OptionValues {
  for (const [option, value] of Object.entries(values)) {
    const schema = Object.hasOwn(options, option) ? options[option] : undefined;
    if (!schema) throw new GazetteError('invalid-setting', `${name} has no option ${option}`);
    if (!fits(value, schema)) throw new GazetteError('invalid-setting', `${option} of ${name} cannot be ${value}`);
  }
  const defaults = Object.entries(options).map(([option, schema]) => [option, schema.default] as const);
  return { ...Object.fromEntries(defaults), ...values };
}

function fits(value: unknown, schema: OptionSchema): boolean {
  if (typeof schema.default === 'boolean') return typeof value === 'boolean';
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema as {
    minimum?: number;
    maximum?: number;
  };
  return typeof value === 'number' && value >= minimum && value <= maximum;
}
