import { dirname, resolve } from 'node:path';
import type { PassageRow } from '../corpus/dedupe-rows.ts';
import { openIndex } from '../corpus/index/dedupe-with-index.ts';
import { defaultBounds } from '../corpus/verify/match-places.ts';
import { tool } from '../version.ts';
import { openDedupeInputs } from './dedupe-inputs.ts';
import { rowFormat, writePassages } from './dedupe-output.ts';
import { openDedupeSteps } from './dedupe-steps.ts';
import { indexSummary, PassageCount } from './index-summary.ts';
import { emit, type Io } from './io.ts';
import type { DedupeRequest } from './request.ts';

/**
 * `gazette dedupe --index FILE`: adds what the index does not have yet, compares it with everything, and gives all clusters. Documents are
 * named by their paths from the folder of the index, so that they are known again wherever the command is called.
 */
export async function runDedupeIndex(request: DedupeRequest, io: Io): Promise<number> {
  const started = performance.now();
  const path = resolve(io.cwd, request.index!);
  const output = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  const to = rowFormat(request.to, output);
  const inputs = await openDedupeInputs(request, io, { output, namedFrom: dirname(path) });
  const { minLength, minSimilarity, commonIn } = { ...defaultBounds, ...request };
  const bounds = { minLength, minSimilarity, commonIn };
  const steps = await openDedupeSteps(bounds, request.jobs);
  try {
    const index = await openIndex(path, {
      commonIn,
      madeWith: JSON.stringify({ version: tool.version, ...bounds }),
      steps,
      threads: steps.threads,
      ...(request.memoryLimit === undefined ? {} : { memoryLimit: request.memoryLimit }),
    });
    try {
      const added = await index.add(inputs.documents());
      inputs.progress.hide();
      const count = new PassageCount();
      await writePassages(counted(index.passages(), count), { output, to }, io);
      const seconds = (performance.now() - started) / 1000;
      if (!request.quiet) await emit(io.stderr, `${indexSummary(added, count, seconds).join('\n')}\n`);
    } finally {
      await index.close();
    }
  } finally {
    await steps.close();
  }
  return inputs.hasFailed() ? 2 : 0;
}

async function* counted(rows: AsyncIterable<PassageRow>, count: PassageCount): AsyncGenerator<PassageRow> {
  for await (const row of rows) {
    count.take(row);
    yield row;
  }
}
