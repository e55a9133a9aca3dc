import { extname, resolve } from 'node:path';
import { hashOptions } from '../corpus/completion-marker.ts';
import { openFinished } from '../corpus/finished-documents.ts';
import { shardName } from '../corpus/shard.ts';
import { type Decision, parseDecisions } from '../decisions/decision.ts';
import { GazetteError } from '../errors.ts';
import type { Format } from '../render/render.ts';
import type { Input } from '../types.ts';
import { tool } from '../version.ts';
import { type CleanTask, hashOf } from './clean-job.ts';
import type { CleanRun } from './clean-run.ts';
import { type InputFile, readInput } from './collect-inputs.ts';
import { destinationOf, type Inputs, overwriteGuard } from './destinations.ts';
import type { Io } from './io.ts';
import type { ReadingRequest } from './open-input.ts';
import { recordFormatOf } from './record-sink.ts';
import type { CleanRequest } from './request.ts';

/** What helps to clean beside the inputs. */
export interface Aids {
  readonly witnesses: readonly Input[];
  readonly decisions: readonly Decision[];
}

/** Where results go. */
export type Places = Pick<CleanRun, 'output' | 'ledger' | 'inputs' | 'guard'> & { readonly format: Format | 'jsonl' };

/** @throws GazetteError `usage`, `output-needs-folder` */
export function placesOf(request: CleanRequest, files: readonly InputFile[], inputs: Inputs, cwd: string): Places {
  if (inputs.several && request.output === undefined && !request.check) {
    throw new GazetteError('output-needs-folder', 'standard output takes one report');
  }
  const output = destinationOf(request.output, inputs, cwd);
  const ledger = destinationOf(request.ledger, inputs, cwd);
  if (output.kind === 'file' && ledger.kind === 'file' && output.path === ledger.path) {
    throw new GazetteError('usage', '-o and --ledger name the same file');
  }
  const sources = [
    ...files.flatMap(({ absolute }) => (absolute === undefined ? [] : [absolute])),
    ...request.witness.map((path) => resolve(cwd, path)),
    ...(request.decisionsFile === undefined ? [] : [resolve(cwd, request.decisionsFile)]),
  ];
  return {
    output,
    ledger,
    inputs,
    format: request.to ?? formatOf(request.output),
    guard: overwriteGuard(sources, [output]),
  };
}

/** What all documents are cleaned with. Its key tells reports of other options apart; hashes cost little, and only folders need them. */
export function taskOf(
  request: CleanRequest,
  { format, output, ledger, inputs }: Places,
  { witnesses }: Aids,
): CleanTask {
  const { from, encoding, textField, maxBytes, maxPages, order, keep, applyWitness, check, strict } = request;
  const given = { from, encoding, textField, maxBytes, maxPages };
  const reading = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as ReadingRequest;
  const options = { ...reading, order, keep, witnesses, ...(applyWitness ? { applyWitness } : {}) };
  const recordFormat = recordFormatOf(request);
  const ledgers = ledger.kind !== 'none';
  const isKept = request.resume || request.shard !== undefined;
  const needsKey = isKept ? output.kind !== 'none' : output.kind === 'folder' && inputs.several;
  const plain = { ...options, witnesses: witnesses.map(({ path, content }) => [path, hashOf(content)]) };
  return {
    reading,
    options,
    format,
    recordFormat,
    ledgers,
    check,
    strict,
    ...(needsKey ? { key: hashOptions([tool, plain, format, recordFormat, ledgers, check, strict]) } : {}),
  };
}

/**
 * The record of what is finished, below the folder that is written to. A run that comes to its end takes it away again, unless
 * `--resume` or `--shard` asks for it; one that was interrupted leaves it for `--resume`.
 */
export function openRecord(request: CleanRequest, { output }: Places, { key }: CleanTask) {
  const { resume, shard } = request;
  if (resume && output.kind !== 'folder') throw new GazetteError('usage', '--resume needs a folder: -o DIR');
  if (key === undefined || output.kind !== 'folder') return undefined;
  const name = shard === undefined ? 'clean' : `clean-${shardName(shard)}`;
  return openFinished(output.path, { command: 'clean', name, resumes: resume });
}

function formatOf(output: string | undefined): Format | 'jsonl' {
  const ending = extname(output ?? '').toLowerCase();
  if (ending === '.jsonl' || ending === '.ndjson') return 'jsonl';
  return ending === '.txt' ? 'txt' : ending === '.json' ? 'json' : 'md';
}

/** Reads every witness once, for all reports. Without one of them the report would silently be another: it is no input that may fail alone. */
export async function readWitnesses(request: CleanRequest, io: Io): Promise<readonly Input[]> {
  const witnesses = [];
  for (const path of request.witness)
    witnesses.push(await readInput({ path, absolute: resolve(io.cwd, path) }, io, request));
  return witnesses;
}

/** Decisions that are not read would silently be none. */
export async function readDecisions({ decisionsFile, ...limits }: CleanRequest, io: Io): Promise<readonly Decision[]> {
  if (decisionsFile === undefined) return [];
  const { content } = await readInput({ path: decisionsFile, absolute: resolve(io.cwd, decisionsFile) }, io, limits);
  return parseDecisions(Buffer.from(content).toString('utf8'), decisionsFile).decisions;
}
