import { createHash } from 'node:crypto';
import { GazetteError } from '../errors.ts';

/** One of `of` parts into which the documents of a corpus fall; `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Parts that anyone may want; more is a slip of the pen. */
const MOST = 1_000_000;

/**
 * Reads `k/n`.
 *
 * @throws GazetteError `usage`
 * @example
 * parseShard('3/8')   // { number: 3, of: 8 }
 */
export function parseShard(words: string): Shard {
  const [, number, of] = (/^(\d{1,7})\/(\d{1,7})$/.exec(words) ?? []).map(Number);
  if (number === undefined || of === undefined || number < 1 || number > of || of > MOST)
    throw new GazetteError('usage', `--shard takes k/n, such as 1/4 up to 4/4, not ${words}`);
  return { number, of };
}

/** Bytes of the hash that count: as many as a number holds exactly. */
const BYTES = 6;

/**
 * Whether a document belongs to a shard: the first 48 bits of the SHA-256 of its id, modulo the number of shards. It depends on the id
 * alone, so that every document is in exactly one of n shards, whatever else is there and on whatever machine.
 *
 * @param id the relative path of a file, or `corpus.jsonl#id` of a record
 * @example
 * [1, 2].filter((number) => isInShard('2025/第3期.txt', { number, of: 2 }))   // one of [1] and [2]
 */
export function isInShard(id: string, { number, of }: Shard): boolean {
  return createHash('sha256').update(id).digest().readUIntBE(0, BYTES) % of === number - 1;
}

/** `1-of-4`, as it stands in the names of files. */
export function shardName({ number, of }: Shard): string {
  return `${number}-of-${of}`;
}
