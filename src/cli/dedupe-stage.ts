import { resolve } from 'node:path';
import { shardName } from '../corpus/shard.ts';
import { collectPassages } from '../corpus/stages/collect-passages.ts';
import { runStage } from '../corpus/stages/run-stage.ts';
import { defaultBounds } from '../corpus/verify/match-places.ts';
import { GazetteError } from '../errors.ts';
import { openDedupeInputs } from './dedupe-inputs.ts';
import { rowFormat, writePassages } from './dedupe-output.ts';
import { openDedupeSteps } from './dedupe-steps.ts';
import { emit, type Io } from './io.ts';
import type { DedupeRequest } from './request.ts';

/**
 * `gazette dedupe --stage NAME --shard k/n`: one shard of one stage. `sign` reads documents and writes into the folder `-o`; the stages
 * behind it are given that folder and write there too; `collect` gives the result of all shards as `gazette dedupe` would.
 */
export async function runDedupeStage(request: DedupeRequest, io: Io): Promise<number> {
  const { stage, shard = { number: 1, of: 1 }, memoryLimit } = request;
  const database = memoryLimit === undefined ? {} : { memoryLimit };
  if (stage === 'collect') {
    const output = request.output === undefined ? undefined : resolve(io.cwd, request.output);
    const rows = collectPassages(folderOf(request, io), database);
    await writePassages(rows, { output, to: rowFormat(request.to, output) }, io);
    return 0;
  }
  const { minLength, minSimilarity, commonIn } = { ...defaultBounds, ...request };
  const options = { minLength, minSimilarity, commonIn };
  const folder = stage === 'sign' ? outputFolder(request, io) : folderOf(request, io);
  const inputs = stage === 'sign' ? await openDedupeInputs(request, io, { leaveOut: folder }) : undefined;
  const steps = await openDedupeSteps(options, request.jobs);
  try {
    const { threads } = steps;
    const run = { stage: stage!, shard, folder, to: request.to ?? 'jsonl', options, steps };
    const made = await runStage({
      ...run,
      database: { ...database, threads },
      ...(inputs ? { documents: inputs.documents } : {}),
    });
    inputs?.progress.hide();
    const state = made === 'made' ? 'is made' : 'was there already, of the same inputs with the same options';
    if (!request.quiet) await emit(io.stderr, `${stage} ${shardName(shard)} ${state}\n`);
  } finally {
    await steps.close();
  }
  return inputs?.hasFailed() ? 2 : 0;
}

function outputFolder({ output }: DedupeRequest, io: Io): string {
  if (output === undefined) throw new GazetteError('usage', '--stage sign needs a folder for all stages: -o DIR');
  return resolve(io.cwd, output);
}

function folderOf({ input, stage, output }: DedupeRequest, io: Io): string {
  const [folder] = input;
  if (folder === undefined || input.length > 1)
    throw new GazetteError('usage', `--stage ${stage} takes one input: the folder that --stage sign wrote to`);
  if (output !== undefined && stage !== 'collect')
    throw new GazetteError('usage', `--stage ${stage} writes into the folder that it reads: leave out -o`);
  return resolve(io.cwd, folder);
}
