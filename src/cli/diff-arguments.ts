import { extname } from 'node:path';
import type { Argv } from 'yargs';
import { type ChangeKind, changeKinds } from '../diff/change.ts';
import { GazetteError } from '../errors.ts';
import { readingOf, readingOptions } from './reading-arguments.ts';
import type { DiffRequest } from './request.ts';
import { reviewOf, reviewOptions } from './review-arguments.ts';
import { choice, flag, is, list, one, outputOf, text, type Words } from './words.ts';

const formats: readonly DiffRequest['to'][] = ['terminal', 'html', 'jsonl', 'patch', 'md'];

/** What an ending of `-o` says about the format; any other ending is a terminal listing in a file. */
const endings: Readonly<Record<string, DiffRequest['to']>> = {
  '.html': 'html',
  '.jsonl': 'jsonl',
  '.patch': 'patch',
  '.diff': 'patch',
  '.md': 'md',
};

export function diffOptions(command: Argv): Argv {
  return reviewOptions(readingOptions(command))
    .positional('raw', { type: 'string', demandOption: true, describe: 'the raw text, or - for standard input' })
    .positional('clean', {
      type: 'string',
      describe: 'its report, or any other text to compare with; default: raw is cleaned',
    })
    .option('ledger', text('the ledger written with the report: nothing is cleaned or compared again'))
    .option('to', choice('format; default: by the ending of -o, else terminal', formats))
    .option('only', text(`kinds to list, parted by commas: ${changeKinds.join(', ')}`))
    .option('stat', flag('counts of changes and characters for each fate instead of a list'))
    .option('no-pager', flag('write a long list straight to the terminal'))
    .option('output', text('file; default: standard output', 'o'))
    .example('$0 diff raw.txt', 'clean raw.txt and show what changes')
    .example('$0 diff raw.txt report.md --ledger ledger.json', 'show what an earlier run has changed')
    .example('$0 diff raw.txt corrected.txt', 'compare two texts, whatever their line breaks')
    .example('$0 diff raw.txt -o review.html', 'a page to review the cleaning in a browser')
    .example('$0 diff raw.txt --to patch | git apply', 'clean raw.txt in place');
}

export function diffRequest(words: Words): DiffRequest {
  const [clean, ledger, output] = [one(words, 'clean'), one(words, 'ledger'), outputOf(words)];
  const raw = one(words, 'raw') ?? '';
  if ([raw, clean, ledger].filter((path) => path === '-').length > 1) {
    throw new GazetteError('usage', 'standard input can be one file only');
  }
  const to = (one(words, 'to') ?? endings[extname(output ?? '').toLowerCase()] ?? 'terminal') as DiffRequest['to'];
  const [only, stat] = [onlyOf(words), is(words, 'stat')];
  if (stat && to !== 'terminal') throw new GazetteError('usage', `--stat is for the terminal, not for ${to}`);
  if (stat && only) throw new GazetteError('usage', '--stat counts every character: leave --only out');
  if (only && (to === 'patch' || to === 'html')) {
    throw new GazetteError('usage', `--to ${to} holds all changes: leave --only out`);
  }
  return {
    command: 'diff',
    raw,
    ...(clean === undefined ? {} : { clean }),
    ...(ledger === undefined ? {} : { ledger }),
    to,
    ...(only === undefined ? {} : { only }),
    stat,
    pager: !is(words, 'no-pager'),
    ...(output === undefined ? {} : { output }),
    ...reviewOf(words),
    ...readingOf(words),
  };
}

function onlyOf(words: Words): readonly ChangeKind[] | undefined {
  const named = list(words.only).flatMap((value) => value.split(','));
  if (named.length === 0) return undefined;
  return named.map((name) => {
    const kind = changeKinds.find((known) => known === name.trim());
    if (!kind) throw new GazetteError('usage', `--only takes ${changeKinds.join(', ')}, not ${name}`);
    return kind;
  });
}
