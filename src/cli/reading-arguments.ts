import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { encodingNamed } from '../read/decode.ts';
import type { Media } from '../types.ts';
import type { CleanRequest } from './request.ts';
import { choice, flag, is, list, one, text, type Words } from './words.ts';

const medias: readonly Media[] = ['text', 'markdown'];

export function inputs(command: Argv): Argv {
  const describe = 'files, folders (their .txt, .md and .markdown files), globs in quotes, or - for standard input';
  return command.positional('input', { type: 'string', array: true, demandOption: true, describe });
}

/** An empty word is most often an unset variable of the shell; taken as a path it would mean the working folder. */
export function inputOf(words: Words): readonly string[] {
  const input = list(words.input);
  if (input.includes('')) throw new GazetteError('usage', 'an input is empty');
  return input;
}

export function readingOptions(command: Argv): Argv {
  return command
    .option('from', choice('kind of the input; default: by its name and content', medias))
    .option('encoding', text('encoding of the input, such as gb18030; default: found by trial'))
    .option('debug', flag('print the stack of an error'));
}

export function readingOf(words: Words): Pick<CleanRequest, 'from' | 'encoding' | 'debug'> {
  const [from, encoding] = [one(words, 'from'), one(words, 'encoding')];
  return {
    ...(from === undefined ? {} : { from: from as Media }),
    ...(encoding === undefined ? {} : { encoding: encodingNamed(encoding) }),
    debug: is(words, 'debug'),
  };
}
