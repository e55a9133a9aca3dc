import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../../src/check/config/config-schema.ts';
import { nearestName } from '../../../src/check/config/nearest-name.ts';
import { readConfig } from '../../../src/check/config/read-config.ts';
import { configuredDocuments, limitsOf } from '../../../src/check/config/settings-for.ts';
import { rules } from '../../../src/check/rules/rules.ts';
import { GazetteError } from '../../../src/errors.ts';

const whole = {
  $schema: './node_modules/gazette-cleaner/dist/src/check/config/config.schema.json',
  rules: { 'stray-space': 'off', 'garbled-text': ['error', { nats: 6 }] },
  max: { 'duplicate-ratio': 0.02, 'each:duplicate-ratio': 0.1 },
  min: { order: 0.95 },
  maxWarnings: 0,
  lang: 'zh',
  format: ['stylish', 'sarif:out.sarif'],
  baseline: 'known.json',
  cache: true,
  gold: 'gold',
  facts: 'facts.jsonl',
  ignores: ['drafts/**'],
  overrides: [{ files: '2023/**', rules: { 'mixed-width': 'off' }, from: 'text', encoding: 'gb18030' }],
  trend: 'trend.jsonl',
};

const wrong: readonly (readonly [unknown, path: string, meant?: string])[] = [
  [{ rule: {} }, 'rule', 'rules'],
  [{ maxWarning: 3 }, 'maxWarning', 'maxWarnings'],
  [{ rules: { 'stray-spaces': 'off' } }, 'rules.stray-spaces', 'stray-space'],
  [{ rules: { 'garbled-text': ['error', { nat: 6 }] } }, 'rules.garbled-text.1.nat', 'nats'],
  [{ rules: { 'garbled-text': ['error', { nats: 'six' }] } }, 'rules.garbled-text.1.nats'],
  [{ rules: { 'garbled-text': ['error', { nats: 99 }] } }, 'rules.garbled-text.1.nats'],
  [{ rules: { 'stray-space': 'warn' } }, 'rules.stray-space'],
  [{ max: { 'duplicates-ratio': 1 } }, 'max.duplicates-ratio', 'duplicate-ratio'],
  [{ min: { 'each:ordr': 1 } }, 'min.each:ordr', 'each:order'],
  [{ max: { order: '1' } }, 'max.order'],
  [{ maxWarnings: -1 }, 'maxWarnings'],
  [{ lang: 'de' }, 'lang'],
  [{ format: 'xml' }, 'format'],
  [{ overrides: [{ files: 'a', rulse: {} }] }, 'overrides.0.rulse', 'rules'],
  [{ overrides: [{ files: 'a', rules: { mojibakes: 'off' } }] }, 'overrides.0.rules.mojibakes', 'mojibake'],
  [{ overrides: [{ rules: {} }] }, 'overrides.0.files'],
  [{ overrides: [{ files: 'a', encoding: 'klingon' }] }, 'overrides.0.encoding'],
  [[], ''],
  ['off', ''],
  [null, ''],
];

function errorOf(value: unknown): GazetteError {
  try {
    readConfig(value, 'c.json');
  } catch (error) {
    if (error instanceof GazetteError) return error;
  }
  throw new Error('it is taken as a configuration');
}

describe('a configuration', () => {
  test('may hold all its keys', () => {
    expect(readConfig(whole, 'c.json')).toEqual(whole);
    expect(readConfig({}, 'c.json')).toEqual({});
  });

  test.each(wrong)('%j is refused by the path of what is wrong', (value, path, meant) => {
    const error = errorOf(value);
    expect(error.code).toBe('invalid-config');
    expect(error.argument).toContain(path);
    if (meant !== undefined) expect(error.argument).toMatch(new RegExp(`\\b${meant}\\?$`));
  });
});

describe('its JSON Schema', () => {
  test('is published as it is made of the rules', () => {
    expect(JSON.parse(readFileSync('src/check/config/config.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(configSchema())),
    );
  });

  test('takes and refuses what the program takes and refuses', () => {
    const validate = new Ajv({ strict: false }).compile(configSchema());
    expect(validate(whole)).toBe(true);
    for (const [value] of wrong) {
      // No schema can know all encodings.
      if (JSON.stringify(value).includes('klingon')) continue;
      expect([value, validate(value)]).toEqual([value, false]);
    }
  });

  test('knows every rule', () => {
    const names = Object.keys((configSchema() as never as typeof schemaShape).definitions.rules.properties);
    expect(names).toEqual(rules.map(({ name }) => name));
  });
});

declare const schemaShape: { definitions: { rules: { properties: Record<string, unknown> } } };

describe('the nearest name', () => {
  test.each([
    ['strayspace', 'stray-space'],
    ['Mojibake', 'mojibake'],
    ['section_order', 'section-order'],
    ['photosynthesis', undefined],
  ])('of %s is %s', (name, meant) => {
    expect(
      nearestName(
        name,
        rules.map((rule) => rule.name),
      ),
    ).toBe(meant);
  });
});

describe('what holds for a document', () => {
  const documents = configuredDocuments({
    folder: '/corpus',
    config: {
      rules: { 'stray-space': 'off', mojibake: 'warning' },
      ignores: ['drafts/**'],
      overrides: [
        { files: '2023/**', rules: { mojibake: 'off' }, encoding: 'gb18030' },
        { files: ['**/scan-*.txt'], rules: { mojibake: 'error' } },
      ],
    },
  });

  test('is what is said of all, then what is said of it, the later over the earlier', () => {
    expect(documents.settingsFor('/corpus/2024/a.txt').settings.rules).toEqual({
      'stray-space': 'off',
      mojibake: 'warning',
    });
    expect(documents.settingsFor('/corpus/2023/a.txt')).toMatchObject({
      settings: { rules: { mojibake: 'off' } },
      encoding: 'gb18030',
    });
    expect(documents.settingsFor('/corpus/2023/scan-1.txt').settings.rules).toMatchObject({ mojibake: 'error' });
    expect(documents.settingsFor(undefined).settings.rules).toMatchObject({ mojibake: 'warning' });
  });

  test('is nothing for what is ignored', () => {
    expect(documents.isIgnored('/corpus/drafts/deep/a.txt')).toBe(true);
    expect(documents.isIgnored('/corpus/2023/a.txt')).toBe(false);
    expect(documents.isIgnored('/elsewhere/drafts/a.txt')).toBe(false);
  });

  test('limits of the command line take the place of configured ones', () => {
    const limits = limitsOf({ max: { gaps: 3, 'each:gaps': 1 } }, [
      { metric: 'gaps', bound: 'max', limit: 9, scope: 'corpus' },
    ]);
    expect(limits.map(({ scope, limit }) => [scope, limit])).toEqual([
      ['corpus', 9],
      ['document', 1],
    ]);
  });
});
