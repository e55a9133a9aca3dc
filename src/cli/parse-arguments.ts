import yargs, { type Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import { tool } from '../version.ts';
import { checkOptions, checkRequest } from './check-arguments.ts';
import { cleanOptions, cleanRequest } from './clean-arguments.ts';
import { dedupeOptions, dedupeRequest } from './dedupe-arguments.ts';
import { diffOptions, diffRequest } from './diff-arguments.ts';
import type { Request } from './request.ts';
import { restoreOptions, restoreRequest } from './restore-arguments.ts';
import { shield } from './shield.ts';
import { workerOptions, workerRequest } from './worker-arguments.ts';

const flags = [
  'merge',
  'check',
  'strict',
  'resume',
  'quiet',
  'stat',
  'no-pager',
  'fix',
  'no-config',
  'update-baseline',
  'cache',
  'no-cache',
  'open',
  'no-browser',
  'debug',
  'help',
  'version',
];

/**
 * Turns the words behind `gazette` into a request.
 *
 * @throws GazetteError `usage` for an unknown command or option, a missing or wrong value, an option given twice
 * @example
 * await parseArguments(['clean', 'raw.txt', '--to', 'txt'])
 * // { command: 'clean', input: ['raw.txt'], to: 'txt', order: 'safe', … }
 */
export async function parseArguments(argv: readonly string[]): Promise<Request> {
  let request: Request | undefined;
  let shown = '';
  const take = (made: Request) => {
    request = made;
  };
  const parser = describeCommands(yargs(), take);
  try {
    await parser.parseAsync(shield(argv, flags), {}, (_error, _parsed, output) => {
      shown = output;
    });
  } catch (error) {
    if (error instanceof GazetteError) throw error;
    // yargs lists wrong values over several lines.
    const message = error instanceof Error ? error.message : String(error);
    throw new GazetteError('usage', message.replace(/\s*\n\s*/g, ' '), { cause: error });
  }
  return request ?? { command: 'show', text: `${shown}\n` };
}

function describeCommands(parser: Argv, take: (request: Request) => void): Argv {
  return parser
    .scriptName('gazette')
    .usage(
      '$0 <command>\n\nRebuilds one clean report from the bad text of a gazette, and accounts for every character.',
    )
    .detectLocale(false)
    .exitProcess(false)
    .version(tool.version)
    .wrap(110)
    .strict()
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
      'boolean-negation': false,
      'camel-case-expansion': false,
    })
    .demandCommand(1, 1, 'no command given', 'more than one command given')
    .fail((message, error) => {
      // A fail handler that returns would let the command run.
      throw error ?? new GazetteError('usage', message);
    })
    .command('clean <input..>', 'rebuild one clean report per input', cleanOptions, (words) =>
      take(cleanRequest(words)),
    )
    .command('diff <raw> [clean]', 'show what cleaning changes and why, or compare two texts', diffOptions, (words) =>
      take(diffRequest(words)),
    )
    .command('check [input..]', 'judge the quality of texts, for CI', checkOptions, (words) =>
      take(checkRequest(words)),
    )
    .command('dedupe <input..>', 'find passages that several documents share', dedupeOptions, (words) =>
      take(dedupeRequest(words)),
    )
    .command('worker', 'answer records with records, JSON Lines: what an engine calls', workerOptions, (words) =>
      take(workerRequest(words)),
    )
    .command(
      'restore <report> <ledger>',
      'give back the raw texts from a report and its ledger',
      restoreOptions,
      (words) => take(restoreRequest(words)),
    );
}
