import type { Argv } from 'yargs';
import type { RestoreRequest } from './request.ts';
import { flag, is, one, outputOf, text, type Words } from './words.ts';

export function restoreOptions(command: Argv): Argv {
  return command
    .positional('report', { type: 'string', demandOption: true, describe: 'the report, as JSON, Markdown or text' })
    .positional('ledger', { type: 'string', demandOption: true, describe: 'the ledger written with it' })
    .option('output', text('folder; default, for a single source: standard output', 'o'))
    .option('debug', flag('print the stack of an error'))
    .example('$0 restore report.json ledger.json -o raw/', 'the raw texts again');
}

export function restoreRequest(words: Words): RestoreRequest {
  const output = outputOf(words);
  return {
    command: 'restore',
    report: one(words, 'report') ?? '',
    ledger: one(words, 'ledger') ?? '',
    ...(output === undefined ? {} : { output }),
    debug: is(words, 'debug'),
  };
}
