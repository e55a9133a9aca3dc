import type { Argv } from 'yargs';
import { GazetteError } from '../errors.ts';
import type { Keep } from '../types.ts';
import { jobOptions, jobsOf, shardOf } from './job-arguments.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { CleanRequest } from './request.ts';
import { choice, flag, is, list, one, outputOf, text, type Words } from './words.ts';

export const keeps: readonly Keep[] = ['furniture', 'duplicates', 'order'];

export function cleanOptions(command: Argv): Argv {
  return jobOptions(readingOptions(inputs(command)))
    .option('output', text('report file or, for several inputs, folder; default: standard output', 'o'))
    .option(
      'to',
      choice('format; default: by the ending of -o, else md, of JSON Lines jsonl', ['md', 'txt', 'json', 'jsonl']),
    )
    .option('ledger', text('file or folder for the ledger: what became of every raw character'))
    .option('order', choice('safe: sure joints only (default); best: guessed ones too', ['safe', 'best']))
    .option('keep', text(`leave in the report, parted by commas: ${keeps.join(', ')}`))
    .option('witness', text('another version of the text: helps to order it and suggests readings; may be repeated'))
    .option('apply-witness', text('apply these suggestions: misreading (numbers and rewordings never are)'))
    .option(
      'decisions',
      text('file of what a person has decided, as `gazette diff --open` saves it: it has the last word'),
    )
    .option('merge', flag('all inputs are copies or parts of one publication'))
    .option('check', flag('exit 1 if anything would change; the report is written only where -o says'))
    .option('strict', flag('exit 1 on guesses, gaps or conflicts'))
    .option('quiet', flag('no summary and no warnings'))
    .option('resume', flag('leave what a run before has finished, and what has not changed since'))
    .example('$0 clean raw.txt -o report.md --ledger ledger.json', 'clean one gazette, keep the record')
    .example('$0 clean scans/ -o reports/', 'clean every file in a folder: text, PDF, Word, web pages, OCR')
    .example('$0 clean scans/ -o reports/ --jobs 4 --resume', 'in four processes, going on where a run was stopped')
    .example('$0 clean corpus.jsonl -o clean.jsonl', 'clean the text of every record');
}

export function cleanRequest(words: Words): CleanRequest {
  const output = outputOf(words);
  const to = one(words, 'to');
  const ledger = one(words, 'ledger');
  if (ledger === '-') throw new GazetteError('usage', '--ledger needs a file: standard output carries the report');
  const [merge, resume] = [is(words, 'merge'), is(words, 'resume')];
  const shard = shardOf(words);
  if (merge && (resume || shard.shard))
    throw new GazetteError('usage', `--merge makes one report: ${resume ? '--resume' : '--shard'} does not go with it`);
  return {
    command: 'clean',
    input: inputOf(words),
    ...(output === undefined ? {} : { output }),
    ...(to === undefined ? {} : { to: to as NonNullable<CleanRequest['to']> }),
    ...(ledger === undefined ? {} : { ledger }),
    order: (one(words, 'order') ?? 'safe') as CleanRequest['order'],
    keep: keepOf(words),
    ...witnessOf(words),
    ...decisionsOf(words),
    merge,
    resume,
    ...jobsOf(words),
    ...shard,
    check: is(words, 'check'),
    strict: is(words, 'strict'),
    quiet: is(words, 'quiet'),
    ...readingOf(words),
  };
}

function witnessOf(words: Words): Pick<CleanRequest, 'witness' | 'applyWitness'> {
  const witness = list(words.witness);
  const isNoFile = (path: string) => path === '' || path === '-';
  if (witness.some(isNoFile)) throw new GazetteError('usage', '--witness needs a file');
  const applied = one(words, 'apply-witness');
  if (applied === undefined) return { witness };
  if (applied !== 'misreading') throw new GazetteError('usage', `--apply-witness takes misreading, not ${applied}`);
  if (witness.length === 0) throw new GazetteError('usage', '--apply-witness needs --witness FILE');
  return { witness, applyWitness: [applied] };
}

function decisionsOf(words: Words): Pick<CleanRequest, 'decisionsFile'> {
  const decisionsFile = one(words, 'decisions');
  if (decisionsFile === undefined) return {};
  if (decisionsFile === '' || decisionsFile === '-') throw new GazetteError('usage', '--decisions needs a file');
  return { decisionsFile };
}

export function keepOf(words: Words): readonly Keep[] {
  const named = list(words.keep).flatMap((value) => value.split(','));
  return named.map((name) => {
    const keep = keeps.find((known) => known === name.trim());
    if (!keep) throw new GazetteError('usage', `--keep takes ${keeps.join(', ')}, not ${name}`);
    return keep;
  });
}
