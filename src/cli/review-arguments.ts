import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import type { DiffRequest } from './request.ts';
import { flag, is, one, text, type Words } from './words.ts';

/** Options of the review in the browser. */
export function reviewOptions(command: Argv): Argv {
  return command
    .option('open', flag('show the review in the browser and save decisions; Ctrl-C ends it'))
    .option('port', text('port on 127.0.0.1 for --open; default: a free one'))
    .option('no-browser', flag('with --open: print the address, open nothing'))
    .option(
      'decisions',
      text('file of decisions to show and, with --open, to save; default: beside ledger or raw text'),
    )
    .example('$0 diff raw.txt --to html -o review.html', 'one HTML file to read and to pass on')
    .example('$0 diff raw.txt --open', 'review in the browser, and decide');
}

export function reviewOf(words: Words): Pick<DiffRequest, 'open' | 'port' | 'browser' | 'decisionsFile'> {
  const [port, decisionsFile] = [one(words, 'port'), one(words, 'decisions')];
  const open = is(words, 'open');
  if (port !== undefined && !/^\d{1,5}$/.test(port))
    throw new GazetteError('usage', `--port takes a number, not ${port}`);
  if (Number(port ?? 0) > 65_535) throw new GazetteError('usage', '--port takes a number up to 65535');
  if (!open && (port !== undefined || is(words, 'no-browser'))) {
    throw new GazetteError('usage', '--port and --no-browser need --open');
  }
  if (open && one(words, 'to') !== undefined && one(words, 'to') !== 'html') {
    throw new GazetteError('usage', '--open shows the review: leave out --to');
  }
  if (open && one(words, 'output') !== undefined)
    throw new GazetteError('usage', '--open writes no file: leave out -o');
  return {
    open,
    ...(port === undefined ? {} : { port: Number(port) }),
    browser: !is(words, 'no-browser'),
    ...(decisionsFile === undefined ? {} : { decisionsFile }),
  };
}
