import type { Argv } from 'yargs';
import { memorySize } from '../corpus/tables/memory-size.ts';
import type { RowFormat } from '../corpus/tables/write-rows.ts';
import { GazetteError } from '../errors.ts';
import { boundsOf, boundsOptions } from './dedupe-bounds.ts';
import { shardOf } from './job-arguments.ts';
import { numberOf } from './number-argument.ts';
import { inputOf, inputs, readingOf, readingOptions } from './reading-arguments.ts';
import type { DedupeRequest } from './request.ts';
import { choice, flag, is, one, outputOf, text, type Words } from './words.ts';

const stages = ['sign', 'pairs', 'verify', 'cluster', 'collect'] as const;

export function dedupeOptions(command: Argv): Argv {
  const written = readingOptions(inputs(command)).option(
    'output',
    text('file for the rows; default: standard output', 'o'),
  );
  return boundsOptions(written)
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
