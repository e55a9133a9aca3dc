import type { Argv } from 'yargs';
import { parseShard, type Shard } from '../corpus/shard.ts';
import { GazetteError } from '../errors.ts';
import { one, text, type Words } from './words.ts';

/** Workers that anyone may want; more is a slip of the pen. */
const MOST = 512;

export function jobOptions(command: Argv): Argv {
  return command
    .option('jobs', text('documents worked at side by side, in processes of their own; default: one a processor', 'j'))
    .option('shard', text('k/n: only the documents whose id falls into the k-th of n parts, such as 1/4'));
}

/** @throws GazetteError `usage` */
export function jobsOf(words: Words, names: readonly string[] = ['jobs']): { readonly jobs?: number } {
  const given = names.flatMap((name) => {
    const value = one(words, name);
    if (value === undefined) return [];
    if (!/^\d+$/.test(value)) throw new GazetteError('usage', `--${name} needs a whole number, not ${value}`);
    return [Number(value)];
  });
  if (given.length > 1)
    throw new GazetteError('usage', `${names.map((name) => `--${name}`).join(' and ')} say the same`);
  const [jobs] = given;
  if (jobs !== undefined && jobs > MOST) throw new GazetteError('usage', `--jobs takes at most ${MOST}, not ${jobs}`);
  return jobs === undefined ? {} : { jobs };
}

/** @throws GazetteError `usage` */
export function shardOf(words: Words): { readonly shard?: Shard } {
  const value = one(words, 'shard');
  return value === undefined ? {} : { shard: parseShard(value) };
}
