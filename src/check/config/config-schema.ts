import { formatNames } from '../formats/format-names.ts';
import { languages } from '../language.ts';
import { metricNames } from '../metrics.ts';
import type { OptionSchema } from '../rule.ts';
import { rules } from '../rules/rules.ts';
import { formatPattern, severities } from './config-shape.ts';
import { medias } from './medias.ts';

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema of the configuration, made of the rules, metrics and formats that there are: published as config.schema.json. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/gazette-cleaner/dist/src/check/config/config.schema.json',
    title: 'Configuration of gazette check',
    ...closed({
      $schema: { type: 'string' },
      rules: { $ref: '#/definitions/rules' },
      max: {
        ...limits(),
        description: 'Greatest value of metrics: of the corpus, with each: before the name of every document',
      },
      min: {
        ...limits(),
        description: 'Least value of metrics: of the corpus, with each: before the name of every document',
      },
      maxWarnings: { type: 'integer', minimum: 0, description: 'More warnings than this fail the run' },
      lang: { enum: languages, description: 'Language of the findings' },
      format: {
        description: `NAME or NAME:FILE, or a list of them; names: ${formatNames.join(', ')}`,
        anyOf: [format(), { type: 'array', items: format(), minItems: 1 }],
      },
      baseline: { ...path(), description: 'File of known findings, which do not count' },
      cache: { anyOf: [{ type: 'boolean' }, path()], description: 'Whether to keep results, or the folder where' },
      gold: { ...path(), description: 'Folder of gold texts' },
      facts: { ...path(), description: 'JSON Lines of facts' },
      ignores: { type: 'array', items: path(), description: 'Globs of files that are not checked' },
      overrides: {
        type: 'array',
        description: 'Settings of some documents; of several that match, the later one wins',
        items: {
          ...closed({
            files: { anyOf: [path(), { type: 'array', items: path(), minItems: 1 }] },
            rules: { $ref: '#/definitions/rules' },
            from: { enum: medias },
            encoding: path(),
          }),
          required: ['files'],
        },
      },
      trend: { ...path(), description: 'File to which every run appends a line' },
    }),
    definitions: {
      severity: { enum: severities },
      rules: closed(
        Object.fromEntries(
          rules.map(({ name, docs, severity, options }) => [
            name,
            {
              description: docs,
              default: severity,
              anyOf: [
                { $ref: '#/definitions/severity' },
                {
                  type: 'array',
                  items: [{ $ref: '#/definitions/severity' }, closed(mapValues(options, optionSchema))],
                  minItems: 2,
                  maxItems: 2,
                },
              ],
            },
          ]),
        ),
      ),
    },
  };
}

function closed(properties: Readonly<Record<string, unknown>>) {
  return { type: 'object', additionalProperties: false, properties };
}

function limits() {
  const names = metricNames.flatMap((name) => [name, `each:${name}`]);
  return closed(Object.fromEntries(names.map((name) => [name, { type: 'number', minimum: 0 }])));
}

function optionSchema({ docs, ...schema }: OptionSchema): Schema {
  return { type: typeof schema.default, description: docs, ...schema };
}

function path() {
  return { type: 'string', minLength: 1 };
}

function format() {
  return { type: 'string', pattern: formatPattern.source };
}

function mapValues<A, B>(table: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, map(value)]));
}
