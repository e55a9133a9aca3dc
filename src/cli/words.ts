import { GazetteError } from '../errors.ts';
import { unshield } from './shield.ts';

/** What yargs gives: option and positional values by name, not yet trusted. */
export type Words = Readonly<Record<string, unknown>>;

export function text(describe: string, alias?: string) {
  return { type: 'string', requiresArg: true, describe, ...(alias === undefined ? {} : { alias }) } as const;
}

export function choice(describe: string, choices: readonly string[]) {
  return { type: 'string', requiresArg: true, describe, choices } as const;
}

export function flag(describe: string) {
  return { type: 'boolean', describe } as const;
}

export function list(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((word) => unshield(String(word)));
}

/** The one value of an option; yargs makes an array of an option that is given twice. */
export function one(words: Words, name: string): string | undefined {
  const values = list(words[name]);
  if (values.length > 1) throw new GazetteError('usage', `--${name} is given ${values.length} times`);
  if (values[0] === '') throw new GazetteError('usage', `${name} is empty`);
  return values[0];
}

export function is(words: Words, name: string): boolean {
  return list(words[name]).at(-1) === 'true';
}

/** `-o -` is standard output, as without `-o`. */
export function outputOf(words: Words): string | undefined {
  const output = one(words, 'output');
  return output === '-' ? undefined : output;
}
