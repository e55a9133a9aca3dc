import type { Argv } from 'yargs';
import { type StageName, stageNames } from '../corpus/worker/stages.ts';
import { GazetteError } from '../errors.ts';
import type { Order } from '../types.ts';
import { keepOf, keeps } from './clean-arguments.ts';
import { boundsOf } from './dedupe-arguments.ts';
import { limitsOf } from './reading-arguments.ts';
import type { WorkerRequest } from './request.ts';
import { choice, flag, is, list, one, text, type Words } from './words.ts';

const extras = ['report', 'ledger'] as const;

export function workerOptions(command: Argv): Argv {
  return command
    .option('stage', { ...choice('what is done with a record', stageNames), demandOption: true })
    .option('text-field', text('member of a record that holds its text; default: text'))
    .option('order', choice('clean: safe (default) or best', ['safe', 'best']))
    .option('keep', text(`clean: leave in the text, parted by commas: ${keeps.join(', ')}`))
    .option('with', text(`clean: more of a document, parted by commas: ${extras.join(', ')}`))
    .option('min-length', text('verify, cluster: least letters of a passage, an ideograph counted as two; default: 80'))
    .option('min-similarity', text('verify, cluster: least similarity of two passages, 0.5 to 1; default: 0.75'))
    .option('common-in', text('cluster: a passage in more documents than this is boilerplate; default: 64'))
    .option('config', text('check: configuration file; default: none'))
    .option('max-bytes', text('refuse records that are larger, such as 500k, 64M or 2G; default: 256M'))
    .option('max-pages', text('refuse documents that have more pages; default: 10000'))
    .option('debug', flag('print the stack of an error'))
    .example('$0 worker --stage clean < raw.jsonl > clean.jsonl', 'one record in, one record out, errors too');
}

/** @throws GazetteError `usage` */
export function workerRequest(words: Words): WorkerRequest {
  const [stage, textField, order, config] = [
    one(words, 'stage'),
    one(words, 'text-field'),
    one(words, 'order'),
    one(words, 'config'),
  ];
  const keep = keepOf(words);
  const wanted = list(words.with).flatMap((value) => value.split(','));
  const extra = wanted.map((name) => {
    const known = extras.find((each) => each === name.trim());
    if (!known) throw new GazetteError('usage', `--with takes ${extras.join(', ')}, not ${name}`);
    return known;
  });
  return {
    command: 'worker',
    stage: stage as StageName,
    ...(textField === undefined ? {} : { textField }),
    ...(order === undefined ? {} : { order: order as Order }),
    ...(keep.length === 0 ? {} : { keep }),
    ...(extra.length === 0 ? {} : { with: extra }),
    ...(config === undefined ? {} : { config }),
    ...boundsOf(words),
    ...limitsOf(words),
    debug: is(words, 'debug'),
  };
}
