import * as v from 'valibot';
import { GazetteError } from '../../errors.ts';
import { encodingNamed } from '../../read/decode.ts';
import { metricNames } from '../metrics.ts';
import { rules } from '../rules/rules.ts';
import type { Config } from './config.ts';
import { configShape } from './config-shape.ts';
import { nearestName } from './nearest-name.ts';

/**
 * Takes a value as a configuration.
 *
 * @param name of its file, for the message
 * @throws GazetteError `invalid-config`: the dotted path of the first thing that is wrong, with the nearest name that is known
 * @example
 * readConfig({ rules: { 'stray-spaces': 'off' } }, 'gazette.config.json')
 * // gazette.config.json: rules.stray-spaces is unknown; did you mean stray-space?
 */
export function readConfig(value: unknown, name: string): Config {
  // To valibot a list is an object too.
  if (Array.isArray(value)) throw new GazetteError('invalid-config', `${name}: is no object`);
  const read = v.safeParse(configShape, value);
  if (!read.success) throw new GazetteError('invalid-config', `${name}: ${sentenceOf(firstOf(read.issues))}`);
  for (const [i, { encoding }] of (read.output.overrides ?? []).entries()) {
    if (encoding !== undefined && !isKnown(encoding))
      throw new GazetteError('invalid-config', `${name}: overrides.${i}.encoding: there is no encoding ${encoding}`);
  }
  return read.output as Config;
}

type Issue = v.BaseIssue<unknown>;

/** A key that nobody knows explains most of what else is wrong. */
function firstOf(issues: readonly [Issue, ...Issue[]]): Issue {
  return issues.find(isUnknownKey) ?? issues[0];
}

function isUnknownKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function sentenceOf(issue: Issue): string {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const place = path.join('.');
  if (isUnknownKey(issue)) {
    const near = nearestName(path.at(-1)!, namesAt(path));
    return `${place} is unknown${near === undefined ? '' : `; did you mean ${near}?`}`;
  }
  if (path.length === 0) return 'is no object';
  const said = issue.message
    .replace(/^Invalid \w+: /u, '')
    .replace(/\bExpected\b/u, 'expected')
    .replace(/\breceived\b/iu, 'is');
  return `${place}: ${said}`;
}

/** The names that may stand where an unknown one does. */
function namesAt(path: readonly string[]): readonly string[] {
  const [first, ...rest] = path;
  if (rest.length === 0) return Object.keys(configShape.entries);
  if (first === 'max' || first === 'min') return metricNames.flatMap((name) => [name, `each:${name}`]);
  if (first === 'overrides') return rest.length === 2 ? ['files', 'rules', 'from', 'encoding'] : namesAt(rest.slice(1));
  if (first !== 'rules') return [];
  if (rest.length === 1) return rules.map(({ name }) => name);
  return Object.keys(rules.find(({ name }) => name === rest[0])?.options ?? {});
}

function isKnown(encoding: string): boolean {
  try {
    encodingNamed(encoding);
    return true;
  } catch {
    return false;
  }
}
