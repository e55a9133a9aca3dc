import { GazetteError } from '../errors.ts';
import { one, type Words } from './words.ts';

/** A number within bounds, whole unless a bound is not. */
export function numberOf(words: Words, name: string, least: number, most: number): number | undefined {
  const value = one(words, name);
  if (value === undefined) return undefined;
  const isWhole = Number.isInteger(least);
  const number = Number(value);
  if (!(isWhole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(value) || number < least || number > most)
    throw new GazetteError(
      'usage',
      `--${name} needs a ${isWhole ? 'whole ' : ''}number of at least ${least}${most < 1e9 ? ` and at most ${most}` : ''}, not ${value}`,
    );
  return number;
}
