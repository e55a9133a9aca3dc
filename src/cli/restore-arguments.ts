import type { Argv } from 'yargs';
import type { RestoreRequest } from './request.ts';
import { flag, is, one, outputOf, text, type Words } from './words.ts';

export function restoreOptions(command: Argv): Argv {
  return command
    .positional('report', { type: 'string', demandOption: true, describe: 'the report, as JSON, Markdown or text' })
    .positional('ledger', { type: 'string', demandOption: true, describe: 'the ledger written with it' })
    .option('output', text('folder, or for JSON Lines a file; default, for a single source: standard output', 'o'))
    .option('text-field', text('member of a JSON Lines record that holds its text; default: text'))
    .option('debug', flag('print the stack of an error'))
    .example('$0 restore clean.jsonl ledger.jsonl', 'the raw text of every record again')
    .example('$0 restore report.json ledger.json -o raw/', 'the raw texts again');
}

export function restoreRequest(words: Words): RestoreRequest {
  const [output, textField] = [outputOf(words), one(words, 'text-field')];
  return {
    command: 'restore',
    report: one(words, 'report') ?? '',
    ledger: one(words, 'ledger') ?? '',
    ...(output === undefined ? {} : { output }),
    ...(textField === undefined ? {} : { textField }),
    debug: is(words, 'debug'),
  };
}
