import type { Argv } from 'yargs';
import { medias } from '../check/config/medias.ts';
import { GazetteError } from '../errors.ts';
import { encodingNamed } from '../read/decode.ts';
import type { Limits, Media } from '../types.ts';
import type { CleanRequest } from './request.ts';
import { choice, flag, is, list, one, text, type Words } from './words.ts';

export function inputs(command: Argv, demandOption = true): Argv {
  const describe =
    'files (text, Markdown, PDF, Word, HTML, hOCR, ALTO, PAGE, JSON Lines), folders of them, globs in quotes, or - for standard input';
  return command.positional('input', { type: 'string', array: true, demandOption, describe });
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
    .option('text-field', text('member of a JSON Lines record that holds its text; default: text'))
    .option('max-bytes', text('refuse inputs that are larger, such as 500k, 64M or 2G; default: 256M'))
    .option('max-pages', text('refuse inputs that have more pages; default: 10000'))
    .option('debug', flag('print the stack of an error'));
}

export function readingOf(
  words: Words,
): Pick<CleanRequest, 'from' | 'encoding' | 'textField' | 'debug' | keyof Limits> {
  const [from, encoding, textField] = [one(words, 'from'), one(words, 'encoding'), one(words, 'text-field')];
  return {
    ...(from === undefined ? {} : { from: from as Media }),
    ...(encoding === undefined ? {} : { encoding: encodingNamed(encoding) }),
    ...(textField === undefined ? {} : { textField }),
    ...limitsOf(words),
    debug: is(words, 'debug'),
  };
}

const powers: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3 };

/** @throws GazetteError `usage` */
export function limitsOf(words: Words): Limits {
  const [bytes, pages] = [one(words, 'max-bytes'), one(words, 'max-pages')];
  const size = /^(\d+)([kmg]?)$/i.exec(bytes ?? '0');
  if (!size) throw new GazetteError('usage', `--max-bytes takes a number such as 500k, 64M or 2G, not ${bytes}`);
  if (!/^\d+$/.test(pages ?? '0')) throw new GazetteError('usage', `--max-pages needs a whole number, not ${pages}`);
  const maxBytes = Number(size[1]) * 1024 ** (powers[size[2]?.toLowerCase() ?? ''] ?? 0);
  return {
    ...(bytes === undefined ? {} : { maxBytes }),
    ...(pages === undefined ? {} : { maxPages: Number(pages) }),
  };
}
