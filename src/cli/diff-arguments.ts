import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { readingOf, readingOptions } from './reading-arguments.ts';
import type { DiffRequest } from './request.ts';
import { reviewOf, reviewOptions } from './review-arguments.ts';
import { choice, one, outputOf, text, type Words } from './words.ts';

export function diffOptions(command: Argv): Argv {
  return reviewOptions(readingOptions(command))
    .positional('raw', { type: 'string', demandOption: true, describe: 'the raw text, or - for standard input' })
    .positional('clean', { type: 'string', describe: 'its report, when it has been cleaned before (needs --ledger)' })
    .option('ledger', text('the ledger written with the report'))
    .option('to', choice('format; default: terminal', ['terminal', 'jsonl', 'html']))
    .option('output', text('file; default: standard output', 'o'))
    .example('$0 diff raw.txt', 'clean raw.txt and show what changes')
    .example('$0 diff raw.txt report.json --ledger ledger.json', 'show what an earlier run has changed');
}

export function diffRequest(words: Words): DiffRequest {
  const [clean, ledger, output] = [one(words, 'clean'), one(words, 'ledger'), outputOf(words)];
  if (clean !== undefined && ledger === undefined) {
    throw new GazetteError('usage', 'a report can be compared with --ledger only');
  }
  if (ledger !== undefined && clean === undefined) throw new GazetteError('usage', '--ledger needs the report too');
  return {
    command: 'diff',
    raw: one(words, 'raw') ?? '',
    ...(clean === undefined ? {} : { clean }),
    ...(ledger === undefined ? {} : { ledger }),
    to: (one(words, 'to') ?? (/\.html?$/i.test(output ?? '') ? 'html' : 'terminal')) as DiffRequest['to'],
    ...(output === undefined ? {} : { output }),
    ...reviewOf(words),
    ...readingOf(words),
  };
}
