import { createHash } from 'node:crypto';
import { type Digest, digestOf, hashOptions } from '../completion-marker.ts';
import type { DedupeDocument, DedupeOptions } from '../dedupe-rows.ts';
import type { DedupeSteps } from '../index/dedupe-steps.ts';
import { isInShard, type Shard } from '../shard.ts';
import type { DatabaseOptions } from '../tables/open-database.ts';
import type { RowFormat, RowWriter } from '../tables/write-rows.ts';
import { clusterShard } from './cluster-stage.ts';
import { pairShard } from './pairs-stage.ts';
import { signShard } from './sign-stage.ts';
import {
  type DedupeStage,
  findStage,
  hasMarker,
  isThere,
  makeShard,
  type ShardWork,
  type StageFiles,
  stageNames,
} from './stage-folder.ts';
import { verifyShard } from './verify-stage.ts';

export interface StageRun {
  readonly stage: DedupeStage;
  readonly shard: Shard;
  /** Where all stages are: each reads what the one before has left there. */
  readonly folder: string;
  readonly to: RowFormat;
  readonly options: Required<DedupeOptions>;
  readonly steps: DedupeSteps;
  readonly database?: DatabaseOptions;
  /** For `sign`: the documents of all shards; called twice where something is there already, to see whether it is of the same ones. */
  readonly documents?: () => AsyncIterable<DedupeDocument>;
}

/**
 * Makes one shard of one stage, unless it is there already, made of the same inputs with the same options.
 *
 * sign: documents -> `documents`, `signed`; pairs: `signed` -> `candidates`; verify: `documents`, `candidates` -> `matches`;
 * cluster: `documents`, `matches` -> `passages`. Each stage may be cut into another number of shards than the one before it. The rows of
 * all shards of a stage are those of one shard 1/1, for any number of them.
 *
 * @returns whether anything was to do
 * @throws GazetteError `stage-incomplete`, `duckdb-missing`
 */
export async function runStage(run: StageRun): Promise<'made' | 'there'> {
  if (run.stage === 'sign') return sign(run);
  const { stage, shard, folder, to, steps, options } = run;
  const database = { ...run.database, temporary: folder };
  const { signed, before, inputs } = await findInputs(folder, stage, options);
  const work: ShardWork = { stage, shard, folder, to, inputs, options: optionsOf(stage, options) };
  if (await isThere(work)) return 'there';
  const texts = signed.paths('documents');
  if (stage === 'pairs')
    await makeShard(work, ['candidates'], ({ candidates }) =>
      writeAll(candidates, pairShard(signed.paths('signed'), { ...database, shard, commonIn: options.commonIn })),
    );
  else if (stage === 'verify')
    await makeShard(work, ['matches'], ({ matches }) =>
      writeAll(matches, verifyShard(texts, before.paths('candidates'), { ...database, ...steps, shard })),
    );
  else
    await makeShard(work, ['passages'], ({ passages }) =>
      writeAll(passages, clusterShard(texts, before.paths('matches'), { ...database, ...steps, shard })),
    );
  return 'made';
}

/**
 * What a stage after the first one reads: the signed documents, and the files of the stage before it, both whole and belonging together.
 *
 * @param options what the stages before must have been made with; absent: whatever they were
 */
export async function findInputs(
  folder: string,
  stage: DedupeStage,
  options?: Required<DedupeOptions>,
): Promise<{ readonly signed: StageFiles; readonly before: StageFiles; readonly inputs: Digest }> {
  const signed = await findStage(folder, 'sign');
  let before = signed;
  let inputs = signed.digest;
  for (const earlier of stageNames.slice(1, stageNames.indexOf(stage))) {
    before = await findStage(folder, earlier, { inputs, ...(options ? { options: optionsOf(earlier, options) } : {}) });
    inputs = digestOf([
      ['sign', signed.digest.sha256],
      [earlier, before.digest.sha256],
    ]);
  }
  return { signed, before, inputs };
}

/** The hash of the options that a stage depends on. */
function optionsOf(stage: DedupeStage, options: Required<DedupeOptions>): string {
  const { minLength, minSimilarity, commonIn } = options;
  return hashOptions({ sign: {}, pairs: { commonIn }, verify: { minLength, minSimilarity }, cluster: options }[stage]);
}

async function writeAll<Row>(writer: RowWriter<Row>, rows: AsyncIterable<Row>): Promise<undefined> {
  for await (const row of rows) await writer.write(row);
}

/** The digest of the documents is known only when all have been read: it goes into the marker behind them. */
async function sign({ shard, folder, to, steps, documents, options }: StageRun): Promise<'made' | 'there'> {
  const work: ShardWork = {
    stage: 'sign',
    shard,
    folder,
    to,
    inputs: digestOf([]),
    options: optionsOf('sign', options),
  };
  const own = () => documentsIn(documents!(), shard);
  if (await hasMarker(work)) {
    const entries: [string, string][] = [];
    for await (const { id, text } of own()) entries.push([id, createHash('sha256').update(text).digest('hex')]);
    if (await isThere({ ...work, inputs: digestOf(entries) })) return 'there';
  }
  await makeShard(work, ['documents', 'signed'], (writers) => signShard(own(), steps, writers));
  return 'made';
}

async function* documentsIn(documents: AsyncIterable<DedupeDocument>, shard: Shard): AsyncGenerator<DedupeDocument> {
  for await (const document of documents) if (isInShard(document.id, shard)) yield document;
}
