import * as v from 'valibot';
import { formatNames } from '../formats/format-names.ts';
import { languages } from '../language.ts';
import { metricNames } from '../metrics.ts';
import type { OptionSchema } from '../rule.ts';
import { rules } from '../rules/rules.ts';
import { medias } from './medias.ts';

export const severities = ['off', 'warning', 'error'] as const;

/** `sarif`, or `sarif:reports/out.sarif`. */
export const formatPattern = new RegExp(`^(?:${formatNames.join('|')})(?::.+)?$`);

const path = v.pipe(v.string(), v.nonEmpty());
const paths = v.pipe(v.array(path), v.minLength(1));
const severity = v.picklist(severities);

const ruleShapes = Object.fromEntries(
  rules.map(({ name, options }) => {
    const values = Object.fromEntries(Object.entries(options).map(([option, schema]) => [option, optionShape(schema)]));
    const pair = v.strictTuple([severity, v.strictObject(values)]);
    // What is wrong is told of the form that was meant, not of both.
    return [name, v.optional(v.lazy((input) => (Array.isArray(input) ? pair : severity)))];
  }),
);

const ruleTable = v.strictObject(ruleShapes);

const limitTable = v.strictObject(
  Object.fromEntries(
    metricNames
      .flatMap((name) => [name, `each:${name}`])
      .map((name) => [name, v.optional(v.pipe(v.number(), v.minValue(0)))]),
  ),
);

const format = v.pipe(
  v.string(),
  v.regex(formatPattern, `one of ${formatNames.join(', ')}, with :FILE behind it or without`),
);

/** The shape of a configuration: nothing that is not named here may stand in it. */
export const configShape = v.strictObject({
  $schema: v.optional(v.string()),
  rules: v.optional(ruleTable),
  max: v.optional(limitTable),
  min: v.optional(limitTable),
  maxWarnings: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  lang: v.optional(v.picklist(languages)),
  format: v.optional(v.lazy((input) => (Array.isArray(input) ? v.pipe(v.array(format), v.minLength(1)) : format))),
  baseline: v.optional(path),
  cache: v.optional(v.lazy((input) => (typeof input === 'string' ? path : v.boolean()))),
  gold: v.optional(path),
  facts: v.optional(path),
  ignores: v.optional(v.array(path)),
  overrides: v.optional(
    v.array(
      v.strictObject({
        files: v.lazy((input) => (Array.isArray(input) ? paths : path)),
        rules: v.optional(ruleTable),
        from: v.optional(v.picklist(medias)),
        encoding: v.optional(path),
      }),
    ),
  ),
  trend: v.optional(path),
});

function optionShape(schema: OptionSchema) {
  if (typeof schema.default === 'boolean') return v.optional(v.boolean());
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema as {
    minimum?: number;
    maximum?: number;
  };
  return v.optional(v.pipe(v.number(), v.minValue(minimum), v.maxValue(maximum)));
}
