import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { CheckRequest } from './request.ts';
import { choice, one, text, type Words } from './words.ts';

export function checkOptions(command: Argv): Argv {
  return readingOptions(inputs(command))
    .option('format', choice('default: stylish', ['stylish', 'unix', 'json', 'jsonl']))
    .option('max-warnings', text('exit 1 on more warnings than this; default: warnings never fail'))
    .example('$0 check corpus/ --max-warnings 0', 'fail on the least finding');
}

export function checkRequest(words: Words): CheckRequest {
  const maxWarnings = one(words, 'max-warnings');
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) {
    throw new GazetteError('usage', `--max-warnings needs a whole number, not ${maxWarnings}`);
  }
  return {
    command: 'check',
    input: inputOf(words),
    format: (one(words, 'format') ?? 'stylish') as CheckRequest['format'],
    ...(maxWarnings === undefined ? {} : { maxWarnings: Number(maxWarnings) }),
    ...readingOf(words),
  };
}
