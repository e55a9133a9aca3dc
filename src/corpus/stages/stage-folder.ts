import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { GazetteError } from '../../errors.ts';
import {
  type CompletionMarker,
  type Digest,
  digestOf,
  findMarker,
  readMarker,
  type Work,
  writeMarker,
} from '../completion-marker.ts';
import { type Shard, shardName } from '../shard.ts';
import type { TableKind, TableRows } from '../tables/row-columns.ts';
import { openRows, type RowFormat, type RowWriter } from '../tables/write-rows.ts';

/** The stages of dedupe that leave files, in their order. */
export const stageNames = ['sign', 'pairs', 'verify', 'cluster'] as const;

export type DedupeStage = (typeof stageNames)[number];

/** What a stage has left: all shards of it. */
export interface StageFiles {
  /** Absolute paths of the files of one kind of rows, one for each shard. */
  readonly paths: (kind: TableKind) => readonly string[];
  /** Of the contents of all files, in whatever format and order. */
  readonly digest: Digest;
}

/** One shard of one stage, about to be made. */
export interface ShardWork extends Work {
  readonly stage: DedupeStage;
  /** The folder of all stages. */
  readonly folder: string;
  readonly to: RowFormat;
}

const MARKER = '.done.json';

/** Whether a shard is there already, made of the same inputs with the same options. */
export async function isThere(work: ShardWork): Promise<boolean> {
  const marker = await findMarker(markerPath(work), work);
  return marker?.outputs.every(({ path }) => path.endsWith(`.${work.to}`)) ?? false;
}

/** Whether anything says that a shard is there, of whatever inputs. */
export async function hasMarker(work: ShardWork): Promise<boolean> {
  return (await readMarker(markerPath(work))) !== undefined;
}

/**
 * Makes the files of a shard, whole or not at all, and then its marker.
 *
 * Layout: `FOLDER/STAGE/KIND.1-of-8.jsonl`, `FOLDER/STAGE/1-of-8.done.json`.
 *
 * @param kinds of the rows that it has, one file each
 * @param make writes the rows; what it gives is put into the marker as `inputs`, where those are known only then
 */
export async function makeShard<Kinds extends readonly TableKind[]>(
  work: ShardWork,
  kinds: Kinds,
  make: (writers: { readonly [Kind in Kinds[number]]: RowWriter<TableRows[Kind]> }) => Promise<Digest | undefined>,
): Promise<CompletionMarker> {
  const paths = kinds.map((kind) => join(stagePath(work), `${kind}.${shardName(work.shard)}.${work.to}`));
  const writers: RowWriter<never>[] = [];
  let inputs: Digest | undefined;
  try {
    for (const [k, kind] of kinds.entries()) writers.push(await openRows(paths[k]!, kind, {}));
    const named = Object.fromEntries(kinds.map((kind, k) => [kind, writers[k]!]));
    inputs = await make(named as never);
  } catch (error) {
    await Promise.allSettled(writers.map((writer) => writer.discard()));
    throw error;
  }
  for (const writer of writers) await writer.commit();
  return writeMarker(
    markerPath(work),
    { ...work, inputs: inputs ?? work.inputs },
    paths.map((path) => resolve(path)),
  );
}

/** What the shards of a stage must have been made of and with. */
export interface Expected {
  readonly inputs?: Digest;
  readonly options?: string;
}

/**
 * The files of a stage, all shards of it.
 *
 * @throws GazetteError `stage-incomplete` when a shard is missing or damaged, was made of other inputs or with other options, or shards
 * of two ways of cutting are there
 */
export async function findStage(folder: string, stage: DedupeStage, expected: Expected = {}): Promise<StageFiles> {
  const place = join(folder, stage);
  const markers = await readMarkers(place);
  const of = markers[0]!.shard.of;
  const fault = (number: number, what: string) =>
    new GazetteError('stage-incomplete', `${shardName({ number, of })} in ${place} ${what}`);
  for (const { shard, inputs, options } of markers) {
    if (shard.of !== of)
      throw fault(markers[0]!.shard.number, `stands beside ${shardName(shard)}: remove those of one cut`);
    if (expected.inputs && inputs.sha256 !== expected.inputs.sha256)
      throw fault(shard.number, 'was made of other inputs');
    if (options !== (expected.options ?? markers[0]!.options)) throw fault(shard.number, 'was made with other options');
  }
  const there = new Set(markers.map(({ shard }) => shard.number));
  for (let number = 1; number <= of; number += 1) if (!there.has(number)) throw fault(number, 'is missing');
  const files = markers.flatMap(({ shard, outputs }) => outputs.map((output) => ({ ...output, number: shard.number })));
  for (const { path, bytes, number } of files) {
    const size = await stat(join(place, path)).then(
      (found) => found.size,
      () => -1,
    );
    if (size !== bytes) throw fault(number, `is damaged: ${path}`);
  }
  return {
    paths: (kind) =>
      files.filter(({ path }) => basename(path).startsWith(`${kind}.`)).map(({ path }) => resolve(place, path)),
    digest: digestOf(files.map(({ path, sha256 }) => [path, sha256])),
  };
}

/** The markers of a stage, at least one. */
async function readMarkers(place: string): Promise<readonly CompletionMarker[]> {
  const names = (await readdir(place).catch(() => [])).filter((name) => name.endsWith(MARKER)).sort();
  const markers = await Promise.all(names.map((name) => readMarker(join(place, name))));
  const whole = markers.filter((marker) => marker !== undefined);
  if (whole.length === 0) throw new GazetteError('stage-incomplete', `nothing in ${place}`);
  return whole;
}

function stagePath({ folder, stage }: Pick<ShardWork, 'folder' | 'stage'>): string {
  return join(folder, stage);
}

function markerPath(work: Pick<ShardWork, 'folder' | 'stage'> & { readonly shard: Shard }): string {
  return join(stagePath(work), `${shardName(work.shard)}${MARKER}`);
}
