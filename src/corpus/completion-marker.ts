import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { tool } from '../version.ts';
import type { Shard } from './shard.ts';
import { writeFiles } from './write-files.ts';

/** How many, and one hash over all of them. */
export interface Digest {
  readonly count: number;
  readonly sha256: string;
}

/** A file that a stage has written: its path from the folder of the marker, with `/`. */
interface MarkedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a stage says when it has finished a shard: of what, with which options, what is there now. Version 1; written last. */
export interface CompletionMarker {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly stage: string;
  readonly shard: Shard;
  /** Of the ids and contents of all inputs: see `digestOf`. */
  readonly inputs: Digest;
  /** Hash of the options that the outputs depend on: see `hashOptions`. */
  readonly options: string;
  readonly outputs: readonly MarkedFile[];
}

/** What a run is about to do, to be held against what a marker says was done. */
export type Work = Pick<CompletionMarker, 'stage' | 'shard' | 'inputs' | 'options'>;

/**
 * A digest of documents or files, the same in whatever order they come.
 *
 * @param entries id and hash of the content of each; an id stands once
 * @example
 * digestOf([['b.txt', '2c26…'], ['a.txt', 'fcde…']])   // { count: 2, sha256: '…' }, as the other way round
 */
export function digestOf(entries: Iterable<readonly [id: string, sha256: string]>): Digest {
  const lines = Array.from(entries, ([id, sha256]) => `${JSON.stringify(id)} ${sha256}\n`).sort();
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line);
  return { count: lines.length, sha256: hash.digest('hex') };
}

/**
 * The hash of options that are plain data. The order of members does not matter, and one that is undefined is not there.
 *
 * @example
 * hashOptions({ order: 'safe', keep: [] }) === hashOptions({ keep: [], order: 'safe', from: undefined })   // true
 */
export function hashOptions(options: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(options, sorted) ?? 'null')
    .digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * Writes the marker of a shard, all of it or nothing, when everything that it tells of has its name.
 *
 * @param outputs absolute paths of the files that were written
 * @throws GazetteError `output-unwritable`; what `node:fs` throws where an output is not there
 */
export async function writeMarker(path: string, work: Work, outputs: readonly string[]): Promise<CompletionMarker> {
  const folder = dirname(resolve(path));
  const files = [];
  for (const output of [...outputs].sort()) {
    const name = relative(folder, output).split(sep).join('/');
    files.push({ path: name, bytes: (await stat(output)).size, sha256: await hashFile(output) });
  }
  const { stage, shard, inputs, options } = work;
  const marker: CompletionMarker = {
    version: 1,
    tool: { name: tool.name, version: tool.version },
    stage,
    shard: { number: shard.number, of: shard.of },
    inputs,
    options,
    outputs: files,
  };
  await writeFiles([{ path, text: `${JSON.stringify(marker, null, 2)}\n` }]);
  return marker;
}

/**
 * The marker of a shard, where it tells of the same work by the same version of the tool and every output is there as it was written;
 * else undefined: the shard is to be made again.
 */
export async function findMarker(path: string, work: Work): Promise<CompletionMarker | undefined> {
  const marker = await readMarker(path);
  if (!marker || marker.tool.name !== tool.name || marker.tool.version !== tool.version) return undefined;
  if (marker.stage !== work.stage || marker.options !== work.options) return undefined;
  if (marker.shard.number !== work.shard.number || marker.shard.of !== work.shard.of) return undefined;
  if (marker.inputs.count !== work.inputs.count || marker.inputs.sha256 !== work.inputs.sha256) return undefined;
  for (const { path: name, bytes, sha256 } of marker.outputs) {
    const output = resolve(dirname(path), name);
    const size = await stat(output).then(
      (found) => found.size,
      () => -1,
    );
    if (size !== bytes || (await hashFile(output).catch(() => '')) !== sha256) return undefined;
  }
  return marker;
}

/** A marker as it stands; undefined where there is none, or something else has its name. */
export async function readMarker(path: string): Promise<CompletionMarker | undefined> {
  try {
    const marker = JSON.parse(await readFile(path, 'utf8')) as CompletionMarker;
    const isWhole =
      marker.version === 1 && marker.tool && marker.shard && marker.inputs && Array.isArray(marker.outputs);
    return isWhole ? marker : undefined;
  } catch {
    return undefined;
  }
}

/** SHA-256 of the bytes of a file, read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
