import type { Argv } from 'yargs';
import type { DedupeOptions } from '../corpus/dedupe-rows.ts';
import { memorySize } from '../corpus/tables/memory-size.ts';
import type { RowFormat } from '../corpus/tables/write-rows.ts';
import { GazetteError } from '../errors.ts';
import { shardOf } from './job-arguments.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { DedupeRequest } from './request.ts';
import { choice, flag, is, one, outputOf, text, type Words } from './words.ts';

const stages = ['sign', 'pairs', 'verify', 'cluster', 'collect'] as const;

export function dedupeOptions(command: Argv): Argv {
  return readingOptions(inputs(command))
    .option('output', text('file for the rows; default: standard output', 'o'))
    .option('min-length', text('least letters of a passage, an ideograph counted as two; default: 80'))
    .option('min-similarity', text('least similarity of two passages, 0.5 to 1; default: 0.75'))
    .option('common-in', text('a passage in more documents than this is boilerplate; default: 64'))
    .option('jobs', text('threads; 1: none beside this one; default: one a processor, 4 at most'))
    .option('to', choice('jsonl or parquet; default: by the ending of -o', ['jsonl', 'parquet']))
    .option('index', text('a file that remembers: only documents that it does not have are compared with all others'))
    .option('stage', choice('one stage alone, for shards: sign writes into -o DIR, the others take that DIR', stages))
    .option('shard', text('k/n: the k-th of n parts of a stage, such as 1/8'))
    .option('memory-limit', text('memory of an index or a stage, such as 512MB; the rest goes to disk; default: 1GB'))
    .option('quiet', flag('no summary on standard error'))
    .example('$0 dedupe corpus/ -o repeats.jsonl', 'passages that several files share')
    .example('$0 dedupe gazettes/2026 --index gazettes.duckdb', 'only what is new is compared')
    .example('$0 dedupe issues.jsonl --min-similarity 0.9', 'near copies alone, every record a document');
}

export function dedupeRequest(words: Words): DedupeRequest {
  const [output, jobs] = [outputOf(words), numberOf(words, 'jobs', 1, 256)];
  const [to, index, stage, memory] = ['to', 'index', 'stage', 'memory-limit'].map((name) => one(words, name));
  const { shard } = shardOf(words);
  if (index !== undefined && stage !== undefined)
    throw new GazetteError('usage', '--index and --stage exclude each other');
  if (shard !== undefined && (stage === undefined || stage === 'collect'))
    throw new GazetteError('usage', '--shard is the part of a stage: --stage sign, pairs, verify or cluster');
  if (memory !== undefined && index === undefined && stage === undefined)
    throw new GazetteError('usage', '--memory-limit holds for --index and --stage');
  return {
    command: 'dedupe',
    input: inputOf(words),
    ...(output === undefined ? {} : { output }),
    ...(jobs === undefined ? {} : { jobs }),
    ...boundsOf(words),
    ...(to === undefined ? {} : { to: to as RowFormat }),
    ...(index === undefined ? {} : { index }),
    ...(stage === undefined ? {} : { stage: stage as (typeof stages)[number] }),
    ...(shard === undefined ? {} : { shard }),
    ...(memory === undefined ? {} : { memoryLimit: memorySize(memory) }),
    quiet: is(words, 'quiet'),
    ...readingOf(words),
  };
}

/** @throws GazetteError `usage` */
export function boundsOf(words: Words): DedupeOptions {
  const [minLength, commonIn] = [numberOf(words, 'min-length', 20, 1e9), numberOf(words, 'common-in', 2, 1e9)];
  const minSimilarity = numberOf(words, 'min-similarity', 0.5, 1);
  return {
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
  };
}

/** A number within bounds, whole unless a bound is not. */
function numberOf(words: Words, name: string, least: number, most: number): number | undefined {
  const value = one(words, name);
  if (value === undefined) return undefined;
  const isWhole = Number.isInteger(least);
  const number = Number(value);
  if (!(isWhole ? /^\d+$/ : /^\d+(?:\.\d+)?$/).test(value) || number < least || number > most)
    throw new GazetteError(
      'usage',
      `--${name} needs a ${isWhole ? 'whole ' : ''}number of at least ${least}${most < 1e9 ? ` and at most ${most}` : ''}, not ${value}`,
    );
  return number;
}
