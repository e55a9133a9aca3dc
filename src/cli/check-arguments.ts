import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { parseLimit } from './limit-arguments.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { CheckRequest } from './request.ts';
import { choice, flag, is, list, one, text, type Words } from './words.ts';

export function checkOptions(command: Argv): Argv {
  return readingOptions(inputs(command))
    .option('format', choice('default: stylish', ['stylish', 'unix', 'json', 'jsonl']))
    .option('max-warnings', text('exit 1 on more warnings than this; default: warnings never fail'))
    .option('fix', flag('mend what can be mended without doubt, and write the files in their place'))
    .option(
      'max',
      text('METRIC=NUMBER: exit 1 where a metric of the corpus is greater; each:METRIC=NUMBER for every document'),
    )
    .option(
      'min',
      text('METRIC=NUMBER: exit 1 where a metric of the corpus is less; each:METRIC=NUMBER for every document'),
    )
    .option('gold', text('folder with gold texts: measures character-error-rate and joint-accuracy where there is one'))
    .option('facts', text('JSON Lines of passages that must be there, must not, or must stand in order'))
    .example('$0 check corpus/ --max-warnings 0', 'fail on the least finding');
}

export function checkRequest(words: Words): CheckRequest {
  const maxWarnings = one(words, 'max-warnings');
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) {
    throw new GazetteError('usage', `--max-warnings needs a whole number, not ${maxWarnings}`);
  }
  const [gold, facts] = [one(words, 'gold'), one(words, 'facts')];
  return {
    command: 'check',
    input: inputOf(words),
    format: (one(words, 'format') ?? 'stylish') as CheckRequest['format'],
    fix: is(words, 'fix'),
    limits: [
      ...list(words.max).map((word) => parseLimit(word, 'max')),
      ...list(words.min).map((word) => parseLimit(word, 'min')),
    ],
    ...(gold === undefined ? {} : { gold }),
    ...(facts === undefined ? {} : { facts }),
    ...(maxWarnings === undefined ? {} : { maxWarnings: Number(maxWarnings) }),
    ...readingOf(words),
  };
}
