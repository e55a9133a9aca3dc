import type { Argv } from 'yargs';
import type { DedupeOptions } from '../corpus/dedupe-rows.ts';
import { numberOf } from './number-argument.ts';
import { text, type Words } from './words.ts';

/** @param of what of the command they hold for, as `verify: ` */
export function boundsOptions(command: Argv, of = ''): Argv {
  return command
    .option('min-length', text(`${of}least letters of a passage, an ideograph counted as two; default: 80`))
    .option('min-similarity', text(`${of}least similarity of two passages, 0.5 to 1; default: 0.75`))
    .option('common-in', text(`${of}a passage in more documents than this is boilerplate; default: 64`));
}

/** @throws GazetteError `usage` */
export function boundsOf(words: Words): DedupeOptions {
  const [minLength, commonIn] = [numberOf(words, 'min-length', 20, 1e9), numberOf(words, 'common-in', 2, 1e9)];
  const minSimilarity = numberOf(words, 'min-similarity', 0.5, 1);
  return {
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
  };
}
