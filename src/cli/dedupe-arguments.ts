import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { DedupeRequest } from './request.ts';
import { flag, is, one, outputOf, text, type Words } from './words.ts';

export function dedupeOptions(command: Argv): Argv {
  return readingOptions(inputs(command))
    .option('output', text('file for the rows; default: standard output', 'o'))
    .option('min-length', text('least letters of a passage, an ideograph counted as two; default: 80'))
    .option('min-similarity', text('least similarity of two passages, 0.5 to 1; default: 0.75'))
    .option('common-in', text('a passage in more documents than this is boilerplate; default: 64'))
    .option('jobs', text('threads; 1: none beside this one; default: one a processor, 4 at most'))
    .option('quiet', flag('no summary on standard error'))
    .example('$0 dedupe corpus/ -o repeats.jsonl', 'passages that several files share')
    .example('$0 dedupe issues.jsonl --min-similarity 0.9', 'near copies alone, every record a document');
}

export function dedupeRequest(words: Words): DedupeRequest {
  const [output, jobs] = [outputOf(words), numberOf(words, 'jobs', 1, 256)];
  const [minLength, commonIn] = [numberOf(words, 'min-length', 20, 1e9), numberOf(words, 'common-in', 2, 1e9)];
  const minSimilarity = numberOf(words, 'min-similarity', 0.5, 1);
  return {
    command: 'dedupe',
    input: inputOf(words),
    ...(output === undefined ? {} : { output }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
    quiet: is(words, 'quiet'),
    ...readingOf(words),
  };
}

/** A number within bounds, whole unless a bound is not. */
function numberOf(words: Words, name: string, least: number, most: number): number | undefined {
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
